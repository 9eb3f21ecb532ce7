import * as v from 'valibot'
import type { StaffRole } from '../../domain/staff/types'
import { action } from '../action'
import { id } from '../fields'
import type { BrandView, StoreView } from '../views'

const ticket = v.pipe(v.string(), v.regex(/^[0-9A-Za-z]{22}$/))
const number = v.pipe(v.string(), v.regex(/^\d{2}$/))

/** A computer, as its browser and network say. */
interface ComputerView {
  network: string
  device: string
}

export interface LoginOpened {
  /** Three numbers; one of them is on the computer's screen. */
  choices: string[]
  computer: ComputerView
  /** When the code was made, and until when it may be confirmed. */
  createdAt: number
  until: number
  /** Who will be logged in. */
  brandName: string
  name: string
  role: StaffRole
  now: number
}

/**
 * A phone has scanned the code of a computer. Any phone may; who is not of the staff, or whose role has
 * nothing to do at a computer, learns nothing about it. Repeatable by the same person.
 */
export const openLogin = action<LoginOpened>()('login.open', 'anyone', v.strictObject({ ticket }))

/** The number on the computer's screen; a wrong one ends the ticket. Repeatable. */
export const confirmLogin = action<{ state: 'confirmed' }>()(
  'login.confirm',
  'staff',
  v.strictObject({ ticket, number }),
)

/** 不是我: ends the ticket. Repeatable. */
export const refuseLogin = action<{ state: 'refused' }>()('login.refuse', 'staff', v.strictObject({ ticket }))

interface SessionView extends ComputerView {
  sessionId: string
  createdAt: number
  lastAt: number
  /** The computer that asks. */
  current: boolean
}

/** The caller's own computers that are logged in, the one used last first. */
export const listSessions = action<{ sessions: SessionView[]; now: number }>()(
  'login.sessions',
  'staff',
  v.strictObject({}),
)

/** Logs one of the caller's own computers out. Repeatable. */
export const endSession = action<{ ended: boolean }>()(
  'login.end',
  'staff',
  v.strictObject({ sessionId: id }),
)

export interface SessionOpened {
  brand: BrandView
  name: string
  role: StaffRole
  /** All stores of the brand are theirs. */
  everywhere: boolean
  stores: StoreView[]
  /** Names of the staff actions this person may call (`shared/contract/permissions.ts`). */
  permissions: string[]
  /** null on a phone. */
  session: { endsAt: number; booksUntil: number } | null
  now: number
}

/** Who is logged in, and what they may do. */
export const openSession = action<SessionOpened>()('login.session', 'staff', v.strictObject({}))
