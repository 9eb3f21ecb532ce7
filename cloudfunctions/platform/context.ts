import type { ActionName, Actions, InputOf, Outcome, OutputOf } from '@shared/contract'
import type { BrandDoc } from '@shared/domain/brand/types'
import type { SessionDoc } from '@shared/domain/login/types'
import type { StaffDoc } from '@shared/domain/staff/types'
import type { Caller } from './caller'

/** What every action knows before it starts. */
export interface Context {
  brand: BrandDoc
  caller: Caller
  /** When the call arrived, epoch ms: the one "now" of everything it decides. */
  now: number
  requestId: string
}

/**
 * The context of an action that only staff may call: their document, read by the router in this call and
 * found active.
 */
export interface StaffContext extends Context {
  staff: StaffDoc
  /**
   * Every id of the caller's own card, read beside `staff` for the actions that ask for it; for others their
   * id alone.
   */
  ownIds: readonly string[]
  /** The computer that calls; null = a phone. */
  session: SessionDoc | null
}

type ContextOf<N extends ActionName> = Actions[N]['role'] extends 'staff' ? StaffContext : Context

/** The code behind one action: input already checked, refusals returned, throws only for bugs. */
export type Handler<N extends ActionName> = (
  context: ContextOf<N>,
  input: InputOf<N>,
) => Promise<Outcome<OutputOf<N>>>
