import type { AuditPage, Carry } from '@shared/domain/audit/progress'
import { tooLongRuns } from '@shared/domain/audit/run-lengths'
import { auditUnits } from '@shared/domain/coupon/audit'
import { LIMITS } from '@shared/domain/limits'
import { auditCommand, auditExchange, finished, reservedOn } from '@shared/domain/mall/audit'
import { counts as isCounted } from '@shared/domain/mall/open-exchange'
import type { ExchangeDoc, ShelfDoc } from '@shared/domain/mall/types'
import { allOf } from '../../platform/all-of'
import { _, count, read, readMany } from '../../platform/database'
import { goodsById } from '../../platform/settings'
import { type Auditing, inGroups, nextAfter, pageOf } from './page'
import { byRef, union, withSurvivors } from './survivors'

const GROUPS = { size: 100, atOnce: 4 }

/** Decided exchanges with what their people hold and booked for them; one still open is owed, not broken. */
export async function auditExchanges(auditing: Auditing & { carry: Carry }): Promise<AuditPage> {
  const exchanges = await pageOf('exchanges', auditing, LIMITS.rowsPerAuditRead)
  const goods = await goodsById([...new Set(exchanges.map(({ goodsId }) => goodsId))])
  // With a limit the ids begin with goods, person and period, so a person's exchanges of a period are
  // adjacent.
  const runs = tooLongRuns(
    exchanges.filter(isCounted),
    auditing.carry,
    ({ goodsId, memberId, period }) => (goods.get(goodsId)?.limit ? `${goodsId}:${memberId}:${period}` : ''),
    ({ goodsId }) => goods.get(goodsId)?.limit?.count ?? 0,
  )
  const decided = exchanges.filter(({ state }) => state !== 'open')
  const broken = await inGroups(decided, GROUPS, auditGroup)
  const next = nextAfter(exchanges, LIMITS.rowsPerAuditRead)
  return { broken: [...runs.broken, ...broken], looked: exchanges.length, next, carry: runs.carry }
}

async function auditGroup(exchanges: readonly ExchangeDoc[]): Promise<string[]> {
  const people = await withSurvivors(exchanges.map(({ memberId }) => memberId))
  const members = [...people.values()]
  const [ledger, same] = await Promise.all([
    allOf('ledger', { ref: _.in(exchanges.map(({ _id }) => _id)) }),
    allOf('exchanges', {
      memberId: _.in(members.map(({ _id }) => _id)),
      commandId: _.in(exchanges.map(({ commandId }) => commandId)),
    }),
  ])
  const seqOf = (memberId: string) => people.get(memberId)?.seq ?? 0
  const archived = ledger.filter(entry => entry.seq <= seqOf(entry.memberId))
  const entries = byRef(
    union(
      archived,
      members.flatMap(({ journal }) => journal),
    ),
  )
  const holds = members.flatMap(member => member.holds)
  return exchanges.flatMap(exchange => [
    ...auditExchange(exchange, { holds }, entries.get(exchange._id) ?? []),
    ...auditCommand(
      exchange,
      same.filter(
        ({ memberId, commandId }) => memberId === exchange.memberId && commandId === exchange.commandId,
      ),
    ),
  ])
}

const SHELVES = 100
const MOST_COUNTS = 3
const FINISHED = ['ready', 'received', 'handed', 'cancelled', 'lapsed'] as const

/** Units of each shelf, the exchanges that used one counted by index. */
export async function auditShelves(auditing: Auditing): Promise<AuditPage> {
  const shelves = await pageOf('shelves', auditing, SHELVES)
  const broken = await inGroups(shelves, { size: 1, atOnce: 8 }, ([shelf]) => unitsOf(shelf))
  return { broken, looked: shelves.length, next: nextAfter(shelves, SHELVES) }
}

async function unitsOf(first: ShelfDoc | undefined): Promise<string[]> {
  let shelf: ShelfDoc | null | undefined = first
  for (let counts = 1; shelf; counts += 1) {
    const { _id: shelfId, reservations }: ShelfDoc = shelf
    const [out, named] = await Promise.all([
      count('exchanges', { shelfId, state: _.in(FINISHED), returnToken: '' }),
      readMany(
        'exchanges',
        reservations.map(({ exchangeId }) => exchangeId),
      ),
    ])
    const own = named.filter(each => finished(each) && each.shelfId === shelfId)
    const broken = auditUnits(shelf, out, reservedOn(shelf, own).length)
    if (broken.length === 0 || counts === MOST_COUNTS) return broken
    shelf = await read('shelves', shelfId)
  }
  return []
}
