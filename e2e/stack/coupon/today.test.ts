import type { OutputOf } from '@shared/contract'
import { openCouponShop } from './coupon-shop'
import { HUBIN, MINUTE_MS, MONDAY_10, newCommand, YUNQI } from './shop'

const { shop, held, confirmed } = openCouponShop()

test("today's list is the store's: totals without what was undone, customers masked, the latest first", async () => {
  await shop.clock.set(MONDAY_10 + 3 * 1440 * MINUTE_MS)
  const first = await held('autumn', '林青二')
  await confirmed('陈一', first)
  await shop.clock.advance(MINUTE_MS)
  const second = await held('autumn')
  await confirmed('clerk4', second)
  await shop.get('clerk4', 'redemption.undo', {
    commandId: newCommand(),
    couponId: second.couponId,
    useIndex: 0,
  })

  const today: OutputOf<'redemption.today'> = await shop.get('陈一', 'redemption.today', { storeId: YUNQI })
  expect(today).toMatchObject({ day: '2026-11-26', count: 1, offFen: 1200 })
  expect(today.uses.map(use => [use.couponId, use.voided !== null])).toEqual([
    [shop.handle(second.couponId), true],
    [shop.handle(first.couponId), false],
  ])
  expect(today.uses[1]?.customer?.maskedName).toBe('微信顾客')
  const desk = await shop.get('陈一', 'staff.open', {})
  expect(desk).toMatchObject({
    role: 'clerk',
    today: { count: 1, offFen: 1200 },
    last: { couponId: shop.handle(first.couponId), mine: true },
  })
  const lakeside = await shop.get('湖滨店员', 'redemption.today', { storeId: HUBIN })
  expect(lakeside.count).toBe(0)
})
