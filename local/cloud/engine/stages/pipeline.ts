import type { Doc, Value } from '../values'

/** One stage of a pipeline: its operator and what is written behind it. */
export type Stage = { key: string; value: Value }

/** Documents on their way through a pipeline. */
export type PipelineDocs = { transform(change: (docs: Doc[]) => unknown): PipelineDocs }
