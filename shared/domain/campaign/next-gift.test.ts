import { NOW, payGift, TODAY } from '../test-brand'
import { nextGift } from './next-gift'

const here = { at: NOW, day: TODAY, storeId: 'shanze:yunqi' }

describe('the gift of the next payment', () => {
  test('is of the campaign that needs least', () => {
    const dear = payGift({ _id: 'shanze:dear', thresholdFen: 9_000, batchIds: ['shanze:dear'] })
    expect(nextGift(here, [], [dear, payGift()])).toEqual({
      thresholdFen: 6_000,
      batchId: 'shanze:cold-brew',
    })
  })

  test.each([
    ['the campaign has ended', { state: 'ended' as const }],
    ['this store takes no part', { stores: ['shanze:hubin'] }],
    ['it gives nothing', { batchIds: [] }],
  ])('is none where %s', (_, over) => expect(nextGift(here, [], [payGift(over)])).toBeNull())

  test('is none once the customer has had as many as the campaign allows', () => {
    const caps = [{ rule: 'shanze:autumn-gift', day: TODAY, count: 1 }]
    expect(nextGift(here, caps, [payGift()])).toBeNull()
  })
})
