import { addDays } from '@shared/domain/calendar/day'
import type { Happened } from '@shared/domain/link/report'
import { attributionFor } from '@shared/domain/link/touch'
import type { Attribution, VisitDoc } from '@shared/domain/link/types'
import { netFenOf } from '@shared/domain/order/refunded'
import { _, type CollectionName, type Collections, type Filter, find } from '../../platform/database'

/** The time of a report. */
export interface During {
  brandId: string
  /** Brand-local, both included. */
  fromDay: string
  toDay: string
  /** Start of `fromDay`, epoch ms. */
  fromAt: number
  now: number
  windowMs: number
}

const PAGE = 1000
/** Rows of one kind a report reads at most: more would not fit a call's time. */
const MOST = 20_000
/** Ids one query may name. */
const IDS = 500

/**
 * Everything a report counts. Joins, orders and exchanges name their path themselves, as it was decided when
 * they were written; claims and redemptions are written without a look at the person, so theirs follows from
 * the visits, which never change.
 */
export async function happenedIn(during: During): Promise<{ happened: Happened; complete: boolean }> {
  const { brandId, fromAt, fromDay, toDay, now } = during
  const since = _.between(fromAt, now + 1)
  const [visits, joined, taken, used, exchanged, paid] = await Promise.all([
    newest('visits', { brandId, at: since }, 'at', ['linkId', 'memberId', 'at']),
    newest('members', { brandId, joinedAt: since }, 'joinedAt', ['broughtBy']),
    newest('coupons', { brandId, takenAt: since }, 'takenAt', ['memberId', 'takenAt', 'origin']),
    newest('coupons', { brandId, 'uses.at': since }, 'uses.at', ['memberId', 'uses']),
    newest('exchanges', { brandId, createdAt: since }, 'createdAt', ['state', 'broughtBy']),
    newest('orders', { brandId, 'paid.day': _.between(fromDay, addDays(toDay, 1)) }, 'paid.day', [
      'memberId',
      'paid',
      'refunds',
      'broughtBy',
    ]),
  ])
  const claims = taken.rows.filter(({ origin }) => origin.startsWith('claim:'))
  const uses = used.rows.flatMap(({ memberId, uses }) =>
    uses.filter(({ at, voided }) => at >= fromAt && !voided).map(({ at }) => ({ memberId, at })),
  )
  const broughtBy = await fromVisits(
    [...claims, ...uses].map(({ memberId }) => memberId),
    during,
  )
  return {
    happened: {
      visits: visits.rows,
      joins: joined.rows.map(row => row.broughtBy ?? null),
      claims: claims.map(({ memberId, takenAt }) => broughtBy(memberId, takenAt)),
      redemptions: uses.map(({ memberId, at }) => broughtBy(memberId, at)),
      exchanges: exchanged.rows.filter(({ state }) => REAL.includes(state)).map(row => row.broughtBy ?? null),
      orders: paid.rows.map(order => ({
        broughtBy: order.broughtBy ?? null,
        memberId: order.memberId,
        netFen: netFenOf(order, 'payer'),
      })),
    },
    complete: [visits, joined, taken, used, exchanged, paid].every(({ complete }) => complete),
  }
}

/** Exchanges that came to something. */
const REAL: readonly string[] = ['ready', 'received', 'handed']

/** Pages of rows, the newest first, until there are no more or it is enough. One trip per 1,000. */
async function newest<N extends CollectionName, F extends keyof Collections[N] & string>(
  collection: N,
  filter: Filter<Collections[N]>,
  by: string,
  only: readonly F[],
): Promise<{ rows: Pick<Collections[N], F>[]; complete: boolean }> {
  const rows: Pick<Collections[N], F>[] = []
  for (let skip = 0; skip < MOST; skip += PAGE) {
    const orderBy = { [by]: 'desc', _id: 'desc' } as never
    const page = await find(collection, filter, { orderBy, skip, limit: PAGE, only })
    rows.push(...page)
    if (page.length < PAGE) return { rows, complete: true }
  }
  return { rows, complete: false }
}

type VisitRow = Pick<VisitDoc, 'memberId' | 'linkId' | 'at' | 'direct' | 'orderId'>

/** What the visits of these people say about a moment of theirs. One trip per 500 people. */
async function fromVisits(
  memberIds: readonly string[],
  { fromAt, now, windowMs }: During,
): Promise<(memberId: string, at: number) => Attribution | null> {
  const ids = [...new Set(memberIds)]
  const byPerson = new Map<string, VisitRow[]>()
  for (let first = 0; first < ids.length; first += IDS) {
    const group = { memberId: _.in(ids.slice(first, first + IDS)), at: _.between(fromAt - windowMs, now + 1) }
    const { rows } = await newest('visits', group, 'at', ['memberId', 'linkId', 'at', 'direct', 'orderId'])
    for (const row of rows) byPerson.set(row.memberId, [...(byPerson.get(row.memberId) ?? []), row])
  }
  return (memberId, at) => attributionFor(byPerson.get(memberId) ?? [], { at, windowMs })
}
