import { accept } from '@shared/contract'
import { LIMITS } from '@shared/domain/limits'
import { brandView } from '../../modules/brand/brand-view'
import { activeStoresOf, storeView } from '../../modules/brand/store-view'
import { giftsOf, surroundingsOf } from '../../modules/campaign/campaign-facts'
import { campaignView } from '../../modules/campaign/campaign-view'
import type { Handler } from '../../platform/context'
import { find } from '../../platform/database'

const RANK = { open: 0, paused: 1, draft: 2, ended: 3 } as const

/** All campaigns of the brand, and what the editor chooses from. 2 trips deep. */
export const openCampaigns: Handler<'campaign.list'> = async context => {
  const { brand, now } = context
  const [{ facts, names }, gifts, stores] = await Promise.all([
    surroundingsOf(context, campaigns => campaigns.flatMap(giftsOf)),
    find(
      'batches',
      { brandId: brand._id, channel: 'gift', state: 'open' },
      { orderBy: { _id: 'asc' }, limit: LIMITS.rowsPerQuery },
    ),
    activeStoresOf(brand._id),
  ])
  const sorted = [...facts.campaigns].sort(
    (a, b) => RANK[a.state] - RANK[b.state] || b.fromAt - a.fromAt || (a._id < b._id ? -1 : 1),
  )
  return accept({
    brand: brandView(brand),
    campaigns: sorted.map(campaign => campaignView(campaign, names)),
    gifts: gifts.map(({ _id, name, total }) => ({ batchId: _id, name, total })),
    stores: stores.map(storeView),
    now,
  })
}
