import type { OutputOf } from '@shared/contract'
import {
  batchId,
  batchOf,
  HUBIN,
  joined,
  MINUTE_MS,
  MONDAY_10,
  newCommand,
  openShop,
  staffOf,
  YUNQI,
} from './shop'

const afternoons = [{ weekdays: [1, 2, 3, 4, 5], fromMinute: 14 * 60, toMinute: 17 * 60 }]
const clerks = Array.from({ length: 20 }, (_, i) => `clerk${i}`)
let people = 0

const shop = openShop({
  batches: [
    batchOf('autumn'),
    batchOf('weekly', {
      benefit: { kind: 'percentage', payPermille: 850, maxOffFen: 2000 },
      thresholdFen: 0,
    }),
    batchOf('lakeside', { stores: [HUBIN] }),
    batchOf('afternoon', { times: afternoons }),
    batchOf('later', { validity: { mode: 'after-taking', delayDays: 1, days: 3 } }),
    batchOf('pass', { uses: 3 }),
  ],
  staff: [
    staffOf('陈一'),
    staffOf('湖滨店员', { stores: [HUBIN] }),
    staffOf('沈禾', { role: 'manager', stores: ['*'] }),
    staffOf('离职', { active: false }),
    ...clerks.map(name => staffOf(name)),
  ],
  members: [joined('林青', 'zhiwei', '1000000017')],
})
afterEach(() => expect(shop.invariants().broken).toEqual([]))

/** A coupon in the wallet of somebody new. */
async function held(code: string, who = `customer${++people}`) {
  const { coupon } = await shop.get(who, 'coupon.claim', { commandId: newCommand(), batchId: batchId(code) })
  return { who, couponId: coupon.id, shortNo: coupon.shortNo }
}
const preview = (clerk: string, code: string, storeId = YUNQI) =>
  shop.ask(clerk, 'clerk.preview', { storeId, code })
async function ticketFor(clerk: string, shortNo: string): Promise<string> {
  const found = await shop.get(clerk, 'clerk.preview', { storeId: YUNQI, code: shortNo })
  return found.kind === 'coupon' ? found.ticket : ''
}
async function confirmed(clerk: string, coupon: { couponId: string; shortNo: string }) {
  const input = {
    commandId: newCommand(),
    storeId: YUNQI,
    couponId: coupon.couponId,
    ticket: await ticketFor(clerk, coupon.shortNo),
  }
  return { input, answer: await shop.ask(clerk, 'clerk.redeem', input) }
}
const stateOf = (couponId: string) => shop.coupons({ _id: couponId })[0]?.state

describe('at the counter', () => {
  test('the rotating code shows the coupon and its masked owner; confirming takes two round trips', async () => {
    const { couponId } = await held('autumn', '林青')
    const { codes } = await shop.get('林青', 'coupon.open', { couponId })
    const code = codes?.steps[0]?.code ?? ''
    const found = await shop.get('陈一', 'clerk.preview', { storeId: YUNQI, code })
    expect(found).toMatchObject({
      kind: 'coupon',
      verdict: 'usable',
      reason: null,
      customer: { maskedName: '林 *', phoneTail: '6688', tierName: '知味' },
    })
    const { answer, trips, depth } = await shop.call('陈一', 'clerk.redeem', {
      commandId: newCommand(),
      storeId: YUNQI,
      couponId,
      ticket: found.kind === 'coupon' ? found.ticket : '',
      amountFen: 6800,
    })
    expect(answer).toMatchObject({
      ok: true,
      data: { repeated: false, use: { offFen: 1200, clerkName: '陈一', storeName: '云栖路店', mine: true } },
    })
    expect([trips, depth]).toEqual([2, 2])
    expect(stateOf(couponId)).toBe('USED')
  })

  test('the same confirmation repeated is the same redemption; with another bill it is a conflict', async () => {
    const { input } = await confirmed('陈一', await held('autumn'))
    const again = await shop.call('陈一', 'clerk.redeem', input)
    expect(again.answer).toMatchObject({ ok: true, data: { repeated: true } })
    expect(again.trips).toBe(3)
    const other = await shop.ask('陈一', 'clerk.redeem', { ...input, amountFen: 9900 })
    expect(other).toMatchObject({ ok: false, code: 'CONFLICT' })
  })

  test('a repeat that arrives after the ticket has ended still finds its own redemption', async () => {
    const { input } = await confirmed('陈一', await held('autumn'))
    await shop.clock.advance(6 * MINUTE_MS)
    expect(await shop.ask('陈一', 'clerk.redeem', input)).toMatchObject({
      ok: true,
      data: { repeated: true },
    })
  })

  test('the second scan is shown the first redemption: who, when and where', async () => {
    const coupon = await held('autumn')
    await confirmed('陈一', coupon)
    await shop.clock.advance(2 * MINUTE_MS)
    expect(await preview('clerk0', coupon.shortNo)).toMatchObject({
      ok: true,
      data: { verdict: 'used', first: { clerkName: '陈一', storeName: '云栖路店', mine: false }, ticket: '' },
    })
  })

  test('20 clerks confirm one coupon at once: one redemption, 19 are shown it', async () => {
    const coupon = await held('autumn')
    const tickets = await Promise.all(clerks.map(clerk => ticketFor(clerk, coupon.shortNo)))
    const answers = await Promise.all(
      clerks.map((clerk, i) =>
        shop.ask(clerk, 'clerk.redeem', {
          commandId: newCommand(),
          storeId: YUNQI,
          couponId: coupon.couponId,
          ticket: tickets[i] ?? '',
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

  test('a percentage takes off what the bill says; without a bill it is not guessed', async () => {
    const coupon = await held('weekly')
    const input = {
      commandId: newCommand(),
      storeId: YUNQI,
      couponId: coupon.couponId,
      ticket: await ticketFor('陈一', coupon.shortNo),
      amountFen: 4200,
    }
    expect(await shop.get('陈一', 'clerk.redeem', input)).toMatchObject({ use: { offFen: 630 } })
    expect((await confirmed('陈一', await held('weekly'))).answer).toMatchObject({
      data: { use: { offFen: null } },
    })
  })
})

describe('what cannot be used here and now says why, and changes nothing', () => {
  test('wrong store: the store that takes it, and what works here instead', async () => {
    const { shortNo, who, couponId } = await held('lakeside')
    await held('autumn', who)
    const found = await shop.get('陈一', 'clerk.preview', { storeId: YUNQI, code: shortNo })
    expect(found).toMatchObject({
      verdict: 'not-usable',
      reason: { code: 'COUPON_WRONG_STORE', message: '这家店不参加，湖滨店能用' },
      ticket: '',
      others: [{ coupon: { batchId: batchId('autumn') } }],
    })
    const other = found.kind === 'coupon' ? found.others[0] : undefined
    expect(
      await shop.ask('陈一', 'clerk.redeem', {
        commandId: newCommand(),
        storeId: YUNQI,
        couponId,
        ticket: other?.ticket ?? '',
      }),
    ).toMatchObject({ ok: false, code: 'PREVIEW_EXPIRED' })
    expect(stateOf(couponId)).toBe('EFFECTIVE')
  })

  test('wrong time of day: when it works, also when the window closed since the preview', async () => {
    const coupon = await held('afternoon')
    expect(await preview('陈一', coupon.shortNo)).toMatchObject({
      data: { reason: { code: 'COUPON_WRONG_TIME', message: '今天 14:00 起可用' } },
    })
    await shop.clock.set(MONDAY_10 + (6 * 60 + 58) * MINUTE_MS)
    const ticket = await ticketFor('陈一', coupon.shortNo)
    await shop.clock.advance(3 * MINUTE_MS)
    const input = { commandId: newCommand(), storeId: YUNQI, couponId: coupon.couponId, ticket }
    expect(await shop.ask('陈一', 'clerk.redeem', input)).toMatchObject({
      ok: false,
      code: 'COUPON_WRONG_TIME',
    })
    expect(stateOf(coupon.couponId)).toBe('EFFECTIVE')
  })

  test('below the threshold: how much is missing', async () => {
    const coupon = await held('autumn')
    const ticket = await ticketFor('陈一', coupon.shortNo)
    const input = { commandId: newCommand(), storeId: YUNQI, couponId: coupon.couponId, ticket }
    expect(await shop.ask('陈一', 'clerk.redeem', { ...input, amountFen: 3800 })).toMatchObject({
      ok: false,
      code: 'COUPON_BELOW_THRESHOLD',
      message: '再买 12 元可用',
    })
    expect(await shop.ask('陈一', 'clerk.redeem', { ...input, amountFen: 5000 })).toMatchObject({ ok: true })
  })

  test('before its first day, and usable at its first moment even if no sweeper ran', async () => {
    const coupon = await held('later')
    expect(await preview('陈一', coupon.shortNo)).toMatchObject({
      data: { reason: { code: 'COUPON_NOT_STARTED', message: '还没到时间，明天起可用' } },
    })
    await shop.clock.set(Date.parse('2026-11-24T09:00:00+08:00'))
    expect((await confirmed('陈一', coupon)).answer).toMatchObject({ ok: true })
  })

  test('expired, swept or not', async () => {
    const coupon = await held('autumn')
    await shop.clock.set(MONDAY_10 + 20 * 1440 * MINUTE_MS)
    const reason = { code: 'COUPON_EXPIRED', message: expect.stringContaining('12 月 7 日 24 点') }
    expect(await preview('陈一', coupon.shortNo)).toMatchObject({ data: { verdict: 'not-usable', reason } })
    await shop.sweep()
    expect(stateOf(coupon.couponId)).toBe('EXPIRED')
    expect(await preview('陈一', coupon.shortNo)).toMatchObject({ data: { verdict: 'not-usable', reason } })
  })

  test('codes: forged, old, and a number nobody has', async () => {
    const { couponId, who } = await held('autumn')
    const { codes } = await shop.get(who, 'coupon.open', { couponId })
    const code = codes?.steps[0]?.code ?? ''
    const forged = code.slice(0, -1) + (code.endsWith('7') ? '8' : '7')
    expect(await preview('陈一', forged)).toMatchObject({ ok: false, code: 'CODE_UNKNOWN' })
    expect(await preview('陈一', '000000000')).toMatchObject({ ok: false })
    await shop.clock.advance(5 * MINUTE_MS)
    expect(await preview('陈一', code)).toMatchObject({ ok: false, code: 'CODE_EXPIRED' })
  })

  test("somebody else's ticket, or none of ours", async () => {
    const coupon = await held('autumn')
    const ticket = await ticketFor('clerk1', coupon.shortNo)
    const input = { commandId: newCommand(), storeId: YUNQI, couponId: coupon.couponId }
    for (const wrong of [ticket, 'x', ticket.replace('1', '2')]) {
      expect(await shop.ask('陈一', 'clerk.redeem', { ...input, ticket: wrong })).toMatchObject({
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

describe('undoing a redemption', () => {
  test('within ten minutes by the same clerk: the coupon works again, in the same store list', async () => {
    const coupon = await held('autumn')
    await confirmed('陈一', coupon)
    const undo = { commandId: newCommand(), couponId: coupon.couponId, useIndex: 0, reason: '顾客改点' }
    expect(await shop.get('陈一', 'clerk.undo', undo)).toMatchObject({
      use: { voided: { clerkName: '陈一', reason: '顾客改点' } },
    })
    expect(await shop.ask('陈一', 'clerk.undo', undo)).toMatchObject({ ok: true })
    expect(stateOf(coupon.couponId)).toBe('EFFECTIVE')
    expect((await confirmed('clerk2', coupon)).answer).toMatchObject({
      ok: true,
      data: { use: { index: 1 } },
    })
  })

  test('confirm-repeated-after-undo: the late repeat of a confirmation redeems nothing', async () => {
    const coupon = await held('autumn')
    const { input } = await confirmed('陈一', coupon)
    await shop.get('陈一', 'clerk.undo', { commandId: newCommand(), couponId: coupon.couponId, useIndex: 0 })
    expect(await shop.ask('陈一', 'clerk.redeem', input)).toMatchObject({ ok: false, code: 'COUPON_USED' })
    expect(stateOf(coupon.couponId)).toBe('EFFECTIVE')
  })

  test('undo-repeated-after-second-use: an old undo voids no newer redemption', async () => {
    const coupon = await held('autumn')
    await confirmed('陈一', coupon)
    const undo = { commandId: newCommand(), couponId: coupon.couponId, useIndex: 0 }
    await shop.get('陈一', 'clerk.undo', undo)
    await confirmed('陈一', coupon)
    expect(await shop.ask('陈一', 'clerk.undo', undo)).toMatchObject({ ok: true })
    expect(stateOf(coupon.couponId)).toBe('USED')
  })

  test('is refused to others and too late, but a manager may, with a reason', async () => {
    const coupon = await held('autumn')
    await confirmed('陈一', coupon)
    const undo = () => ({ commandId: newCommand(), couponId: coupon.couponId, useIndex: 0 })
    expect(await shop.ask('clerk3', 'clerk.undo', undo())).toMatchObject({
      ok: false,
      code: 'UNDO_NOT_YOURS',
    })
    expect(await shop.ask('湖滨店员', 'clerk.undo', undo())).toMatchObject({ code: 'STAFF_WRONG_STORE' })
    expect(await shop.ask('陈一', 'clerk.undo', { ...undo(), useIndex: 5 })).toMatchObject({
      code: 'USE_NOT_FOUND',
    })
    await shop.clock.advance(11 * MINUTE_MS)
    expect(await shop.ask('陈一', 'clerk.undo', undo())).toMatchObject({ ok: false, code: 'UNDO_TOO_LATE' })
    expect(await shop.ask('沈禾', 'clerk.undo', undo())).toMatchObject({ ok: false, code: 'BAD_INPUT' })
    expect(await shop.ask('沈禾', 'clerk.undo', { ...undo(), reason: '点错了券' })).toMatchObject({
      ok: true,
      data: { use: { voided: { clerkName: '沈禾', reason: '点错了券' } } },
    })
  })
})

test("today's list is the store's: totals without what was undone, customers masked, the latest first", async () => {
  await shop.clock.set(MONDAY_10 + 3 * 1440 * MINUTE_MS)
  const first = await held('autumn', '林青二')
  await confirmed('陈一', first)
  await shop.clock.advance(MINUTE_MS)
  const second = await held('autumn')
  await confirmed('clerk4', second)
  await shop.get('clerk4', 'clerk.undo', { commandId: newCommand(), couponId: second.couponId, useIndex: 0 })

  const today: OutputOf<'clerk.today'> = await shop.get('陈一', 'clerk.today', { storeId: YUNQI })
  expect(today).toMatchObject({ day: '2026-11-26', count: 1, offFen: 1200 })
  expect(today.uses.map(use => [use.couponId, use.voided !== null])).toEqual([
    [second.couponId, true],
    [first.couponId, false],
  ])
  expect(today.uses[1]?.customer?.maskedName).toBe('微信顾客')
  const desk = await shop.get('陈一', 'clerk.open', {})
  expect(desk).toMatchObject({
    today: { count: 1, offFen: 1200 },
    last: { couponId: first.couponId, mine: true },
  })
  const lakeside = await shop.get('湖滨店员', 'clerk.today', { storeId: HUBIN })
  expect(lakeside.count).toBe(0)
})
