import { clerks, openCouponShop } from './coupon-shop'
import { MINUTE_MS, newCommand, YUNQI } from './shop'

const { shop, held, codeOf, preview, permitFor, confirmed, stateOf } = openCouponShop()

describe('at the counter', () => {
  test('the rotating code shows the coupon and its masked owner; confirming takes two steps', async () => {
    const { couponId } = await held('autumn', '林青')
    const { codes } = await shop.get('林青', 'coupon.open', { couponId })
    const code = codes?.steps[0]?.code ?? ''
    const preview = await shop.get('陈一', 'redemption.preview', { storeId: YUNQI, code })
    expect(preview).toMatchObject({
      kind: 'coupon',
      verdict: 'usable',
      reason: null,
      customer: { maskedName: '林 *', phoneTail: '6688', tierName: '知味' },
    })
    const { answer, trips, depth } = await shop.call('陈一', 'redemption.redeem', {
      commandId: newCommand(),
      storeId: YUNQI,
      couponId,
      permit: preview.kind === 'coupon' ? preview.permit : '',
      amountFen: 6800,
    })
    expect(answer).toMatchObject({
      ok: true,
      data: { repeated: false, use: { offFen: 1200, clerkName: '陈一', storeName: '云栖路店', mine: true } },
    })
    // The clerk beside the ids of their own card; the coupon.
    expect([trips, depth]).toEqual([3, 2])
    expect(stateOf(couponId)).toBe('USED')
  })

  test('the same confirmation repeated is the same redemption; with another bill it is a conflict', async () => {
    const { input } = await confirmed('陈一', await held('autumn'))
    const again = await shop.call('陈一', 'redemption.redeem', input)
    expect(again.answer).toMatchObject({ ok: true, data: { repeated: true } })
    expect(again.trips).toBe(4)
    const other = await shop.ask('陈一', 'redemption.redeem', { ...input, amountFen: 9900 })
    expect(other).toMatchObject({ ok: false, code: 'CONFLICT' })
  })

  test('a repeat that arrives after the permit has ended still finds its own redemption', async () => {
    const { input } = await confirmed('陈一', await held('autumn'))
    await shop.clock.advance(6 * MINUTE_MS)
    expect(await shop.ask('陈一', 'redemption.redeem', input)).toMatchObject({
      ok: true,
      data: { repeated: true },
    })
  })

  test('the second scan is shown the first redemption: who, when and where', async () => {
    const coupon = await held('autumn')
    await confirmed('陈一', coupon)
    await shop.clock.advance(2 * MINUTE_MS)
    expect(await preview('clerk0', codeOf(coupon.couponId))).toMatchObject({
      ok: true,
      data: { verdict: 'used', first: { clerkName: '陈一', storeName: '云栖路店', mine: false }, permit: '' },
    })
  })

  test('20 clerks confirm one coupon at once: one redemption, 19 are shown it', async () => {
    const coupon = await held('autumn')
    const permits = await Promise.all(clerks.map(clerk => permitFor(clerk, coupon.couponId)))
    const answers = await Promise.all(
      clerks.map((clerk, i) =>
        shop.ask(clerk, 'redemption.redeem', {
          commandId: newCommand(),
          storeId: YUNQI,
          couponId: coupon.couponId,
          permit: permits[i] ?? '',
        }),
      ),
    )
    const winner = answers.flatMap(answer => (answer.ok ? [answer.data.use.clerkName] : []))
    expect(winner).toHaveLength(1)
    const refused = answers.flatMap(answer => (answer.ok ? [] : [answer]))
    expect(refused).toHaveLength(19)
    for (const { code, message, data } of refused) {
      expect(code).toBe('COUPON_USED')
      expect(message).toBe('已经用过了。刚刚在本店核销过，这次没有再用，不会多减')
      expect(data).toMatchObject({ first: { clerkName: winner[0], storeId: YUNQI } })
    }
    expect(shop.coupons({ _id: coupon.couponId })[0]?.uses).toHaveLength(1)
  })

  test('a visit pass is used once per confirmation and up at its last', async () => {
    const coupon = await held('pass')
    const left: number[] = []
    for (let visit = 0; visit < 3; visit++) {
      expect((await confirmed('陈一', coupon)).answer.ok).toBe(true)
      left.push(shop.coupons({ _id: coupon.couponId })[0]?.usesLeft ?? -1)
    }
    expect(left).toEqual([2, 1, 0])
    expect(stateOf(coupon.couponId)).toBe('USED')
  })

  test('M08: two clerks who saw the same visits left on a pass use two of them, the last one ends it', async () => {
    const pass = await held('pass')
    await confirmed('陈一', pass)
    const permits = [await permitFor('clerk1', pass.couponId), await permitFor('clerk2', pass.couponId)]
    const uses = await Promise.all(
      ['clerk1', 'clerk2'].map((clerk, i) =>
        shop.get(clerk, 'redemption.redeem', {
          commandId: newCommand(),
          storeId: YUNQI,
          couponId: pass.couponId,
          permit: permits[i] ?? '',
        }),
      ),
    )
    expect(uses.map(({ use }) => use.index).sort()).toEqual([1, 2])
    expect(shop.coupons({ _id: pass.couponId })[0]).toMatchObject({ state: 'USED', usesLeft: 0 })
  })

  test('M08: a use is named by its true place when another was made and undone since the preview', async () => {
    const pass = await held('pass')
    const permit = await permitFor('clerk1', pass.couponId)
    await confirmed('陈一', pass)
    await shop.get('陈一', 'redemption.undo', {
      commandId: newCommand(),
      couponId: pass.couponId,
      useIndex: 0,
    })
    const input = { commandId: newCommand(), storeId: YUNQI, couponId: pass.couponId, permit }
    expect(await shop.get('clerk1', 'redemption.redeem', input)).toMatchObject({ use: { index: 1 } })
    const undo = { commandId: newCommand(), couponId: pass.couponId, useIndex: 1 }
    expect(await shop.ask('clerk1', 'redemption.undo', undo)).toMatchObject({ ok: true })
    expect(shop.coupons({ _id: pass.couponId })[0]).toMatchObject({ state: 'EFFECTIVE', usesLeft: 3 })
  })

  test('M09: seen at 23:59 and confirmed at 00:01 of the day after its last, it is over', async () => {
    const coupon = await held('autumn')
    const { validTo = 0 } = shop.coupons({ _id: coupon.couponId })[0] ?? {}
    await shop.clock.set(validTo - MINUTE_MS)
    const permit = await permitFor('陈一', coupon.couponId)
    await shop.clock.set(validTo + MINUTE_MS)
    const input = { commandId: newCommand(), storeId: YUNQI, couponId: coupon.couponId, permit }
    expect(await shop.ask('陈一', 'redemption.redeem', input)).toMatchObject({
      ok: false,
      code: 'COUPON_EXPIRED',
    })
    expect(shop.coupons({ _id: coupon.couponId })[0]).toMatchObject({ state: 'EFFECTIVE', uses: [] })
  })

  test('a percentage takes off what the bill says; without a bill it is not guessed', async () => {
    const coupon = await held('weekly')
    const input = {
      commandId: newCommand(),
      storeId: YUNQI,
      couponId: coupon.couponId,
      permit: await permitFor('陈一', coupon.couponId),
      amountFen: 4200,
    }
    expect(await shop.get('陈一', 'redemption.redeem', input)).toMatchObject({ use: { offFen: 630 } })
    expect((await confirmed('陈一', await held('weekly'))).answer).toMatchObject({
      data: { use: { offFen: null } },
    })
  })
})
