import type { Caller } from './caller'
import type { Collections } from './collections'

/** What every action knows before it starts. */
export interface Context {
  brand: Collections['brands']
  caller: Caller
  /** When the call arrived, epoch ms: the one "now" of everything it decides. */
  now: number
  requestId: string
}

/** The context of an action that only staff may call: their own document, read and found active by the router. */
export interface StaffContext extends Context {
  staff: Collections['staff']
}
