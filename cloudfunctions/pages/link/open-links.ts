import { accept } from '@shared/contract'
import { LIMITS } from '@shared/domain/limits'
import { brandView } from '../../modules/brand/brand-view'
import { activeStoresOf, storeView } from '../../modules/brand/store-view'
import { knownCampaigns } from '../../modules/campaign/open-campaigns'
import { linkView, namesOfStaff } from '../../modules/link/link-view'
import type { Handler } from '../../platform/context'
import { find } from '../../platform/database'
import { offeredBatchesOf } from '../../platform/settings'

/** All paths of the brand, those in use first, and what the builder chooses from. 2 trips side by side. */
export const openLinks: Handler<'link.list'> = async ({ brand, now }) => {
  const [links, nameOf, stores, batches, campaigns] = await Promise.all([
    find('links', { brandId: brand._id }, { limit: LIMITS.rowsPerQuery }),
    namesOfStaff(brand._id),
    activeStoresOf(brand._id),
    offeredBatchesOf(brand._id),
    knownCampaigns(brand._id),
  ])
  const rank = { live: 0, 'not-begun': 1, ended: 2, stopped: 3 } as const
  const views = links.map(link => linkView(link, nameOf, now))
  return accept({
    brand: brandView(brand),
    links: views.sort((a, b) => rank[a.state] - rank[b.state] || b.createdAt - a.createdAt),
    stores: stores.map(storeView),
    offers: (batches ?? []).map(({ _id, name }) => ({ batchId: _id, name })),
    campaigns: campaigns.map(({ _id, name }) => ({ campaignId: _id, name })),
    now,
  })
}
