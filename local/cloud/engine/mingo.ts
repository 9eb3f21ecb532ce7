import type { Options } from 'mingo/types'
import { CloudError, databaseRefusal } from '../errors'
import { EXPRESSIONS } from './expressions'
import { GEO_OPERATORS } from './geo-operators'
import { $and, $expr, $nor, $not, $or, accumulators, Context, Query } from './mingo-parts'
import { QUERY_OPERATORS } from './query-operators'
import { checkQuery } from './supported-operators'
import type { Doc } from './values'

export const context = Context.init({
  query: { $and, $nor, $not, $or, $expr, ...QUERY_OPERATORS, ...GEO_OPERATORS } as never,
  expression: EXPRESSIONS as never,
  // Of a single value there is no sample deviation; mingo answers NaN.
  accumulator: {
    ...accumulators,
    $stdDevSamp: (members: never, expression: never, options: never) => {
      const deviation = accumulators.$stdDevSamp(members, expression, options) as number | null
      return Number.isNaN(deviation) ? null : deviation
    },
  } as never,
})

const OPTIONS: Partial<Options> = { context, scriptEnabled: false, useStrictMode: true }

/** Compiles a MongoDB filter to a test; refuses operators the cloud lacks and malformed operands. */
export function compileFilter(filter: Doc): (doc: Doc) => boolean {
  if (Object.keys(filter).length === 0) return () => true
  checkQuery(filter)
  const query = refusing(() => new Query(filter as never, OPTIONS as Options))
  return doc => refusing(() => query.test(doc as never))
}

/** mingo reports misuse with plain errors; the cloud reports it as a refused request. */
export function refusing<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof CloudError) throw error
    throw databaseRefusal((error as Error).message)
  }
}
