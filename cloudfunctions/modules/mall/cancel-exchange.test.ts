import { NEVER } from '@shared/domain/due'
import type { ExchangeDoc } from '@shared/domain/mall/types'
import { PEOPLE, testShop } from '../../testing/shop'
import { unchanged } from '../../testing/unchanged'
import {
  begun,
  bookedOf,
  DAY_MS,
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
const gu = 'shanze:openid-gu'
const cancel = (exchangeId: string, by = PEOPLE.lin) => shop.when(by, 'mall.cancel', { exchangeId })
const exchangeOf = (id: string) => shop.one<ExchangeDoc>('exchanges', id)

test('a thing that is ready is cancelled: points and unit go back, once', async () => {
  const { _id } = await ready(shop)
  const answer = await cancel(_id)
  expect(answer).toMatchObject({
    ok: true,
    data: {
      exchange: { id: _id, state: 'cancelled', endedAt: shop.now(), cancellable: false },
      points: { active: 200 },
    },
  })
  const { returnToken, ...after } = exchangeOf(_id)
  expect(after).toMatchObject({ state: 'cancelled', endedAt: shop.now(), dueAt: NEVER })
  expect(returnToken).toMatch(/^\w{22}$/)
  expect(shardOf(shop)).toMatchObject({ left: 2 })
  expect(memberOf(shop).lots).toEqual([{ day: '2027-11-30', points: 200 }])
  expect(memberOf(shop).journal.at(-1)).toMatchObject({
    _id: `exch:${_id}:return`,
    kind: 'return',
    ref: _id,
    postings: [{ from: 'brand.spent', to: 'member.active', points: 30 }],
  })
  const again = await unchanged(shop, () => cancel(_id))
  expect(again).toMatchObject({ ok: true, data: 'data' in answer && { points: { active: 200 } } })
})

test('an exchange still open is voided: its hold and its unit go back', async () => {
  await rich(shop)
  const open = begun(shop)
  unitTaken(shop, open)
  const holds = [{ exchangeId: open._id, until: open.until, lots: [{ day: '2027-11-30', points: 30 }] }]
  shop.change('members', lin, { holds, lots: [{ day: '2027-11-30', points: 170 }] })
  expect(await cancel(open._id)).toMatchObject({
    ok: true,
    data: { exchange: { state: 'void' }, points: { active: 200 } },
  })
  expect(exchangeOf(open._id)).toMatchObject({ state: 'void', reason: 'cancelled', dueAt: NEVER })
  expect(bookedOf(shop)).toEqual(['void'])
  await shop.sweep()
  expect(shardOf(shop)).toMatchObject({ left: 2, reservations: [] })
  await unchanged(shop, () => cancel(open._id))
})

test.each<[string, (id: string) => unknown, string]>([
  ['was handed over', id => shop.change('exchanges', id, { state: 'handed' }), 'EXCHANGE_HANDED'],
  ['has lapsed', id => shop.change('exchanges', id, { state: 'lapsed' }), 'EXCHANGE_LAPSED'],
  ['was received as a coupon', id => shop.change('exchanges', id, { state: 'received' }), 'EXCHANGE_FINAL'],
  ['reaches the end of cancelling', id => shop.clock.moveTo(exchangeOf(id).cancelUntil), 'CANCEL_LATE'],
  ['reaches the end of fetching', id => shop.clock.moveTo(exchangeOf(id).pickUpUntil), 'EXCHANGE_LAPSED'],
])('an exchange that %s is not cancelled', async (_case, happens, code) => {
  const { _id } = await ready(shop)
  happens(_id)
  expect(await unchanged(shop, () => cancel(_id))).toMatchObject({ ok: false, code })
})

test('a thing is cancelled in the last millisecond of that time', async () => {
  const { _id, cancelUntil } = await ready(shop)
  shop.clock.moveTo(cancelUntil - 1)
  expect(await cancel(_id)).toMatchObject({ ok: true })
})

test.each([
  ['an unknown exchange', 'shanze:openid-lin:nothing', PEOPLE.lin],
  ['the exchange of another member', 'shanze:openid-lin:command-of-exchange', PEOPLE.gu],
  ['the exchange of a member, asked for without a card', 'shanze:openid-lin:command-of-exchange', PEOPLE.he],
])('%s is not found', async (_case, exchangeId, by) => {
  await ready(shop)
  await shop.joined(PEOPLE.gu)
  expect(await unchanged(shop, () => cancel(exchangeId, by))).toMatchObject({
    ok: false,
    code: 'EXCHANGE_NOT_FOUND',
  })
})

test('an exchange without any card of its caller is not found', async () => {
  const { _id } = begun(shop)
  expect(await unchanged(shop, () => cancel(_id))).toMatchObject({ ok: false, code: 'EXCHANGE_NOT_FOUND' })
})

test('a merged person cancels what the former card exchanged, and the points come to the card of today', async () => {
  const { _id } = await ready(shop)
  await shop.joined(PEOPLE.gu)
  shop.change('members', gu, { mergedInto: lin })
  shop.change('members', lin, { formerIds: [gu] })
  shop.change('exchanges', _id, { memberId: gu })
  expect(await cancel(_id)).toMatchObject({ ok: true, data: { points: { active: 200 } } })
  expect(pointsOf(shop)).toBe(200)
})

describe('A cancelling that loses a race', () => {
  const guard = /^exchanges.update .*"state":"ready"/

  test('to the hand-over follows it', async () => {
    const { _id } = await ready(shop)
    shop.between(guard, () => shop.change('exchanges', _id, { state: 'handed' }))
    expect(await cancel(_id)).toMatchObject({ ok: false, code: 'EXCHANGE_HANDED' })
    expect(pointsOf(shop)).toBe(170)
  })

  test.each(['cancelUntil', 'pickUpUntil'])('to an earlier %s changes nothing', async field => {
    const { _id } = await ready(shop)
    shop.between(guard, () => shop.change('exchanges', _id, { [field]: shop.now() }))
    expect(await cancel(_id)).toMatchObject({ ok: false })
    expect(exchangeOf(_id)).toMatchObject({ state: 'ready' })
    expect(pointsOf(shop)).toBe(170)
  })

  test('to another cancelling gives the points back once', async () => {
    const { _id } = await ready(shop)
    shop.between(guard, () => cancel(_id))
    expect(await cancel(_id)).toMatchObject({ ok: true, data: { points: { active: 200 } } })
    expect(bookedOf(shop)).toEqual(['hold', 'post', 'return'])
    expect(shardOf(shop).left).toBe(2)
  })

  test('to the run that finishes an open exchange cancels the thing that is ready then', async () => {
    await rich(shop)
    const open = begun(shop, { commandId: 'command-of-exchange' })
    shop.between(/^exchanges.update .*"state":"open"/, () => exchange(shop, 'command-of-exchange'))
    expect(await cancel(open._id)).toMatchObject({ ok: true, data: { exchange: { state: 'cancelled' } } })
    expect([pointsOf(shop), shardOf(shop).left]).toEqual([200, 2])
  })

  test('five times is busy', async () => {
    const { _id } = await ready(shop)
    const away = () => shop.change('exchanges', _id, { state: 'open' })
    const back = () => shop.change('exchanges', _id, { state: 'ready' })
    shop.between(guard, away, 5)
    shop.between(/^exchanges.get/, () => undefined)
    shop.between(/^exchanges.get/, back, 4)
    shop.between(/^exchanges.update .*"state":"open"/, back)
    expect(await cancel(_id)).toMatchObject({ ok: false, code: 'BUSY' })
    expect(pointsOf(shop)).toBe(170)
  })
})

test('a cancelling that died after its write is finished by the sweeper, once', async () => {
  const { _id } = await ready(shop)
  shop.between(/^members.update/, () => Promise.reject(new Error('the function died')))
  expect(await cancel(_id)).toMatchObject({ ok: false, code: 'INTERNAL' })
  expect(exchangeOf(_id)).toMatchObject({ state: 'cancelled', dueAt: shop.now() + 20_000 })
  expect(pointsOf(shop)).toBe(170)
  shop.pass(20_000)
  await shop.sweep()
  expect([pointsOf(shop), shardOf(shop).left]).toEqual([200, 2])
  expect(exchangeOf(_id).dueAt).toBe(NEVER)
  shop.pass(DAY_MS)
  await shop.sweep()
  expect([pointsOf(shop), shardOf(shop).left]).toEqual([200, 2])
})
