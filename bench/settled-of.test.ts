import { settledOf } from './settled-of'

const store = new Map([
  ['of-the-demo', { version: 1, settledVersion: 1 }],
  ['of-a-row-before', { version: 2, settledVersion: 2 }],
  ['crowd-1', { version: 1, settledVersion: 1 }],
  ['crowd-2', { version: 2, settledVersion: 1 }],
])

test('D7: of all settled orders in the store only those of the crowd are counted, and none before it is there and settled', () => {
  const crowd = ['crowd-1', 'crowd-2', 'crowd-without-an-order'].map(outTradeNo => ({ outTradeNo }))
  expect(settledOf(crowd, outTradeNo => store.get(outTradeNo))).toBe(1)
})
