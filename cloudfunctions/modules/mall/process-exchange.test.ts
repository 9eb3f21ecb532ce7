import { NEVER } from '@shared/domain/due'
import type { ExchangeDoc } from '@shared/domain/mall/types'
import { testShop } from '../../testing/shop'
import { unchanged } from '../../testing/unchanged'
import { processExchange } from './process-exchange'
import {
  begun,
  EXCHANGE_OPEN_MS,
  exchange,
  lin,
  memberOf,
  pointsOf,
  ready,
  rich,
  shardOf,
  unitTaken,
} from './testing/exchanges'

const shop = testShop()
const exchangeOf = (id: string) => shop.one<ExchangeDoc>('exchanges', id)
const processed = (id: string) => processExchange(exchangeOf(id), shop.now())
const held = (open: ExchangeDoc) =>
  shop.change('members', lin, {
    holds: [{ exchangeId: open._id, until: open.until, lots: [{ day: '2027-11-30', points: 30 }] }],
    lots: [{ day: '2027-11-30', points: 170 }],
    dueAt: open.until,
  })

describe('An open exchange whose run died', () => {
  test('is voided by the sweeper after two minutes, with its hold and its unit', async () => {
    await rich(shop)
    const open = begun(shop)
    unitTaken(shop, open)
    held(open)
    await shop.sweep()
    expect(shop.now()).toBeGreaterThanOrEqual(open.until)
    expect(exchangeOf(open._id)).toMatchObject({ state: 'void', reason: 'timed-out', dueAt: NEVER })
    expect(memberOf(shop)).toMatchObject({ holds: [], lots: [{ points: 200 }] })
    expect(shardOf(shop)).toMatchObject({ left: 2, reservations: [], dueAt: NEVER })
  })

  test('stays open until its time is over', async () => {
    await rich(shop)
    const open = begun(shop)
    shop.pass(EXCHANGE_OPEN_MS - 1)
    await unchanged(shop, () => processed(open._id))
    shop.pass(1)
    await processed(open._id)
    expect(exchangeOf(open._id)).toMatchObject({ state: 'void', reason: 'timed-out' })
  })

  test('that its own run finishes at the same moment stays finished', async () => {
    await rich(shop)
    const open = begun(shop, { commandId: 'command-of-exchange' })
    shop.pass(EXCHANGE_OPEN_MS)
    shop.between(/^exchanges.update .*"state":"open"/, () => exchange(shop, 'command-of-exchange'))
    await processed(open._id)
    expect(exchangeOf(open._id)).toMatchObject({ state: 'ready', reason: null })
    expect([pointsOf(shop), shardOf(shop).left]).toEqual([170, 1])
  })

  test('that has no document any more is a bug', async () => {
    const open = begun(shop)
    shop.pass(EXCHANGE_OPEN_MS)
    await expect(processExchange({ ...open, _id: 'nothing' }, shop.now())).rejects.toThrow(
      'exchange nothing has gone',
    )
  })
})

describe('A finished exchange whose run died', () => {
  test('has its held points spent by the sweeper', async () => {
    await rich(shop)
    shop.between(/^exchanges.update .*"state":"open"/, () =>
      shop.between(/^members.update/, () => Promise.reject(new Error('the function died'))),
    )
    expect(await exchange(shop)).toMatchObject({ ok: false, code: 'INTERNAL' })
    expect(memberOf(shop).holds).toHaveLength(1)
    await shop.sweep()
    expect(memberOf(shop)).toMatchObject({ holds: [], lots: [{ points: 170 }] })
    expect(shardOf(shop)).toMatchObject({ left: 1, reservations: [] })
  })

  test('has its coupon delivered by the sweeper, as of the moment it was bought', async () => {
    await rich(shop)
    shop.between(/^coupons.add/, () => Promise.reject(new Error('the function died')))
    const answer = await exchange(shop, 'command-of-exchange', { code: 'cake', points: 20 })
    expect(answer).toMatchObject({ ok: false, code: 'INTERNAL' })
    const doneAt = shop.now()
    expect(shop.all('coupons')).toEqual([])
    shop.pass(20_000)
    await shop.sweep()
    expect(shop.all('coupons')).toMatchObject([
      { _id: `exch:${lin}:command-of-exchange:1`, takenAt: doneAt, memberId: lin },
    ])
    expect(exchangeOf(`${lin}:command-of-exchange`)).toMatchObject({ state: 'received', dueAt: NEVER })
  })
})

describe('A thing that is not fetched', () => {
  test.each([
    ['gives its points back', 'cup', 30, 200, 2],
    ['keeps its points', 'tea', 80, 120, 1],
  ])(
    'lapses at the end of its last day and %s, by the rule of the goods',
    async (_rule, code, points, balance, left) => {
      const { _id, pickUpUntil } = await ready(shop, code, points)
      shop.clock.moveTo(pickUpUntil - 1)
      await unchanged(shop, () => processed(_id))
      shop.pass(1)
      await processed(_id)
      expect(exchangeOf(_id)).toMatchObject({ state: 'lapsed', endedAt: pickUpUntil, dueAt: NEVER })
      expect([pointsOf(shop), shardOf(shop, code).left]).toEqual([balance, left])
      await shop.sweep()
      expect([pointsOf(shop), shardOf(shop, code).left]).toEqual([balance, left])
      expect(shardOf(shop, code).reservations).toEqual([])
    },
  )

  test('is left alone when a clerk hands it over at that very moment', async () => {
    const { _id, pickUpUntil } = await ready(shop)
    shop.clock.moveTo(pickUpUntil)
    shop.between(/^exchanges.update .*"state":"ready"/, () =>
      shop.change('exchanges', _id, { state: 'handed', dueAt: NEVER }),
    )
    await processed(_id)
    expect(exchangeOf(_id)).toMatchObject({ state: 'handed', endedAt: 0 })
    expect([pointsOf(shop), shardOf(shop).left]).toEqual([170, 1])
  })
})

test.each<[string, Partial<ExchangeDoc>, number | null]>([
  ['open, until its end', { state: 'open', until: 9e12, dueAt: 0 }, 9e12],
  ['ready, until its last day', { state: 'ready', pickUpUntil: 8e12, dueAt: 0 }, 8e12],
  ['handed over, for ever', { state: 'handed', dueAt: 0 }, NEVER],
  ['void, for ever', { state: 'void', dueAt: 0 }, NEVER],
])('an exchange that is due by mistake waits: %s', async (_state, over, dueAt) => {
  const { _id, state } = begun(shop, over)
  await processed(_id)
  expect(exchangeOf(_id)).toMatchObject({ state, dueAt })
})

test('an exchange that changed its state meanwhile keeps the duty of that state', async () => {
  const { _id } = begun(shop, { state: 'handed', dueAt: 0 })
  shop.between(/^exchanges.update/, () => shop.change('exchanges', _id, { state: 'cancelled', dueAt: 5 }))
  await processed(_id)
  expect(exchangeOf(_id)).toMatchObject({ state: 'cancelled', dueAt: 5 })
})

test('an exchange of an unknown brand is a bug', async () => {
  const { _id } = begun(shop, { brandId: 'nobrand' })
  await expect(processed(_id)).rejects.toThrow(`exchange ${_id} belongs to an unknown brand`)
})
