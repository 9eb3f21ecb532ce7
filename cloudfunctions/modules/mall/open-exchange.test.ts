import type { ExchangeDoc } from '@shared/domain/mall/types'
import { PEOPLE, testShop } from '../../testing/shop'
import { unchanged } from '../../testing/unchanged'
import {
  begun,
  bookedOf,
  exchange,
  exchangesOf,
  lin,
  memberOf,
  pointsOf,
  rich,
  shardOf,
  unitTaken,
} from './testing/exchanges'

const shop = testShop()
const gu = 'shanze:openid-gu'
const tin = (commandId = shop.command(), by = PEOPLE.lin) =>
  exchange(shop, commandId, { by, code: 'tin', points: 40 })
const limited = (limit: object | null) => shop.change('goods', 'shanze:tin', { limit })
const slot = (period: string, n: number) => `shanze:tin:${lin}:${period}:${n}`
const idsOf = () => exchangesOf(shop).map(({ _id }) => _id)
const at = (text: string) => shop.clock.moveTo(Date.parse(`${text}+08:00`))

test.each([
  ['another price', { points: 31 }],
  ['other goods', { code: 'tea', points: 80 }],
])('the same command for %s is refused, and its exchange stays', async (_what, other) => {
  await rich(shop)
  await exchange(shop, 'command-of-exchange')
  const again = await unchanged(shop, () => exchange(shop, 'command-of-exchange', other))
  expect(again).toMatchObject({ ok: false, code: 'CONFLICT' })
})

test('a repeat is answered with its exchange although the goods have left the sale', async () => {
  await rich(shop)
  const first = await exchange(shop, 'command-of-exchange')
  shop.change('goods', 'shanze:cup', { onSale: false })
  shop.pass(3_600_000)
  const again = await unchanged(shop, () => exchange(shop, 'command-of-exchange'))
  expect(again).toMatchObject({
    ok: true,
    data: { exchange: 'data' in first && { id: `${lin}:command-of-exchange` } },
  })
})

test('a repeat finishes what a run that died had begun, with the unit it had taken', async () => {
  await rich(shop)
  unitTaken(shop, begun(shop, { commandId: 'command-of-exchange' }))
  shop.change('stockShards', shardOf(shop)._id, { left: 0 })
  expect(await exchange(shop, 'command-of-exchange')).toMatchObject({ ok: true })
  expect(exchangesOf(shop)).toMatchObject([{ state: 'ready', token: 'token-of-the-dead' }])
  expect([pointsOf(shop), shardOf(shop).left]).toEqual([170, 0])
})

test('a run whose exchange another run inserted first goes on with that one', async () => {
  await rich(shop)
  shop.between(/^exchanges.add/, () => begun(shop, { commandId: 'command-of-exchange' }))
  expect(await exchange(shop, 'command-of-exchange')).toMatchObject({ ok: true })
  expect(exchangesOf(shop)).toHaveLength(1)
  expect(bookedOf(shop)).toEqual(['hold', 'post'])
})

test('a run whose points another run of the command has held meanwhile is not refused for that', async () => {
  await rich(shop)
  shop.change('members', lin, { lots: [{ day: '2027-11-30', points: 30 }] })
  shop.between(/^members.get/, () => exchange(shop, 'command-of-exchange'))
  expect(await exchange(shop, 'command-of-exchange')).toMatchObject({ ok: true })
  expect([pointsOf(shop), exchangesOf(shop).length]).toEqual([0, 1])
})

describe('A limit per person', () => {
  test('names the slot of its exchange, and the next command of the day is refused', async () => {
    await rich(shop)
    expect(await tin()).toMatchObject({ ok: true })
    expect(exchangesOf(shop)).toMatchObject([
      { _id: slot('2026-11-22', 1), period: '2026-11-22', state: 'ready' },
    ])
    expect(await unchanged(shop, tin)).toMatchObject({ ok: false, code: 'EXCHANGE_LIMIT' })
  })

  test.each([
    ['day', '2026-11-22', '2026-11-23T00:00:00'],
    ['month', '2026-11', '2026-12-01T00:00:00'],
  ])('per %s ends with it, at midnight of the brand', async (per, period, next) => {
    await rich(shop)
    limited({ count: 1, per })
    await tin()
    expect(idsOf()).toEqual([slot(period, 1)])
    shop.clock.moveTo(Date.parse(`${next}+08:00`) - 1)
    expect(await tin()).toMatchObject({ ok: false, code: 'EXCHANGE_LIMIT' })
    shop.pass(1)
    expect(await tin()).toMatchObject({ ok: true })
  })

  test('for ever holds a year later', async () => {
    await rich(shop)
    limited({ count: 1, per: 'ever' })
    await tin()
    expect(idsOf()).toEqual([slot('ever', 1)])
    at('2027-11-20T12:00:00')
    expect(await tin()).toMatchObject({ ok: false, code: 'EXCHANGE_LIMIT' })
  })

  test.each(['void', 'cancelled', 'lapsed'] as const)(
    'does not count an exchange that is %s, whose slot stays taken',
    async state => {
      await rich(shop)
      const period = '2026-11-22'
      begun(
        shop,
        { _id: slot(period, 1), goodsId: 'shanze:tin', period, state, dueAt: shop.now() + 86_400_000 },
        'tin',
      )
      expect(await tin()).toMatchObject({ ok: true })
      expect(idsOf()).toEqual([slot(period, 1), slot(period, 2)])
    },
  )

  test.each([
    [99, true],
    [100, false],
  ])('allows another attempt after %i in one period: %s', async (attempts, isAllowed) => {
    await rich(shop)
    const period = '2026-11-22'
    for (let n = 1; n <= attempts; n += 1) {
      begun(shop, { _id: slot(period, n), commandId: `command-${n}`, period, state: 'void' }, 'tin')
    }
    expect(await tin()).toMatchObject(isAllowed ? { ok: true } : { ok: false, code: 'EXCHANGE_LIMIT' })
  })

  test('counts what another phone of the person exchanged meanwhile in the same slot', async () => {
    await rich(shop)
    const other = () =>
      begun(shop, { _id: slot('2026-11-22', 1), commandId: 'command-of-other', period: '2026-11-22' }, 'tin')
    shop.between(/^exchanges.add/, other)
    expect(await tin()).toMatchObject({ ok: false, code: 'EXCHANGE_LIMIT' })
    expect(exchangesOf(shop)).toMatchObject([{ commandId: 'command-of-other', state: 'open' }])
    expect(pointsOf(shop)).toBe(200)
  })

  test('that leaves room after a lost slot uses the next one', async () => {
    await rich(shop)
    limited({ count: 2, per: 'day' })
    const other = () =>
      begun(shop, { _id: slot('2026-11-22', 1), commandId: 'command-of-other', period: '2026-11-22' }, 'tin')
    shop.between(/^exchanges.add/, other)
    expect(await tin()).toMatchObject({ ok: true, data: { exchange: { id: slot('2026-11-22', 2) } } })
  })

  test('whose slots go to others at every attempt is busy', async () => {
    await rich(shop)
    limited({ count: 50, per: 'day' })
    let n = 0
    const other = () => {
      n += 1
      begun(
        shop,
        { _id: slot('2026-11-22', n), commandId: `command-of-other-${n}`, period: '2026-11-22' },
        'tin',
      )
    }
    shop.between(/^exchanges.add/, other, 5)
    expect(await tin()).toMatchObject({ ok: false, code: 'BUSY' })
    shop.between(/^exchanges.add/, other, 4)
    expect(await tin()).toMatchObject({ ok: true })
  })
})

describe('A person whose cards were merged', () => {
  beforeEach(async () => {
    await rich(shop)
    await shop.joined(PEOPLE.gu)
    shop.change('members', lin, { formerIds: [gu] })
    shop.change('members', gu, { mergedInto: lin })
  })

  test('exchanges within one limit from either phone, on the card of today', async () => {
    expect(await tin(shop.command(), PEOPLE.gu)).toMatchObject({ ok: true })
    expect(exchangesOf(shop)).toMatchObject([{ _id: slot('2026-11-22', 1), memberId: lin }])
    expect(await unchanged(shop, () => tin())).toMatchObject({ ok: false, code: 'EXCHANGE_LIMIT' })
  })

  test('has the exchanges of the former card counted', async () => {
    begun(
      shop,
      {
        _id: `shanze:tin:${gu}:2026-11-22:1`,
        memberId: gu,
        commandId: 'command-of-gu',
        period: '2026-11-22',
        state: 'ready',
      },
      'tin',
    )
    expect(await unchanged(shop, () => tin())).toMatchObject({ ok: false, code: 'EXCHANGE_LIMIT' })
  })

  test('exchanges goods without a limit under the id of the phone, and spends the points of the card', async () => {
    expect(await exchange(shop, 'command-of-exchange', { by: PEOPLE.gu })).toMatchObject({
      ok: true,
      data: { points: { active: 170 } },
    })
    expect(exchangesOf(shop)).toMatchObject([{ _id: `${gu}:command-of-exchange`, memberId: gu }])
    expect(memberOf(shop)).toMatchObject({ holds: [] })
  })

  test('repeats a command of the former card from the other phone', async () => {
    begun(shop, {
      _id: `${gu}:command-of-exchange`,
      memberId: gu,
      commandId: 'command-of-exchange',
      state: 'ready',
    })
    const answer = await unchanged(shop, () => exchange(shop, 'command-of-exchange'))
    expect(answer).toMatchObject({ ok: true, data: { exchange: { id: `${gu}:command-of-exchange` } } })
  })
})

describe('Around the turn of a period', () => {
  const [before, after] = ['2026-11-22', '2026-11-23']
  const run = (period: string, over: Partial<ExchangeDoc> = {}) =>
    begun(shop, { _id: slot(period, 1), commandId: 'command-of-exchange', period, ...over }, 'tin')

  test.each([
    ['at noon', '2026-11-22T12:00:00.000', 1],
    ['more than two minutes before', '2026-11-22T23:57:59.999', 1],
    ['two minutes before', '2026-11-22T23:58:00.000', 2],
    ['less than two minutes after', '2026-11-23T00:01:59.999', 2],
    ['two minutes after', '2026-11-23T00:02:00.000', 1],
  ])('a command %s looks %s for its exchanges: %i times', async (_when, moment, looks) => {
    await rich(shop)
    at(moment)
    expect(await tin('command-of-exchange')).toMatchObject({ ok: true })
    expect(shop.trips.filter(({ what }) => what.startsWith('exchanges.find'))).toHaveLength(looks)
  })

  test('the repeat of a command goes on with the exchange of the period before', async () => {
    await rich(shop)
    at('2026-11-22T23:59:59.999')
    run(before)
    at('2026-11-23T00:00:00')
    expect(await tin('command-of-exchange')).toMatchObject({
      ok: true,
      data: { exchange: { id: slot(before, 1) } },
    })
    expect(idsOf()).toEqual([slot(before, 1)])
  })

  test('of two exchanges that one command opened the newer is voided and the older goes on', async () => {
    await rich(shop)
    at('2026-11-22T23:59:59.000')
    const older = run(before)
    at('2026-11-23T00:00:00')
    shop.between(/^exchanges.add/, () => shop.given({ exchanges: [older] }))
    shop.change('exchanges', older._id, { memberId: 'shanze:elsewhere' })
    expect(await tin('command-of-exchange')).toMatchObject({
      ok: true,
      data: { exchange: { id: slot(before, 1) } },
    })
    expect(exchangesOf(shop)).toMatchObject([
      { state: 'ready' },
      { _id: slot(after, 1), state: 'void', reason: 'repeated' },
    ])
    expect([pointsOf(shop), shardOf(shop, 'tin').left]).toEqual([160, 4])
  })

  test('of two the one that was finished is kept and the older is voided', async () => {
    await rich(shop)
    at('2026-11-22T23:59:59.000')
    run(before)
    at('2026-11-23T00:00:00')
    run(after, { state: 'ready', points: 40 })
    expect(await tin('command-of-exchange')).toMatchObject({
      ok: true,
      data: { exchange: { id: slot(after, 1) } },
    })
    expect(exchangesOf(shop)).toMatchObject([{ state: 'void', reason: 'repeated' }, { state: 'ready' }])
  })

  test('the newer is kept when it is finished just before it would be voided, and the older is voided then', async () => {
    await rich(shop)
    at('2026-11-22T23:59:59.000')
    run(before)
    at('2026-11-23T00:00:00')
    run(after)
    const finish = () => shop.change('exchanges', slot(after, 1), { state: 'ready' })
    shop.between(/^exchanges.update .*"state":"open"/, finish)
    expect(await tin('command-of-exchange')).toMatchObject({
      ok: true,
      data: { exchange: { id: slot(after, 1) } },
    })
    expect(exchangesOf(shop)).toMatchObject([{ state: 'void', reason: 'repeated' }, { state: 'ready' }])
  })

  test('another price under the command is in conflict with the exchange that is kept', async () => {
    await rich(shop)
    at('2026-11-23T00:00:00')
    const older = run(before, { points: 50 })
    shop.change('exchanges', older._id, { memberId: 'shanze:elsewhere' })
    shop.between(/^exchanges.add/, () =>
      shop.given({ exchanges: [{ ...older, createdAt: older.createdAt - 1 }] }),
    )
    expect(await tin('command-of-exchange')).toMatchObject({ ok: false, code: 'CONFLICT' })
    expect(exchangesOf(shop)).toMatchObject([{ state: 'open' }, { state: 'void', reason: 'repeated' }])
  })
})
