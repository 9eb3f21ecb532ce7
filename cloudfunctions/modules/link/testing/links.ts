import type { InputOf } from '@shared/contract'
import { NEVER } from '@shared/domain/due'
import { linkIdOf } from '@shared/domain/ids'
import type { LinkDoc } from '@shared/domain/link/link-doc'
import { createLink } from '@shared/domain/link/save-link'
import type { Shop } from '../../../testing/shop'

/** What a person sets of a path that leads to the card. */
export const linkFields = (over: Partial<InputOf<'link.save'>> = {}) => ({
  name: '云栖台卡',
  place: 'table-card' as const,
  target: { page: 'card' as const, params: {} },
  ...over,
})

/** A path of the shop's brand under a code of one's choice. */
export function givenLink(shop: Shop, code: string, over: Partial<LinkDoc> = {}): LinkDoc {
  const fields = { storeId: '', campaignId: '', fromAt: 0, untilAt: NEVER, after: null, tags: [] }
  const command = { id: `made-${code}`, inputHash: '', staffId: '', now: shop.now() }
  const link = {
    ...createLink(shop.brandId, code, { ...linkFields(), ...fields }, command),
    name: code,
    ...over,
  }
  shop.given({ links: [link] })
  return link
}

export const linkOf = (shop: Shop, code: string): LinkDoc =>
  shop.one<LinkDoc>('links', linkIdOf(shop.brandId, code))
