import { PEOPLE, testShop } from '../../testing/shop'
import { unchanged } from '../../testing/unchanged'
import { couponId, couponIn, given, hubin, preview, type Redeem, redeem, TICKET_MS } from './testing/desk'

const shop = testShop()
const { chen, shen, he } = PEOPLE
const undo = (by = chen) =>
  shop.must(by, 'redemption.undo', {
    commandId: shop.command(),
    couponId: shop.handle(couponId),
    useIndex: 0,
  })

describe('The same command sent again', () => {
  test('is answered as repeated and changes nothing, also when its permit has expired', async () => {
    given(shop)
    const { permit } = await preview(shop)
    const first = await redeem(shop, { permit })
    for (const after of [0, TICKET_MS]) {
      shop.pass(after)
      const again = await unchanged(shop, () => redeem(shop, { permit }))
      const use = first.ok ? first.data.use : null
      expect(again).toMatchObject({
        ok: true,
        data: { repeated: true, todayCount: 1, use: { receiptNo: use?.receiptNo, index: 0 } },
      })
    }
  })

  test.each([
    ['with another bill', { amountFen: 6000 }],
    ['without the bill', {}],
  ])('%s is in conflict', async (_case, other) => {
    given(shop, { usesLeft: 2 })
    const { permit } = await preview(shop)
    await redeem(shop, { permit, amountFen: 5500 })
    expect(await unchanged(shop, () => redeem(shop, { permit, ...other }))).toMatchObject({
      ok: false,
      code: 'CONFLICT',
    })
    expect(await redeem(shop, { permit, amountFen: 5500 })).toMatchObject({
      ok: true,
      data: { repeated: true },
    })
  })

  test.each<[string, Redeem]>([
    ['by another clerk', { by: shen }],
    ['in another store', { storeId: hubin }],
  ])('%s is in conflict', async (_case, other) => {
    given(shop, { usesLeft: 2 })
    const { permit } = await preview(shop, other.by, other.storeId)
    await redeem(shop)
    expect(await unchanged(shop, () => redeem(shop, { ...other, permit }))).toMatchObject({
      ok: false,
      code: 'CONFLICT',
    })
  })

  test('with a fresh permit uses a visit pass no second time', async () => {
    given(shop, { usesLeft: 2 })
    await redeem(shop)
    const { permit } = await preview(shop)
    const again = await unchanged(shop, () => redeem(shop, { permit }))
    expect(again).toMatchObject({ ok: true, data: { repeated: true, use: { index: 0 } } })
  })

  test('after it was undone is refused, and the coupon stays usable', async () => {
    given(shop)
    const { permit } = await preview(shop)
    await redeem(shop, { permit })
    await undo()
    const again = await unchanged(shop, () => redeem(shop, { permit }))
    expect(again).toMatchObject({
      ok: false,
      code: 'COUPON_USED',
      message: '这次核销已经撤销了，没有再核销。要用请重新扫码',
    })
    expect(again).toMatchObject({ data: { first: { voided: { clerkName: 'openid-chen' } } } })
    expect(couponIn(shop).state).toBe('EFFECTIVE')
  })
})

describe('A second confirmation', () => {
  test('of another clerk is refused with who redeemed, when and where, and without an openid of the customer', async () => {
    given(shop)
    const { permit } = await preview(shop, shen, hubin)
    await redeem(shop)
    shop.pass(60_000)
    const second = await unchanged(shop, () =>
      redeem(shop, { by: shen, storeId: hubin, commandId: 'command-of-another', permit }),
    )
    expect(second).toMatchObject({
      ok: false,
      code: 'COUPON_USED',
      data: {
        first: { clerkName: 'openid-chen', storeName: 'yunqi', mine: false, undoUntilAt: null, index: 0 },
      },
    })
    expect('message' in second && second.message).toMatch(/已经用过了。.*yunqi.*没有再用/)
    expect(JSON.stringify(second)).not.toContain('openid-lin')
  })

  test('of a visit pass names the latest use that is in force', async () => {
    given(shop, { usesLeft: 3 })
    const permits = [await preview(shop), await preview(shop, shen), await preview(shop, he)]
    await redeem(shop, { permit: permits[0]?.permit ?? '', commandId: 'command-number-0001' })
    await redeem(shop, { by: shen, permit: permits[1]?.permit ?? '', commandId: 'command-number-0002' })
    await redeem(shop, { by: he, permit: (await preview(shop, he)).permit, commandId: 'command-number-0003' })
    const last = await redeem(shop, {
      by: he,
      permit: permits[2]?.permit ?? '',
      commandId: 'command-number-0004',
    })
    expect(last).toMatchObject({
      ok: false,
      code: 'COUPON_USED',
      data: { first: { index: 2, clerkName: 'openid-he', mine: true } },
    })
  })

  test('after a use that was made and undone since the preview is the next in the list', async () => {
    given(shop)
    const { permit } = await preview(shop)
    await redeem(shop, { by: shen, commandId: 'command-of-another' })
    await undo(shen)
    expect(await redeem(shop, { permit })).toMatchObject({
      ok: true,
      data: { use: { index: 1, mine: true } },
    })
  })

  test('at the same moment loses, and the first is kept', async () => {
    given(shop)
    const { permit } = await preview(shop)
    shop.between(/^coupons.update/, () => redeem(shop, { by: shen, commandId: 'command-of-another' }))
    expect(await redeem(shop, { permit })).toMatchObject({
      ok: false,
      code: 'COUPON_USED',
      data: { first: { clerkName: 'openid-shen' } },
    })
    expect(couponIn(shop).uses).toHaveLength(1)
  })

  test('of a use that was undone meanwhile redeems again, unless the permit has expired', async () => {
    given(shop)
    const old = await preview(shop)
    await redeem(shop)
    await undo()
    shop.pass(1000)
    const { permit } = await preview(shop)
    shop.clock.moveTo(shop.now() + TICKET_MS - 1000)
    const late = await unchanged(shop, () =>
      redeem(shop, { commandId: 'command-of-another', permit: old.permit }),
    )
    expect(late).toMatchObject({ ok: false, code: 'PREVIEW_EXPIRED' })
    expect(await redeem(shop, { commandId: 'command-of-another', permit })).toMatchObject({
      ok: true,
      data: { use: { index: 1 } },
    })
    expect(couponIn(shop)).toMatchObject({ state: 'USED', uses: [{ voided: {} }, {}] })
  })
})
