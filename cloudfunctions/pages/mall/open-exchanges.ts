import { accept } from '@shared/contract'
import type { MemberDoc } from '@shared/domain/account/types'
import { memberIdOf } from '@shared/domain/ids'
import { LIMITS } from '@shared/domain/limits'
import type { ExchangeDoc } from '@shared/domain/mall/types'
import { idsOfPerson } from '../../modules/account/ids-of-person'
import { loadMember } from '../../modules/account/load-member'
import { brandView } from '../../modules/brand/brand-view'
import { storeNames } from '../../modules/brand/store-view'
import { exchangeView } from '../../modules/mall/exchange-view'
import type { Handler } from '../../platform/context'
import { _, find } from '../../platform/database'

/** An attempt that is open or came to nothing is no exchange to the customer. */
const SHOWN = ['ready', 'received', 'handed', 'cancelled', 'lapsed'] as const

/**
 * The caller's exchanges under every id they have had, newest first, 20 at a time. 2 trips side by side, 3
 * for a merged person.
 */
export const openExchanges: Handler<'mall.exchanges'> = async ({ brand, caller, now }, { after }) => {
  const memberId = memberIdOf(brand._id, caller.openid)
  const before = Number.parseInt(after ?? '', 10) || Number.MAX_SAFE_INTEGER
  const loading = loadMember(memberId)
  const [exchanges, storeName] = await Promise.all([
    ofPerson(memberId, loading, before),
    storeNames(brand._id),
  ])
  const page = exchanges.slice(0, LIMITS.rowsPerPage)
  const last = page[LIMITS.rowsPerPage - 1]
  return accept({
    brand: brandView(brand),
    exchanges: page.map(exchange => exchangeView(exchange, { now, storeName })),
    next: last && exchanges.length > LIMITS.rowsPerPage ? String(last.createdAt) : null,
  })
}

async function ofPerson(
  memberId: string,
  loading: Promise<{ member: MemberDoc | null }>,
  before: number,
): Promise<ExchangeDoc[]> {
  const exchangesOf = (ids: readonly string[]) =>
    find(
      'exchanges',
      {
        memberId: ids.length === 1 ? (ids[0] ?? '') : _.in(ids),
        state: _.in(SHOWN),
        createdAt: _.lt(before),
      },
      { orderBy: { createdAt: 'desc' }, limit: LIMITS.rowsPerPage + 1 },
    )
  const [own, { member }] = await Promise.all([exchangesOf([memberId]), loading])
  const others = idsOfPerson(memberId, member).filter(id => id !== memberId)
  if (others.length === 0) return own
  return [...own, ...(await exchangesOf(others))].sort((a, b) => b.createdAt - a.createdAt)
}
