import { openCouponShop } from './coupon-shop'
import { MINUTE_MS, newCommand } from './shop'

const { shop, held, confirmed, stateOf } = openCouponShop()

describe('undoing a redemption', () => {
  test('a redemption undone within ten minutes by the same clerk: the coupon works again, in the same store list', async () => {
    const coupon = await held('autumn')
    await confirmed('陈一', coupon)
    const undo = { commandId: newCommand(), couponId: coupon.couponId, useIndex: 0, reason: '顾客改点' }
    expect(await shop.get('陈一', 'redemption.undo', undo)).toMatchObject({
      use: { voided: { clerkName: '陈一', reason: '顾客改点' } },
    })
    expect(await shop.ask('陈一', 'redemption.undo', undo)).toMatchObject({ ok: true })
    expect(stateOf(coupon.couponId)).toBe('EFFECTIVE')
    expect((await confirmed('clerk2', coupon)).answer).toMatchObject({
      ok: true,
      data: { use: { index: 1 } },
    })
  })

  test('confirm-repeated-after-undo: the late repeat of a confirmation redeems nothing', async () => {
    const coupon = await held('autumn')
    const { input } = await confirmed('陈一', coupon)
    await shop.get('陈一', 'redemption.undo', {
      commandId: newCommand(),
      couponId: coupon.couponId,
      useIndex: 0,
    })
    expect(await shop.ask('陈一', 'redemption.redeem', input)).toMatchObject({
      ok: false,
      code: 'COUPON_USED',
    })
    expect(stateOf(coupon.couponId)).toBe('EFFECTIVE')
  })

  test('undo-repeated-after-second-use: an old undo voids no newer redemption', async () => {
    const coupon = await held('autumn')
    await confirmed('陈一', coupon)
    const undo = { commandId: newCommand(), couponId: coupon.couponId, useIndex: 0 }
    await shop.get('陈一', 'redemption.undo', undo)
    await confirmed('陈一', coupon)
    expect(await shop.ask('陈一', 'redemption.undo', undo)).toMatchObject({ ok: true })
    expect(stateOf(coupon.couponId)).toBe('USED')
  })

  test('an undo is refused to other clerks and after ten minutes, but a manager may, with a reason', async () => {
    const coupon = await held('autumn')
    await confirmed('陈一', coupon)
    const undo = () => ({ commandId: newCommand(), couponId: coupon.couponId, useIndex: 0 })
    expect(await shop.ask('clerk3', 'redemption.undo', undo())).toMatchObject({
      ok: false,
      code: 'UNDO_NOT_YOURS',
    })
    expect(await shop.ask('湖滨店员', 'redemption.undo', undo())).toMatchObject({ code: 'STAFF_WRONG_STORE' })
    expect(await shop.ask('陈一', 'redemption.undo', { ...undo(), useIndex: 5 })).toMatchObject({
      code: 'USE_NOT_FOUND',
    })
    await shop.clock.advance(11 * MINUTE_MS)
    expect(await shop.ask('陈一', 'redemption.undo', undo())).toMatchObject({
      ok: false,
      code: 'UNDO_TOO_LATE',
    })
    expect(await shop.ask('沈禾', 'redemption.undo', undo())).toMatchObject({ ok: false, code: 'BAD_INPUT' })
    expect(await shop.ask('沈禾', 'redemption.undo', { ...undo(), reason: '点错了券' })).toMatchObject({
      ok: true,
      data: { use: { voided: { clerkName: '沈禾', reason: '点错了券' } } },
    })
  })
})
