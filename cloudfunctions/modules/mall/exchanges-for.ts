import type { MemberDoc } from '@shared/domain/account/types'
import { LIMITS } from '@shared/domain/limits'
import type { ExchangeDoc, GoodsDoc } from '@shared/domain/mall/types'
import { _, type Filter, find } from '../../platform/database'
import { ofPerson, underIds } from '../account/of-person'

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
export function exchangesFor(
  memberId: string,
  loading: Promise<{ member: MemberDoc | null }>,
  sought: Sought,
): Promise<ExchangeDoc[]> {
  return ofPerson(memberId, loading, ids => soughtOf(ids, sought))
}

function soughtOf(ids: readonly string[], { commandId, goods, period = '' }: Sought): Promise<ExchangeDoc[]> {
  const memberId = underIds(ids)
  if (!goods?.limit) {
    return find('exchanges', { memberId, commandId }, { limit: ids.length * MOST_OF_ONE_COMMAND })
  }
  const filter = _.or<Filter<ExchangeDoc>>({ memberId, goodsId: goods._id, period }, { memberId, commandId })
  const most = LIMITS.exchangesPerPeriod + MOST_OF_ONE_COMMAND
  return find('exchanges', filter, { limit: ids.length * most })
}
