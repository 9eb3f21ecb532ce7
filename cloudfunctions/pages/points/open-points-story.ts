import { accept, refuse } from '@shared/contract'
import { memberIdOf } from '@shared/domain/ids'
import { refundedFenOf } from '@shared/domain/order/refunded'
import { isSettling } from '@shared/domain/points/entry-kinds'
import { endOfLot } from '@shared/domain/points/lot-day'
import { loadMember } from '../../modules/account/load-member'
import { tierView } from '../../modules/brand/brand-view'
import { storeNames } from '../../modules/brand/store-view'
import type { Handler } from '../../platform/context'
import { read } from '../../platform/database'
import { entryView } from './entry-view'

/**
 * How one entry of the caller's came about, step by step; another person's entry cannot be queried. At most 3
 * trips.
 */
export const openPointsStory: Handler<'points.story'> = async ({ brand, caller }, { entryId }) => {
  const { member, journals } = await loadMember(memberIdOf(brand._id, caller.openid))
  const inJournal = journals.flat().find(entry => entry._id === entryId)
  const entry = inJournal ?? (await read('ledger', entryId))
  const ownIds = member ? [member._id, ...member.formerIds] : []
  if (!entry || !ownIds.includes(entry.memberId)) return refuse('ENTRY_NOT_FOUND')

  const [order, storeName] = await Promise.all([
    isSettling(entry) ? read('orders', entry.ref) : null,
    storeNames(brand._id),
  ])
  const plan = 'plan' in entry ? entry.plan : null
  const shown = entryView(entry, order, storeName)
  return accept({
    entry: shown,
    paidFen: order?.paid?.payerFen ?? shown.amountFen ?? 0,
    baseFen: plan?.baseFen ?? 0,
    eligibleFen: plan?.eligibleFen ?? 0,
    rate: plan?.rate ?? 0,
    tierName: plan ? tierView(brand, plan.tier).name : '',
    factors: (plan?.factors ?? []).map(each =>
      each.on === 'store' ? { ...each, of: storeName(each.of) } : each,
    ),
    cappedBy: plan?.cappedBy ?? null,
    ruleVersion: plan?.ruleVersion ?? 0,
    granted: plan?.points ?? 0,
    kept: 'kept' in entry ? entry.kept : 0,
    refundedFen: order && plan ? refundedFenOf(order, plan.measure) : 0,
    lotDay: plan ? endOfLot(plan.lotDay) : null,
  })
}
