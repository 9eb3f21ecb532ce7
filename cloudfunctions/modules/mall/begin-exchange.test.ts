import { PEOPLE, testShop } from '../../testing/shop'
import { unchanged } from '../../testing/unchanged'
import {
  begun,
  bookedOf,
  exchange,
  exchangesOf,
  lin,
  pointsOf,
  rich,
  shardOf,
  unitTaken,
} from './testing/exchanges'

const shop = testShop()
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
