import type { AuditPage } from '@shared/domain/audit/progress'
import { tooLongRuns } from '@shared/domain/audit/run-lengths'
import type { Carry } from '@shared/domain/audit/types'
import { LIMITS } from '@shared/domain/limits'
import { auditCommand, auditExchange } from '@shared/domain/mall/audit'
import { counts as isCounted } from '@shared/domain/mall/begin-exchange'
import type { ExchangeDoc } from '@shared/domain/mall/types'
import { allOf } from '../../platform/all-of'
import { _ } from '../../platform/database'
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
