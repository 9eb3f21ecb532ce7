import { NOW, origin } from '../test-brand'
import { blankOrder, createOrder } from './create-order'
import { stateOf } from './state-of'

describe('a new order', () => {
  const order = createOrder({
    ...origin(),
    amountFen: 6_800,
    description: '山野冷泡',
    lines: [],
    commandId: 'c1',
    inputHash: 'h',
    now: NOW,
  })

  test('stands under its merchant and order number, unpaid, and remembers the command that made it', () => {
    expect(order).toMatchObject({
      _id: '1900000109:T1',
      version: 1,
      amountFen: 6_800,
      commandId: 'c1',
      inputHash: 'h',
      paid: null,
      settledVersion: 0,
    })
    expect(stateOf(order)).toBe('unpaid')
  })

  test('is looked at again after ten seconds, should no notice come', () =>
    expect(order.dueAt).toBe(NOW + 10_000))

  test('without any word of its amount it is a stub', () => {
    expect(stateOf(blankOrder(origin('T2', { source: 'notice' }), NOW))).toBe('stub')
  })
})
