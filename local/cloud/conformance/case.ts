import type { Result, Step } from './target'

/** Steps run one after the other on an empty collection, and what the last of them must come to. */
export type Case = { name: string; collection?: 'plain' | 'keyed'; steps: Step[]; expected: Result }
