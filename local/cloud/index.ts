export { type Clock, MovableClock } from './clock/clock'
export type { CollectionDeclaration, IndexDeclaration } from './engine/catalogue'
export type { FaultMode, FaultRule } from './faults/faults'
export type { Latency } from './faults/latency'
export { BodyTooLarge, readBody } from './protocol/body'
export { isForeign } from './protocol/foreign'
export { PLANS, type Plan, type PlanName } from './protocol/plan'
export { start } from './start'
export type {
  Caller,
  CallOutcome,
  Doc,
  HttpAnswer,
  HttpRequest,
  Invocation,
  Kept,
  LocalCloud,
  StartOptions,
  Trip,
} from './types'
export { CloudID } from './wx/cloud-ids'
