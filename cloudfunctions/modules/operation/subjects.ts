import type { RefusalCode } from '@shared/contract'
import type { SubjectKind } from '@shared/domain/operation/types'
import type { CollectionName } from '../../platform/database'

interface SubjectPlace {
  collection: CollectionName
  notFound: RefusalCode
}

/** Where the documents of each kind are, and what is answered where there is none. */
export const SUBJECTS = {
  batch: { collection: 'batches', notFound: 'BATCH_NOT_FOUND' },
  campaign: { collection: 'campaigns', notFound: 'CAMPAIGN_NOT_FOUND' },
  store: { collection: 'stores', notFound: 'STORE_NOT_FOUND' },
  goods: { collection: 'goods', notFound: 'GOODS_NOT_FOUND' },
} as const satisfies Record<SubjectKind, SubjectPlace>
