import type { MemberDoc } from '@shared/domain/account/types'
import { LIMITS } from '@shared/domain/limits'
import type { ExchangeDoc, GoodsDoc } from '@shared/domain/mall/types'
import { _, type Filter, find } from '../../platform/database'
import { idsOfPerson } from '../account/ids-of-person'

/** A command opens one exchange, two when it is sent around the turn of a period. */
const MOST_OF_ONE_COMMAND = 10

/** What a command queries: its own exchanges, and those its limit counts when the goods have one. */
export interface Sought {
  commandId: string
  goods?: GoodsDoc
  period?: string
}

/**
 * The exchanges of this command in every period, and those of the goods in this one where a limit counts
 * them. Those of cards merged into the person's count too, read after the others. One trip; one more for a
 * person whose cards were merged.
 */
export async function exchangesFor(
  memberId: string,
  loading: Promise<{ member: MemberDoc | null }>,
  sought: Sought,
): Promise<ExchangeDoc[]> {
  const [own, { member }] = await Promise.all([ofIds([memberId], sought), loading])
  const others = idsOfPerson(memberId, member).filter(id => id !== memberId)
  return others.length === 0 ? own : [...own, ...(await ofIds(others, sought))]
}

function ofIds(ids: readonly string[], { commandId, goods, period = '' }: Sought): Promise<ExchangeDoc[]> {
  const memberId = ids.length === 1 ? (ids[0] ?? '') : _.in(ids)
  if (!goods?.limit) {
    return find('exchanges', { memberId, commandId }, { limit: ids.length * MOST_OF_ONE_COMMAND })
  }
  const filter = _.or<Filter<ExchangeDoc>>({ memberId, goodsId: goods._id, period }, { memberId, commandId })
  const most = LIMITS.exchangesPerPeriod + MOST_OF_ONE_COMMAND
  return find('exchanges', filter, { limit: ids.length * most })
}
