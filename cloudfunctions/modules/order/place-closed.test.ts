import type { InputOf } from '@shared/contract'
import type { OrderDoc } from '@shared/domain/order/types'
import type { StoreHours } from '@shared/domain/store/types'
import { givenMember } from '../../testing/people'
import { PEOPLE, testShop } from '../../testing/shop'
import { questions } from './testing/wechat-pay'

const shop = testShop()
const { lin } = PEOPLE
type What = InputOf<'order.place'>['what']
const teas = {
  by: 'goods' as const,
  lines: [{ productId: 'shanze:white-tea', quantity: 2 }],
}
const place = (what: What = teas, commandId = shop.command()) =>
  shop.when(lin, 'order.place', { commandId, storeId: 'shanze:yunqi', what })
const orders = () => shop.all<OrderDoc>('orders')
/** By Sunday, 22 November 2026, in the morning. */
const opensAt = Date.parse('2026-11-23T09:00:00+08:00')
const weekdaysOnly: StoreHours = {
  weekly: [{ weekdays: [1, 2, 3, 4, 5], fromMinute: 540, toMinute: 1260 }],
  special: [],
  closures: [],
}
const onlyWeekdays = () => shop.change('stores', 'shanze:yunqi', { hours: weekdaysOnly })

describe('a closed store', () => {
  test.each([
    ['goods', teas],
    ['an amount', { by: 'amount', amountFen: 6800 }],
  ] as const)('takes no order of %s: nothing is written and WeChat Pay is not asked', async (_case, what) => {
    onlyWeekdays()
    expect(await place(what)).toMatchObject({
      code: 'STORE_CLOSED',
      message: 'yunqi今天休息，现在不能下单。明天 9:00 开门。没有扣你的钱，券和积分也没动',
      data: { opensAt },
    })
    expect(orders()).toEqual([])
    expect(questions()).toEqual([])
  })

  test('answers a command that was placed before it closed with the same order', async () => {
    const commandId = shop.command()
    const first = await place(teas, commandId)
    onlyWeekdays()
    shop.pass(30_000)
    const again = await place(teas, commandId)
    expect(again).toMatchObject({ ok: true })
    expect(again.ok && first.ok && again.data.order.id === first.data.order.id).toBe(true)
    expect(orders()).toHaveLength(1)
  })

  test('lets a member top up', async () => {
    givenMember(shop, lin)
    onlyWeekdays()
    expect(await place({ by: 'top-up', amountFen: 20_000 })).toMatchObject({ ok: true })
  })
})

describe('goods whose price the page showed', () => {
  test('are ordered at that price', async () => {
    expect(await place({ ...teas, shownFen: 5600 })).toMatchObject({
      ok: true,
      data: { order: { amountFen: 5600 } },
    })
  })

  test('are not ordered at another one: the new price is answered', async () => {
    expect(await place({ ...teas, shownFen: 5200 })).toMatchObject({
      code: 'ORDER_PRICE_CHANGED',
      data: { amountFen: 5600 },
    })
    expect(orders()).toEqual([])
  })
})
