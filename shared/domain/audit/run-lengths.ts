import { NO_CARRY } from './progress'
import type { Carry } from './types'

/**
 * Counts documents that are adjacent by their ids, over the ends of pages: `keyOf` names the run a document
 * belongs to, `''` = none. Says each run that is longer than `mostOf` allows once, where it passes the limit.
 */
export function tooLongRuns<D>(
  documents: readonly D[],
  carry: Carry,
  keyOf: (document: D) => string,
  mostOf: (document: D) => number,
): { broken: string[]; carry: Carry } {
  const broken: string[] = []
  let run = carry
  for (const document of documents) {
    const key = keyOf(document)
    if (key === '') {
      run = NO_CARRY
      continue
    }
    run = key === run.key ? { key, count: run.count + 1 } : { key, count: 1 }
    if (run.count === mostOf(document) + 1) broken.push(`${key}: more than ${mostOf(document)}`)
  }
  return { broken, carry: run }
}
