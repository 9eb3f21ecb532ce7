import * as v from 'valibot'
import { actions, refusals } from '.'

const commandId = 'c0ffee00c0ffee00'

describe('the contract', () => {
  test('every action is registered under its own name', () => {
    for (const [name, action] of Object.entries(actions)) expect(action.name).toBe(name)
  })

  test.each(Object.entries(actions))('%s refuses an unknown field', (_name, action) => {
    expect(v.safeParse(action.input, { surprise: 1 }).success).toBe(false)
  })

  test.each([
    ['a command id that is too short', 'coupon.claim', { commandId: 'short', batchId: 'b1' }],
    ['a huge id', 'coupon.claim', { commandId, batchId: 'x'.repeat(129) }],
    ['an id with a quote', 'coupon.open', { couponId: "a'b" }],
    ['a wrong type', 'coupon.takeGift', { commandId, orderId: 'o', index: '0' }],
    [
      'a fraction of a fen',
      'order.place',
      { commandId, storeId: 's', what: { by: 'amount', amountFen: 1.5 } },
    ],
    [
      'an amount over the limit',
      'order.place',
      { commandId, storeId: 's', what: { by: 'amount', amountFen: 5_000_001 } },
    ],
    ['no goods', 'order.place', { commandId, storeId: 's', what: { by: 'goods', lines: [] } }],
    ['a missing field', 'redemption.redeem', { commandId, storeId: 's', couponId: 'c' }],
  ] as const)('refuses %s', (_case, name, input) => {
    expect(v.safeParse(actions[name].input, input).success).toBe(false)
  })

  test('every refusal has a sentence in plain words', () => {
    for (const sentence of Object.values(refusals)) {
      expect(sentence).toMatch(/[\u4e00-\u9fff]/)
      expect(sentence).not.toMatch(/抱歉|系统繁忙|亲|哦|！|[A-Z_]{4,}/)
    }
  })
})
