import { accept, type InputOf } from '@shared/contract'
import type { MemberDoc } from '@shared/domain/account/types'
import { memberIdOf } from '@shared/domain/ids'
import { LIMITS } from '@shared/domain/limits'
import { pickUpObstacle } from '@shared/domain/mall/hand-over'
import type { ExchangeDoc, ExchangeState } from '@shared/domain/mall/types'
import { idsOfPerson } from '../../modules/account/ids-of-person'
import { loadMember } from '../../modules/account/load-member'
import { brandView } from '../../modules/brand/brand-view'
import { storeNames } from '../../modules/brand/store-view'
import { exchangeView } from '../../modules/mall/exchange-view'
import type { Handler } from '../../platform/context'
import { _, find } from '../../platform/database'

/** An attempt that is open or came to nothing is no exchange to the customer. */
const DONE = ['received', 'handed', 'cancelled', 'lapsed'] as const
const STATES: Record<InputOf<'mall.exchanges'>['filter'], readonly ExchangeState[]> = {
  all: ['ready', ...DONE],
  ready: ['ready'],
  done: DONE,
}
/** More than anyone keeps waiting; a larger number is not counted further. */
const MOST_READY = 99

/**
 * The caller's exchanges under every id they have had, newest first, 20 at a time. 3 trips side by side, 2
 * more for a merged person.
 */
export const openExchanges: Handler<'mall.exchanges'> = async ({ brand, caller, now }, { filter, after }) => {
  const memberId = memberIdOf(brand._id, caller.openid)
  const before = Number.parseInt(after ?? '', 10) || Number.MAX_SAFE_INTEGER
  const loading = loadMember(memberId)
  const [exchanges, ready, storeName] = await Promise.all([
    ofPerson(memberId, loading, { states: STATES[filter], before, limit: LIMITS.rowsPerPage + 1 }),
    ofPerson(memberId, loading, { states: STATES.ready, before: Number.MAX_SAFE_INTEGER, limit: MOST_READY }),
    storeNames(brand._id),
  ])
  const page = exchanges.slice(0, LIMITS.rowsPerPage)
  const last = page[LIMITS.rowsPerPage - 1]
  return accept({
    brand: brandView(brand),
    exchanges: page.map(exchange => exchangeView(exchange, { now, storeName })),
    ready: ready.filter(exchange => pickUpObstacle(exchange, now) === null).length,
    next: last && exchanges.length > LIMITS.rowsPerPage ? String(last.createdAt) : null,
  })
}

async function ofPerson(
  memberId: string,
  loading: Promise<{ member: MemberDoc | null }>,
  sought: { states: readonly ExchangeState[]; before: number; limit: number },
): Promise<ExchangeDoc[]> {
  const exchangesOf = (ids: readonly string[]) =>
    find(
      'exchanges',
      {
        memberId: ids.length === 1 ? (ids[0] ?? '') : _.in(ids),
        state: _.in(sought.states),
        createdAt: _.lt(sought.before),
      },
      { orderBy: { createdAt: 'desc' }, limit: sought.limit },
    )
  const [own, { member }] = await Promise.all([exchangesOf([memberId]), loading])
  const others = idsOfPerson(memberId, member).filter(id => id !== memberId)
  if (others.length === 0) return own
  return [...own, ...(await exchangesOf(others))].sort((a, b) => b.createdAt - a.createdAt)
}
