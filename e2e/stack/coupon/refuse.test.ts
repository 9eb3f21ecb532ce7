import { openCouponShop } from './coupon-shop'
import { batchId, MINUTE_MS, MONDAY_10, newCommand, YUNQI } from './shop'

const { shop, held, codeOf, preview, permitFor, confirmed, stateOf } = openCouponShop()

describe('what cannot be used here and now says why, and changes nothing', () => {
  test('a coupon refused for the wrong store: the store that takes it, and what works here instead', async () => {
    const { who, couponId } = await held('lakeside')
    await held('autumn', who)
    const preview = await shop.get('陈一', 'redemption.preview', { storeId: YUNQI, code: codeOf(couponId) })
    expect(preview).toMatchObject({
      verdict: 'not-usable',
      reason: { code: 'COUPON_WRONG_STORE', message: '这家店不参加，湖滨店能用' },
      permit: '',
      others: [{ coupon: { batchId: batchId('autumn') } }],
    })
    const other = preview.kind === 'coupon' ? preview.others[0] : undefined
    expect(
      await shop.ask('陈一', 'redemption.redeem', {
        commandId: newCommand(),
        storeId: YUNQI,
        couponId,
        permit: other?.permit ?? '',
      }),
    ).toMatchObject({ ok: false, code: 'PREVIEW_EXPIRED' })
    expect(stateOf(couponId)).toBe('EFFECTIVE')
  })

  test('a coupon refused for the wrong time of day: when it works, also when the window closed since the preview', async () => {
    const coupon = await held('afternoon')
    expect(await preview('陈一', codeOf(coupon.couponId))).toMatchObject({
      data: { reason: { code: 'COUPON_WRONG_TIME', message: '今天 14:00 起可用' } },
    })
    await shop.clock.set(MONDAY_10 + (6 * 60 + 58) * MINUTE_MS)
    const permit = await permitFor('陈一', coupon.couponId)
    await shop.clock.advance(3 * MINUTE_MS)
    const input = { commandId: newCommand(), storeId: YUNQI, couponId: coupon.couponId, permit }
    expect(await shop.ask('陈一', 'redemption.redeem', input)).toMatchObject({
      ok: false,
      code: 'COUPON_WRONG_TIME',
    })
    expect(stateOf(coupon.couponId)).toBe('EFFECTIVE')
  })

  test('a coupon refused below its threshold: how much is missing', async () => {
    const coupon = await held('autumn')
    const permit = await permitFor('陈一', coupon.couponId)
    const input = { commandId: newCommand(), storeId: YUNQI, couponId: coupon.couponId, permit }
    expect(await shop.ask('陈一', 'redemption.redeem', { ...input, amountFen: 3800 })).toMatchObject({
      ok: false,
      code: 'COUPON_BELOW_THRESHOLD',
      message: '再买 12 元可用',
    })
    expect(await shop.ask('陈一', 'redemption.redeem', { ...input, amountFen: 5000 })).toMatchObject({
      ok: true,
    })
  })

  test('a coupon is refused before its first day, and usable at its first moment even if no sweeper ran', async () => {
    const coupon = await held('later')
    expect(await preview('陈一', codeOf(coupon.couponId))).toMatchObject({
      data: { reason: { code: 'COUPON_NOT_STARTED', message: '还没到时间，明天起可用' } },
    })
    await shop.clock.set(Date.parse('2026-11-24T09:00:00+08:00'))
    expect((await confirmed('陈一', coupon)).answer).toMatchObject({ ok: true })
  })

  test('an expired coupon is refused, swept or not', async () => {
    const coupon = await held('autumn')
    await shop.clock.set(MONDAY_10 + 20 * 1440 * MINUTE_MS)
    const reason = { code: 'COUPON_EXPIRED', message: expect.stringContaining('12 月 7 日 24 点') }
    expect(await preview('陈一', codeOf(coupon.couponId))).toMatchObject({
      data: { verdict: 'not-usable', reason },
    })
    await shop.sweep()
    expect(stateOf(coupon.couponId)).toBe('EXPIRED')
    expect(await preview('陈一', codeOf(coupon.couponId))).toMatchObject({
      data: { verdict: 'not-usable', reason },
    })
  })

  test('a forged code, an old code and an unknown number are refused', async () => {
    const { couponId, who } = await held('autumn')
    const { codes } = await shop.get(who, 'coupon.open', { couponId })
    const code = codes?.steps[0]?.code ?? ''
    const forged = code.slice(0, -1) + (code.endsWith('7') ? '8' : '7')
    expect(await preview('陈一', forged)).toMatchObject({ ok: false, code: 'CODE_UNKNOWN' })
    expect(await preview('陈一', '000000000')).toMatchObject({ ok: false })
    await shop.clock.advance(5 * MINUTE_MS)
    expect(await preview('陈一', code)).toMatchObject({ ok: false, code: 'CODE_EXPIRED' })
  })

  test('a permit of another clerk, or not of ours, is refused', async () => {
    const coupon = await held('autumn')
    const permit = await permitFor('clerk1', coupon.couponId)
    const input = { commandId: newCommand(), storeId: YUNQI, couponId: coupon.couponId }
    for (const wrong of [permit, 'x', permit.replace('1', '2')]) {
      expect(await shop.ask('陈一', 'redemption.redeem', { ...input, permit: wrong })).toMatchObject({
        ok: false,
        code: 'PREVIEW_EXPIRED',
      })
    }
    expect(stateOf(coupon.couponId)).toBe('EFFECTIVE')
  })

  test.each([
    ['a customer', '林青', YUNQI, 'NOT_STAFF'],
    ['somebody who has left', '离职', YUNQI, 'NOT_STAFF'],
    ['a clerk of another store', '湖滨店员', YUNQI, 'STAFF_WRONG_STORE'],
    ['a manager in a store that does not exist', '沈禾', 'other:yunqi', 'STORE_NOT_FOUND'],
  ])('%s is no clerk here', async (_who, name, storeId, code) => {
    expect(await preview(name, '123456782', storeId)).toMatchObject({ ok: false, code })
  })
})
