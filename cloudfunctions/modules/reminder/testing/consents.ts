import type { ConsentDoc, NoticeKind } from '@shared/domain/reminder/types'
import type { Shop } from '../../../testing/shop'

const LIN_ID = 'shanze:openid-lin'

/** Lin agreed to one message of this kind, and it is due. */
export function agreed(shop: Shop, over: Partial<ConsentDoc> = {}, kind: NoticeKind = 'points-ending') {
  const consent: ConsentDoc = {
    _id: `${LIN_ID}:${kind}`,
    brandId: 'shanze',
    memberId: LIN_ID,
    kind,
    version: 3,
    left: 2,
    commands: [],
    answer: 'accept',
    answeredAt: 1,
    sentFor: [],
    dueAt: shop.now(),
    ...over,
  }
  shop.given({ consents: [consent] })
  return consent
}

export const consentOf = (shop: Shop, kind: NoticeKind = 'points-ending') =>
  shop.one<ConsentDoc>('consents', `${LIN_ID}:${kind}`)
