import { retryAt } from '@shared/domain/due'
import { now } from './clock'
import { _, type CollectionName, type Collections, type Filter, find, updateWhere } from './database'
import { log } from './log'

const BATCH = 100
const AT_ONCE = 10

/**
 * A document that can owe something. `fails` counts the sweeps in a row that threw; it is not an order's `tries`, which counts the
 * times WeChat Pay was asked, so an outage does not make an order look old.
 */
interface Due {
  _id: string
  dueAt: number
  fails?: number
}

/** One line of the sweepers' table: which documents may owe something, and the repeatable function that discharges it. */
export interface Sweeper {
  name: string
  sweep(deadlineAt: number): Promise<SweepCount>
}

export interface SweepCount {
  tended: number
  failed: number
}

/**
 * A sweeper over `collection`: whatever has `dueAt ≤ now` (and matches `filter`) is given to `tend`, oldest first, 10 at a time.
 * `tend` must clear or move `dueAt` itself; when it throws, the document is put off by 15 s × 2^fails, at most 1 h.
 */
export function sweeper<N extends CollectionName>(
  collection: N,
  tend: (document: Collections[N], now: number) => Promise<unknown>,
  filter: Filter<Collections[N]> = {},
): Sweeper {
  return {
    name: collection,
    sweep: async deadlineAt => {
      const due = { ...filter, dueAt: _.lte(now()) } as Filter<Collections[N]>
      const documents = await find(collection, due, { orderBy: { dueAt: 'asc' } as never, limit: BATCH })
      const counted: SweepCount = { tended: 0, failed: 0 }
      for (let first = 0; first < documents.length && now() < deadlineAt; first += AT_ONCE) {
        const group = documents.slice(first, first + AT_ONCE)
        const outcomes = await Promise.all(group.map(document => tendOne(collection, document, tend)))
        for (const tended of outcomes) counted[tended ? 'tended' : 'failed'] += 1
      }
      return counted
    },
  }
}

async function tendOne<N extends CollectionName>(
  collection: N,
  document: Collections[N],
  tend: (document: Collections[N], now: number) => Promise<unknown>,
): Promise<boolean> {
  const { _id, dueAt, fails = 0 } = document as unknown as Due
  const note = (filter: object, update: object) => updateWhere(collection, filter as never, update as never)
  try {
    await tend(document, now())
    if (fails > 0) await note({ _id }, { fails: 0 })
    return true
  } catch (error) {
    log.error('sweep.failed', error, { collection, id: _id, fails })
    await note({ _id, dueAt }, { dueAt: retryAt(now(), fails), fails: fails + 1 }).catch(lost =>
      log.error('sweep.not-put-off', lost, { collection, id: _id }),
    )
    return false
  }
}
