import type { CampaignFacts } from '@shared/domain/campaign/campaign-problems'
import type { AnyCampaignDoc } from '@shared/domain/campaign/types'
import { LIMITS } from '@shared/domain/limits'
import { tierById } from '@shared/domain/tier/tier-of'
import type { CampaignNames } from '@shared/text/campaigns'
import type { Context } from '../../platform/context'
import { find, readMany } from '../../platform/database'
import { storesOf } from '../../platform/settings'

/** What campaigns are decided by, and what the sentences about them name. */
export interface CampaignSurroundings {
  facts: CampaignFacts
  names: CampaignNames
}

/**
 * What stands around campaigns that name these batches: the brand's campaigns, stores and tiers, and the
 * batches as they are now, not as an instance remembers them. 1 trip, 1 more for batches, 1 more for packs.
 */
export async function surroundingsOf(
  { brand, now }: Pick<Context, 'brand' | 'now'>,
  batchIdsOf: (campaigns: readonly AnyCampaignDoc[]) => readonly string[],
): Promise<CampaignSurroundings> {
  const { _id: brandId, timeZone, tiers } = brand
  const [stores, campaigns] = await Promise.all([
    storesOf(brandId),
    find('campaigns', { brandId }, { orderBy: { _id: 'asc' }, limit: LIMITS.rowsPerQuery }),
  ])
  const named = await readMany('batches', batchIdsOf(campaigns))
  const inside = await readMany(
    'batches',
    named.flatMap(each => (each.kind === 'pack' ? each.contents : [])),
  )
  const batches = [...named, ...inside].filter(batch => batch.brandId === brandId)
  const storeNames = new Map((stores ?? []).map(({ _id, name }) => [_id, name]))
  return {
    facts: {
      now,
      timeZone,
      storeIds: [...storeNames.keys()],
      tierIds: tiers.map(({ id }) => id),
      batches,
      campaigns,
    },
    names: {
      now,
      timeZone,
      storeCount: (stores ?? []).filter(({ active }) => active).length,
      storeName: storeId => storeNames.get(storeId) ?? '',
      tierName: tierId => tierById(tierId, tiers).name,
      batchName: batchId => batches.find(({ _id }) => _id === batchId)?.name ?? '',
    },
  }
}

/** The batches a campaign gives; `[]` where it gives points. */
export const giftsOf = (campaign: { kind: string; batchIds?: string[] }): string[] => campaign.batchIds ?? []
