import { mergedMarkOf } from '@shared/domain/coupon/merged-mark'
import type { CouponDoc } from '@shared/domain/coupon/types'
import { PEOPLE, testShop } from '../../testing/shop'
import { unchanged } from '../../testing/unchanged'
import { earlierClaims } from './claim-limit'
import { autumn, couponOf, couponsOf, merged, reserved, shardOf } from './testing/coupons'

const shop = testShop()
const { lin, gu } = PEOPLE
const [linId, guId] = ['shanze:openid-lin', 'shanze:openid-gu']
const claim = (by = lin, commandId = shop.command()) =>
  shop.when(by, 'coupon.claim', { commandId, batchId: autumn })
const slot = (n: number, over: Partial<CouponDoc> = {}) =>
  couponOf(shop, { _id: `${autumn}:${linId}:${n}`, commandId: `command-${n}`, ...over })
const ask = (most?: number) => earlierClaims(autumn, linId, 'command-1', most)
const filterOf = (n: number) => JSON.parse(shop.trips[n]?.what.replace('coupons.find ', '') ?? '').$or

test('the slots of a batch and what the command did anywhere are one question', async () => {
  shop.trips = []
  await ask()
  expect(shop.trips).toHaveLength(1)
  const [slots, command] = filterOf(0)
  expect(slots._id.$in).toHaveLength(21)
  expect(slots._id.$in[0]).toBe(`${autumn}:${linId}:1`)
  expect(slots._id.$in.at(-1)).toBe(`merged:${linId}`)
  expect(command).toEqual({ memberId: linId, commandId: 'command-1' })
})

test('coupons in the slots exist, and a command found in one of them has no conflict', async () => {
  shop.given({ coupons: [slot(1), slot(2)] })
  const { existing, conflict, merged } = await ask()
  expect(existing.map(({ _id }) => _id)).toEqual([`${autumn}:${linId}:1`, `${autumn}:${linId}:2`])
  expect([conflict, merged]).toEqual([false, undefined])
})

test('a coupon of the same command in another batch is a conflict and fills no slot', async () => {
  shop.given({ coupons: [couponOf(shop, { commandId: 'command-1' }, 'afternoon')] })
  expect(await ask()).toMatchObject({ existing: [], conflict: true })
})

test("another person's coupon of the same command is no conflict", async () => {
  shop.given({ coupons: [couponOf(shop, { commandId: 'command-1' }, 'afternoon', gu)] })
  expect(await ask()).toMatchObject({ existing: [], conflict: false })
})

test('slot 21 is seen only when the batch allows so many', async () => {
  shop.given({ coupons: [slot(21, { commandId: 'command-of-other' })] })
  expect((await ask()).existing).toEqual([])
  expect((await ask(21)).existing).toHaveLength(1)
})

test.each([
  [20, 20, 'LIMIT', 1],
  [21, 20, 'ok', 2],
  [21, 21, 'LIMIT', 2],
])(
  'of a batch that allows %i coupons a person with %i is answered %s after %i questions',
  async (allowed, has, expected, questions) => {
    shop.change('batches', autumn, { limitPerMember: allowed })
    shop.given({ coupons: Array.from({ length: has }, (_, i) => slot(i + 1)) })
    const answer = await claim()
    expect(answer.ok ? 'ok' : answer.code).toBe(expected)
    expect(shop.trips.filter(({ what }) => what.startsWith('coupons.find'))).toHaveLength(questions)
  },
)

describe('A person whose cards were merged', () => {
  beforeEach(() => merged(shop))

  test('counts the coupons of all cards, and claims for the card of today from either phone', async () => {
    shop.given({ coupons: [couponOf(shop, { commandId: 'command-of-gu' }, 'autumn', gu)] })
    expect(await claim(gu)).toMatchObject({ ok: true })
    expect(couponsOf(shop).at(-1)).toMatchObject({ _id: `${autumn}:${linId}:1`, memberId: linId })
    expect(shardOf(shop).reservations).toMatchObject([{ memberId: linId, most: 1 }])
    const refused = await unchanged(shop, () => claim(lin))
    expect(refused).toMatchObject({ ok: false, code: 'LIMIT' })
  })

  test('has a coupon of a former card answered to the command that claimed it', async () => {
    shop.given({ coupons: [couponOf(shop, { commandId: 'command-of-gu-0001' }, 'autumn', gu)] })
    const answer = await unchanged(shop, () => claim(lin, 'command-of-gu-0001'))
    expect(answer).toMatchObject({ ok: true, data: { coupon: { id: `${autumn}:${guId}:1` } } })
  })

  test('finishes a claim whose unit was taken under the former card, in a slot of that card', async () => {
    reserved(shop, { takenFor: 'command-of-gu-0001', memberId: guId, token: 'token-of-gu' })
    expect(await claim(gu, 'command-of-gu-0001')).toMatchObject({ ok: true })
    const [coupon] = couponsOf(shop).filter(({ batchId }) => batchId === autumn)
    expect(coupon).toMatchObject({ _id: `${autumn}:${guId}:1`, memberId: guId, token: 'token-of-gu' })
    expect(shardOf(shop).left).toBe(2)
  })

  test('skips the slots of the former card that are filled when it finishes that claim', async () => {
    reserved(shop, { takenFor: 'command-of-gu-0001', memberId: guId, token: 'token-of-gu' })
    shop.given({ coupons: [couponOf(shop, { commandId: 'command-of-gu' }, 'autumn', gu)] })
    shop.trips = []
    expect(await claim(gu, 'command-of-gu-0001')).toMatchObject({ ok: true })
    expect(couponsOf(shop).at(-1)).toMatchObject({ _id: `${autumn}:${guId}:2` })
    expect(shop.trips.filter(({ what }) => what.startsWith('coupons.add'))).toHaveLength(1)
  })

  test('begins a new claim when the unit of the former card has no slot left, and gives it back', async () => {
    reserved(shop, { takenFor: 'command-of-gu-0001', memberId: guId, token: 'token-of-gu', most: 0 })
    expect(await claim(gu, 'command-of-gu-0001')).toMatchObject({ ok: true })
    expect(couponsOf(shop).at(-1)).toMatchObject({ _id: `${autumn}:${linId}:1`, memberId: linId })
    const rows = shardOf(shop).reservations
    expect(rows).toMatchObject([{ memberId: linId, most: 2 }])
    expect(shardOf(shop).left).toBe(2)
  })

  test('has a unit of the card of today, or of another command, begun by nothing former', async () => {
    reserved(shop, { takenFor: 'command-1', memberId: linId })
    reserved(shop, { takenFor: 'command-of-other', memberId: guId })
    const claims = await ask()
    expect(claims.merged).toMatchObject({ member: { _id: linId }, begun: null })
  })

  test('finds what one phone claimed of another batch to be in conflict with the same command of the other', async () => {
    shop.given({ coupons: [couponOf(shop, { commandId: 'command-of-gu-0001' }, 'afternoon', gu)] })
    const answer = await unchanged(shop, () => claim(lin, 'command-of-gu-0001'))
    expect(answer).toMatchObject({ ok: false, code: 'CONFLICT' })
  })
})

test('a person with a mark and no card claims under their own id', async () => {
  shop.given({ coupons: [mergedMarkOf({ _id: linId, brandId: 'shanze' })] })
  expect(await claim(lin)).toMatchObject({ ok: true })
  expect(couponsOf(shop).at(-1)).toMatchObject({ _id: `${autumn}:${linId}:1`, memberId: linId })
})
