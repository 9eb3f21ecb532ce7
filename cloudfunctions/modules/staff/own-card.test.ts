import { PEOPLE, testShop } from '../../testing/shop'
import { isOwn } from './own-card'
import { contextOf } from './testing/context'

const shop = testShop()

describe('A card is the own one of the caller', () => {
  test.each([
    ['under their own id, without a trip', 'shanze:openid-chen', true, 0],
    ['under no id, without a trip', '', false, 0],
    ['under a former id', 'shanze:openid-gu', true, 2],
    ['when their id is a former one of it', 'shanze:openid-lin', true, 1],
    ['not when it belongs to another', 'shanze:openid-he', false, 1],
    ['not when it is unknown', 'shanze:nothing', false, 1],
  ])('%s', async (_case, ownerId, own, trips) => {
    const linId = await shop.joined(PEOPLE.lin)
    const guId = await shop.joined(PEOPLE.gu)
    await shop.joined(PEOPLE.he)
    shop.change('members', linId, { formerIds: ['shanze:openid-chen', guId] })
    shop.change('members', guId, { mergedInto: linId })
    const context = contextOf(shop)
    shop.trips = []
    expect(await isOwn(ownerId, context)).toBe(own)
    expect(shop.trips).toHaveLength(trips)
  })
})
