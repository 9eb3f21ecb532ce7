import type { StaffRole } from '../staff/types'

export const LOGIN_STATES = [
  'waiting',
  'opened',
  'confirmed',
  'used',
  'refused',
  'not-staff',
  'expired',
] as const
export type LoginState = (typeof LOGIN_STATES)[number]

/** The computer a ticket was asked for from, as its browser and network say. */
export interface LoginPlace {
  /** Network address; `''` when the access service names none. */
  address: string
  /** `User-Agent`, cut. */
  userAgent: string
}

/** One attempt to log a computer in by scanning its code (docs/architecture/identity.md). */
export interface LoginDoc {
  /** The ticket: 22 characters of base62, the scene of the mini-program code. */
  _id: string
  /** The brand asked for; `''` = whichever brand the phone serves. */
  brandId: string
  state: LoginState
  /** SHA-256 of the secret in the browser's cookie: only the browser that asked takes the session. */
  secretHash: string
  /** The number the computer shows, and the three the phone offers. */
  match: string
  choices: string[]
  from: LoginPlace
  /** The staff member whose phone opened it first; `''` = none yet. No other may confirm it. */
  staffId: string
  /** The mini-program of that phone: the caller's appid of every call of the session. */
  appid: string
  createdAt: number
  /** Nothing new happens to it from then on. */
  until: number
  /** When the sweeper removes it. */
  expiresAt: number
}

/** A computer that is logged in. */
export interface SessionDoc {
  /** SHA-256 of the token in the browser's cookie, in hexadecimal. */
  _id: string
  brandId: string
  /** The ticket it was exchanged for: one ticket, one session. */
  ticket: string
  staffId: string
  appid: string
  /** As they were at the login: with another role or other stores the session is over. */
  role: StaffRole
  stores: string[]
  from: LoginPlace
  createdAt: number
  lastAt: number
  /** Whatever happens, it ends then. */
  endsAt: number
  /** The books open no later; every call before it moves it on. */
  booksUntil: number
  expiresAt: number
}

/** How many tickets one network address asked for within a window. */
export interface LoginRateDoc {
  /** Mark of the address. */
  _id: string
  windowFrom: number
  tickets: number
  expiresAt: number
}
