import type { Doc, Value } from '../engine/values'

/** One step of a case; `within` names the transaction it belongs to. */
export type Step =
  | { insert: Doc[]; within?: string }
  | { find: Doc; sort?: Doc; project?: Doc; skip?: number; limit?: number; within?: string }
  | { update: Doc; filter: Doc; multi?: boolean; within?: string }
  | { replace: Doc; id: string; within?: string }
  | { remove: Doc; within?: string }
  | { count: Doc }
  | { aggregate: [stage: string, value: Value][] }
  | { begin: string }
  | { commit: string }
  | { abort: string }

/** What a step comes to: documents, a number of documents, or a refusal in the target's own words. */
export type Result = { documents: Doc[] } | { changed: number } | { refused: string } | { done: true }

/** Something that holds documents and can be asked the same questions. */
export interface Target {
  name: string
  /** Empties the two collections of the suite, `plain` and `keyed` (unique index on `key`). */
  reset(): Promise<void>
  perform(collection: string, step: Step): Promise<Result>
  close(): Promise<void>
}

export const COLLECTIONS = [
  { name: 'plain', indexes: [] },
  { name: 'keyed', indexes: [{ fields: ['key'], unique: true }] },
]
