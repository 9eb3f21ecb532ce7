import { retryAt } from '@shared/domain/back-off'
import { HOUR_MS, MINUTE_MS } from '@shared/domain/calendar/units'
import { NEVER } from '@shared/domain/due'
import { isOfShard, type Shard } from '@shared/domain/sweep/shard'
import { now } from './clock'
import {
  _,
  type CollectionName,
  type Collections,
  type Filter,
  find,
  readMany,
  updateWhere,
} from './database'
import { log } from './log'

const BATCH = 100
/** Full looks come at least this often (docs/architecture/sweepers-and-cost.md). */
const LOOK_MS = 10 * MINUTE_MS
const AT_ONCE = 16
/** A timer that does a share of the work reads this many ids to find its own. */
const IDS = 1000

/**
 * `dueAt` is for work a person or process waits for; `calendarDueAt` what a date brings to many at the same
 * moment; `expiresAt` when a document may be removed, which nothing waits for.
 */
type DutyField = 'dueAt' | 'calendarDueAt' | 'expiresAt'

/**
 * A document that can owe something. `fails` counts the sweeps in a row that threw; it is not an order's
 * `tries`, which counts the times WeChat Pay was asked, so an outage does not make an order look old.
 */
type Due = { _id: string; fails?: number } & { [field in DutyField]?: number }

/**
 * One line of the sweepers' table: which documents may owe something, and the repeatable function that
 * discharges it.
 */
export interface Sweeper {
  name: string
  /** When the earliest duty falls due, by any shard; NEVER when there is none. One trip. */
  nextDueAt(): Promise<number>
  /** Discharges what is due, batch after batch, until nothing is left or the turn is over. */
  sweep(turn: Turn): Promise<SweepCount>
}

interface Turn {
  deadlineAt: number
  shard: Shard
}

export interface SweepCount {
  processed: number
  failed: number
  /** The turn was over before the work was. */
  more: boolean
}

/**
 * What long work answers that was broken off at its deadline: it has left itself due and goes on in the same
 * run.
 */
export const BROKEN_OFF = 'broken-off'

/** `deadlineAt`: work that can be resumed stops then and answers BROKEN_OFF. */
type Process<D> = (document: D, now: number, deadlineAt: number) => Promise<unknown>
type Outcome = 'done' | 'failed' | typeof BROKEN_OFF

/**
 * A sweeper over `collection`: whatever has `dueAt ≤ now` (and matches `filter`) is given to `processDue`,
 * oldest first, 16 at a time. `processDue` must clear or move the duty itself; what it leaves due waits for
 * the next run. When it throws, the document is put off by 15 s × 2^fails, at most 1 h.
 */
export function sweeper<N extends CollectionName>(
  collection: N,
  processDue: Process<Collections[N]>,
  { filter = {}, by = 'dueAt', name = collection, atOnce = AT_ONCE }: SweeperOptions<N> = {},
): Sweeper {
  const duties = { collection, filter, by }
  return {
    name,
    nextDueAt: async () => {
      if (by === 'expiresAt' && !isHourly(now())) return NEVER
      const owing = { ...filter, [by]: _.lt(NEVER) } as Filter<Collections[N]>
      const [first] = await find(collection, owing, { ...oldestFirst(by), limit: 1, only: [by as never] })
      return (first as Due | undefined)?.[by] ?? NEVER
    },
    sweep: async ({ deadlineAt, shard }) => {
      const counted: SweepCount = { processed: 0, failed: 0, more: false }
      const seen = new Set<string>()
      for (let from = 0; ; ) {
        const page = await duePage(duties, from, shard)
        const fresh = page.documents.filter(({ _id }) => !seen.has(_id))
        for (let first = 0; first < fresh.length; first += atOnce) {
          if (now() >= deadlineAt) return { ...counted, more: true }
          const group = fresh.slice(first, first + atOnce)
          const outcomes = await Promise.all(
            group.map(each => processOne(duties, each, processDue, deadlineAt)),
          )
          for (const outcome of outcomes) counted[outcome === 'failed' ? 'failed' : 'processed'] += 1
          if (outcomes.includes(BROKEN_OFF)) counted.more = true
          for (const { _id } of group) seen.add(_id)
        }
        // A page of nothing but what stayed due: going on would process it again and again.
        if (!page.full || (page.until === from && fresh.length === 0)) return counted
        from = page.until
      }
    },
  }
}

/** The first full look of an hour: what nothing waits for costs one read an hour, not one per look. */
const isHourly = (at: number) => at % HOUR_MS < LOOK_MS

interface SweeperOptions<N extends CollectionName> {
  filter?: Filter<Collections[N]>
  by?: DutyField
  name?: string
  /** 16 when omitted; 1 for work that takes long by itself. */
  atOnce?: number
}

interface Duties<N extends CollectionName> {
  collection: N
  filter: Filter<Collections[N]>
  by: DutyField
}

interface Page<D> {
  documents: D[]
  /** More may be due than came back. */
  full: boolean
  /** The last duty that was looked at. */
  until: number
}

const oldestFirst = (by: DutyField) => ({ orderBy: { [by]: 'asc' } as never })

/**
 * What is due from `from` on, oldest first. A share of the work is picked out of the ids alone, and read by
 * them: 2 trips, else 1.
 */
async function duePage<N extends CollectionName>(
  { collection, filter, by }: Duties<N>,
  from: number,
  shard: Shard,
): Promise<Page<Collections[N]>> {
  const due = { ...filter, [by]: _.between(from, now() + 1) } as Filter<Collections[N]>
  const untilOf = (rows: readonly unknown[]) => (rows.at(-1) as Due | undefined)?.[by] ?? from
  if (shard.of === 1) {
    const documents = await find(collection, due, { ...oldestFirst(by), limit: BATCH })
    return { documents, full: documents.length === BATCH, until: untilOf(documents) }
  }
  const rows = await find(collection, due, { ...oldestFirst(by), limit: IDS, only: [by as never] })
  const ofThisShard = rows.map(({ _id }) => _id).filter(id => isOfShard(id, shard))
  const existing = await readMany(collection, ofThisShard)
  const documents = existing.filter(document => ((document as Due)[by] ?? NEVER) <= now())
  return { documents, full: rows.length === IDS, until: untilOf(rows) }
}

async function processOne<N extends CollectionName>(
  { collection, by }: Duties<N>,
  document: Collections[N],
  processDue: Process<Collections[N]>,
  deadlineAt: number,
): Promise<Outcome> {
  const { _id, fails = 0, [by]: dueAt } = document as Due
  const note = (filter: object, update: object) => updateWhere(collection, filter as never, update as never)
  try {
    const answer = await processDue(document, now(), deadlineAt)
    if (fails > 0) await note({ _id }, { fails: 0 })
    return answer === BROKEN_OFF ? BROKEN_OFF : 'done'
  } catch (error) {
    log.error('sweep.failed', error, { collection, id: _id, fails })
    await note({ _id, [by]: dueAt }, { [by]: retryAt(now(), fails), fails: fails + 1 }).catch(lost =>
      log.error('sweep.not-put-off', lost, { collection, id: _id }),
    )
    return 'failed'
  }
}
