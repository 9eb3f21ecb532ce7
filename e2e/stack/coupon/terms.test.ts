import { termsOf } from '@shared/domain/coupon/terms'
import { openCouponShop } from './coupon-shop'
import { batchId, batchOf, MINUTE_MS, newCommand, YUNQI } from './shop'

const { shop, held, permitFor, confirmed } = openCouponShop()

/**
 * The brand edits 12 off from 50 into next to nothing from 999: the terms of the new version first, then the
 * batch.
 */
async function editAutumn() {
  const worse = { benefit: { kind: 'reduction' as const, offFen: 1 }, thresholdFen: 99_900, uses: 2 }
  const edited = batchOf('autumn', worse, { ruleVersion: 2, name: '秋茶礼赞（新）' })
  await shop.insert('batchTerms', termsOf(edited))
  await shop.put('batches', edited)
  // What instances remember of the batch is 30 s old at most.
  await shop.clock.advance(MINUTE_MS)
}

describe('C13: a coupon keeps the terms it was issued under when its batch is edited', () => {
  test('C13: a coupon shows its own terms in the wallet, on its page and at the counter', async () => {
    const coupon = await held('autumn')
    await editAutumn()
    const terms = { name: '秋茶礼赞满减券', benefit: { offFen: 1200 }, thresholdFen: 5000 }
    const { couponId } = coupon
    expect(await shop.get(coupon.who, 'coupon.open', { couponId })).toMatchObject({ coupon: { terms } })
    expect(await shop.get(coupon.who, 'coupon.wallet', { tab: 'usable' })).toMatchObject({
      coupons: [{ terms }],
    })
    const { answer, input } = await confirmed('陈一', coupon)
    expect(answer).toMatchObject({ ok: true, data: { use: { offFen: 1200, couponName: '秋茶礼赞满减券' } } })
    expect(await shop.ask('陈一', 'redemption.redeem', input)).toMatchObject({ data: { repeated: true } })
    expect(await shop.get('陈一', 'redemption.today', { storeId: YUNQI })).toMatchObject({
      offFen: 1200,
      uses: [{ couponName: '秋茶礼赞满减券', offFen: 1200 }],
    })
  })

  test('C13: the threshold asked at the counter is the one promised, also when it was edited after the preview', async () => {
    const coupon = await held('autumn')
    const permit = await permitFor('陈一', coupon.couponId)
    await editAutumn()
    const input = { commandId: newCommand(), storeId: YUNQI, couponId: coupon.couponId, permit }
    expect(await shop.ask('陈一', 'redemption.redeem', { ...input, amountFen: 4999 })).toMatchObject({
      code: 'COUPON_BELOW_THRESHOLD',
    })
    const { answer, trips } = await shop.call('陈一', 'redemption.redeem', { ...input, amountFen: 5000 })
    expect([answer, trips]).toMatchObject([{ ok: true, data: { use: { offFen: 1200 } } }, 3])
  })

  test('C13: a coupon that is issued after the edit has the new terms', async () => {
    await editAutumn()
    const { couponId } = await held('autumn')
    const [coupon] = shop.coupons({ _id: couponId })
    expect([coupon?.batchId, coupon?.ruleVersion, coupon?.usesLeft]).toEqual([batchId('autumn'), 2, 2])
  })
})
