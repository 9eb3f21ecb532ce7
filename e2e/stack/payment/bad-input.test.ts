import { MCHID, newCommand, openPaymentShop, YUNQI } from './payment-shop'

const shop = openPaymentShop()
const commandId = newCommand()
const amount = { by: 'amount', amountFen: 100 }
const huge = 'x'.repeat(100_000)

describe('bad input of every kind is refused in plain words and changes nothing', () => {
  test.each([
    ['a wrong type', 'order.place', { commandId, storeId: 1, what: amount }],
    ['a missing field', 'order.place', { commandId, what: amount }],
    ['an unknown field', 'order.place', { commandId, storeId: YUNQI, what: amount, openid: 'me' }],
    ['a huge text', 'order.place', { commandId, storeId: huge, what: amount }],
    [
      'an amount of nothing',
      'order.place',
      { commandId, storeId: YUNQI, what: { by: 'amount', amountFen: 0 } },
    ],
    [
      'an amount below nothing',
      'order.place',
      { commandId, storeId: YUNQI, what: { by: 'amount', amountFen: -1 } },
    ],
    ['half a fen', 'order.place', { commandId, storeId: YUNQI, what: { by: 'amount', amountFen: 0.5 } }],
    [
      'goods with a price of their own',
      'order.place',
      {
        commandId,
        storeId: YUNQI,
        what: { by: 'goods', lines: [{ productId: 'shanze:white-tea', quantity: 1, priceFen: 1 }] },
      },
    ],
    ['an operator for an id', 'order.landing', { order: { mchid: MCHID, outTradeNo: { $ne: '' } } }],
    ['an id with a quote', 'points.story', { entryId: "a'b" }],
    ['a filter nobody knows', 'points.open', { filter: 'mine' }],
    ['no consent', 'member.join', { commandId }],
    ['an empty phone code', 'member.join', { commandId, consent: '2026-09', phoneCode: '' }],
    ['nothing at all', 'order.place', null],
  ])('%s', async (_case, action, input) => {
    const before = shop.everything()
    const outcome = await shop.person('linqing').attempt(action, input)
    expect(outcome).toMatchObject({
      ok: true,
      result: { ok: false, code: 'BAD_INPUT', message: expect.stringMatching(/[\u4e00-\u9fff]/) },
    })
    expect(shop.everything()).toBe(before)
  })

  test('an unknown action is refused', async () => {
    const outcome = await shop.person('linqing').attempt('order.unheard', {})
    expect(outcome).toMatchObject({ result: { ok: false, code: 'UNKNOWN_ACTION' } })
  })

  test('an unknown brand and a call without a WeChat user are refused', async () => {
    const { cloud } = shop.stack.stack
    const caller = { openid: 'openid-linqing', appid: 'wx5a0c1f2e3d4b6a78', source: 'wx_client' }
    const call = (brand: string, who: object) =>
      cloud.call('api', { action: 'member.card', brand, input: {} }, who)
    expect(await call('nowhere', caller)).toMatchObject({ result: { code: 'NO_BRAND' } })
    expect(await call('shanze', {})).toMatchObject({ result: { code: 'NO_CALLER' } })
  })
})
