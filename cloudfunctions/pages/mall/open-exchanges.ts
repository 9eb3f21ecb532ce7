import { accept, type InputOf } from '@shared/contract'
import { memberIdOf } from '@shared/domain/ids'
import { LIMITS } from '@shared/domain/limits'
import { pickUpObstacle } from '@shared/domain/mall/hand-over'
import type { ExchangeState } from '@shared/domain/mall/types'
import { loadMember } from '../../modules/account/load-member'
import { ofPerson, underIds } from '../../modules/account/of-person'
import { brandView } from '../../modules/brand/brand-view'
import { storeNames } from '../../modules/brand/store-view'
import { exchangeView } from '../../modules/mall/exchange-view'
import type { Handler } from '../../platform/context'
import { _, find } from '../../platform/database'

/** An attempt that is open, unpaid or came to nothing is no exchange to the customer. */
const DONE = ['received', 'handed', 'cancelled', 'lapsed'] as const
const STATES: Record<InputOf<'mall.exchanges'>['filter'], readonly ExchangeState[]> = {
  all: ['paying', 'ready', ...DONE],
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
    ofPerson(memberId, loading, ids => listed(ids, STATES[filter], before)),
    ofPerson(memberId, loading, waiting),
    storeNames(brand._id),
  ])
  exchanges.sort((a, b) => b.createdAt - a.createdAt)
  const page = exchanges.slice(0, LIMITS.rowsPerPage)
  const last = page[LIMITS.rowsPerPage - 1]
  return accept({
    brand: brandView(brand),
    exchanges: page.map(exchange => exchangeView(exchange, { now, storeName })),
    ready: ready.filter(exchange => pickUpObstacle(exchange, now) === null).length,
    next: last && exchanges.length > LIMITS.rowsPerPage ? String(last.createdAt) : null,
  })
}

const listed = (ids: readonly string[], states: readonly ExchangeState[], before: number) =>
  find(
    'exchanges',
    { memberId: underIds(ids), state: _.in(states), createdAt: _.lt(before) },
    { orderBy: { createdAt: 'desc' }, limit: LIMITS.rowsPerPage + 1 },
  )

/** What decides whether an exchange waits for the customer, of each that may. */
const waiting = (ids: readonly string[]) =>
  find(
    'exchanges',
    { memberId: underIds(ids), state: _.in(STATES.ready) },
    { orderBy: { createdAt: 'desc' }, limit: MOST_READY, only: ['state', 'handed', 'pickUpUntil'] },
  )
