import type { OperatorCommandDoc } from '@shared/domain/merchant/operator-command'
import { main as jobs } from '../../jobs'
import { testShop } from '../../testing/shop'
import { takeOnce } from './take-once'
import { invitation, merchantOf, NUMBER, named, signed } from './testing/operator'

const shop = testShop()
const take = (at: number, nonce: string, mchid = NUMBER) => takeOnce(mchid, { at, nonce })
const taken = (mchid = NUMBER) => shop.one<OperatorCommandDoc>('operatorCommands', mchid)

test('the first command about a number is taken in three trips, the next one in one', async () => {
  expect(await take(10, 'a')).toBe(true)
  expect(shop.trips.map(({ what }) => what.split(' ')[0])).toEqual([
    'operatorCommands.update',
    'operatorCommands.update',
    'operatorCommands.add',
  ])
  expect(taken()).toEqual({ _id: NUMBER, at: 10, nonces: ['a'] })
  shop.trips = []
  expect(await take(11, 'b')).toBe(true)
  expect(shop.trips).toHaveLength(1)
  expect(taken()).toEqual({ _id: NUMBER, at: 11, nonces: ['b'] })
})

test.each([
  ['the same again', 10, 'a', false],
  ['an older one', 9, 'b', false],
  ['another of the same moment', 10, 'b', true],
  ['a newer one, though its nonce is the same', 11, 'a', true],
])('after a command %s is taken as that', async (_case, at, nonce, isTaken) => {
  await take(10, 'a')
  const before = taken()
  expect(await take(at, nonce)).toBe(isTaken)
  if (!isTaken) expect(taken()).toEqual(before)
})

test('of two commands of one moment each is taken once', async () => {
  await take(10, 'a')
  await take(10, 'b')
  expect(taken()).toEqual({ _id: NUMBER, at: 10, nonces: ['a', 'b'] })
  expect([await take(10, 'a'), await take(10, 'b')]).toEqual([false, false])
})

test('a command that lost the first place to a newer one is not taken', async () => {
  shop.between(/^operatorCommands.add/, () => take(11, 'b'))
  expect(await take(10, 'a')).toBe(false)
  expect(taken()).toEqual({ _id: NUMBER, at: 11, nonces: ['b'] })
})

test('a command that lost the first place to an older one is taken', async () => {
  shop.between(/^operatorCommands.add/, () => take(9, 'b'))
  expect(await take(10, 'a')).toBe(true)
  expect(taken()).toEqual({ _id: NUMBER, at: 10, nonces: ['a'] })
})

test('the same command twice at once is taken once', async () => {
  expect((await Promise.all([take(10, 'a'), take(10, 'a')])).sort()).toEqual([false, true])
})

test('commands about one number hold up none about another', async () => {
  await take(10, 'a')
  expect(await take(5, 'a', '1900000111')).toBe(true)
})

test('an old "leave" that was held back does nothing after a new "invite"', async () => {
  await jobs(signed(shop, 'merchant.invite', invitation()) as never)
  const held = signed(shop, 'merchant.leave', named())
  shop.pass(1_000)
  await jobs(signed(shop, 'merchant.confirm', named()) as never)
  expect(await jobs(held as never)).toMatchObject({ ok: false, code: 'REPLAYED' })
  expect(merchantOf(shop)).toMatchObject({ state: 'confirmed' })
})
