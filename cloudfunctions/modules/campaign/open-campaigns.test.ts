import { testShop } from '../../testing/shop'
import { knownCampaigns, openCampaigns } from './open-campaigns'

const shop = testShop()
const ids = (campaigns: { _id: string }[]) => campaigns.map(({ _id }) => _id)

test('a campaign that has ended still decides payments of its time, but is not shown', async () => {
  const gift = shop.one<object>('campaigns', 'shanze:gift')
  shop.given({ campaigns: [{ ...gift, _id: 'shanze:ended', state: 'ended' }] })
  expect(ids(await knownCampaigns('shanze'))).toEqual(['shanze:ended', 'shanze:gift'])
  expect(ids(await openCampaigns('shanze'))).toEqual(['shanze:gift'])
})

test('a brand knows no campaign of another, and one without campaigns has none', async () => {
  expect(ids(await openCampaigns('lanxi'))).toEqual(['lanxi:gift'])
  expect(await knownCampaigns('nobrand')).toEqual([])
})
