import type { CouponDoc } from '@shared/domain/coupon/types'
import { PEOPLE, testShop } from '../../testing/shop'
import { ofOtherBrand, unchanged } from '../../testing/unchanged'
import { autumn, couponOf, couponsOf, fill, shardOf } from './testing/coupons'

const shop = testShop()
const { lin, gu } = PEOPLE
const MINUTE_MS = 60_000
const claim = (by = lin, commandId = shop.command(), batchId = autumn) =>
  shop.when(by, 'coupon.claim', { commandId, batchId })
const coupons = () => shop.all<CouponDoc>('coupons')

test('a customer claims a coupon of an open batch in three trips', async () => {
  const answer = await claim()
  expect(answer).toMatchObject({ ok: true, data: { coupon: { terms: { name: '秋茶礼赞满减券' } } } })
  expect(coupons()).toMatchObject([{ memberId: 'shanze:openid-lin', batchId: autumn, state: 'EFFECTIVE' }])
  const writesAndReads = shop.trips.filter(
    ({ what }) => !/^(brands|batches|stores|batchTerms|wake)/.test(what),
  )
  expect(writesAndReads).toHaveLength(3)
})

test('the claimed coupon is the one its batch promises, and its unit is reserved for the command', async () => {
  await claim(lin, 'command-of-one-claim')
  const [coupon] = coupons()
  const { token, codeId } = coupon as CouponDoc
  const promised = couponOf(shop, { commandId: 'command-of-one-claim', token, codeId })
  expect(coupon).toEqual(promised)
  expect(token).toMatch(/^\w{22}$/)
  const reservation = {
    token,
    takenFor: 'command-of-one-claim',
    memberId: 'shanze:openid-lin',
    at: shop.now(),
  }
  expect(shardOf(shop)).toMatchObject({ left: 2, total: 3, reservations: [reservation] })
  expect(shardOf(shop).dueAt).toBe(shop.now() + MINUTE_MS)
})

test('a claim at one brand touches no document of another', async () => {
  const before = ofOtherBrand(shop)
  expect(before.length).toBeGreaterThan(20)
  await claim()
  expect(ofOtherBrand(shop)).toEqual(before)
})

test('the same command answers with the same coupon and takes no second unit', async () => {
  const first = await claim(lin, 'command-of-one-claim')
  const second = await unchanged(shop, () => claim(lin, 'command-of-one-claim'))
  expect(second).toEqual({ ...first, at: expect.anything() })
  expect(coupons()).toHaveLength(1)
})

test('a command repeated after its batch was closed still answers with its coupon', async () => {
  const first = await claim(lin, 'command-of-one-claim')
  shop.change('batches', autumn, { state: 'ended' })
  shop.pass(MINUTE_MS)
  expect(await claim(lin, 'command-of-one-claim')).toMatchObject({
    ok: true,
    data: 'data' in first && first.data,
  })
})

test('the command id of another person claims a coupon of their own', async () => {
  await claim(lin, 'command-of-one-claim')
  expect(await claim(gu, 'command-of-one-claim')).toMatchObject({ ok: true })
  expect(coupons().map(({ memberId }) => memberId)).toEqual(['shanze:openid-lin', 'shanze:openid-gu'])
  expect(shardOf(shop).left).toBe(1)
})

test('a command that claimed from one batch is refused for another', async () => {
  await claim(lin, 'command-of-one-claim')
  const again = () => claim(lin, 'command-of-one-claim', 'shanze:afternoon')
  expect(await unchanged(shop, again)).toMatchObject({ ok: false, code: 'CONFLICT' })
})

test('a person gets as many coupons as the batch allows and no more', async () => {
  await claim()
  await claim()
  const answer = await unchanged(shop, claim)
  expect(answer).toMatchObject({ ok: false, code: 'LIMIT', message: '每人 2 张，你领过的都在券包里' })
  expect(coupons()).toHaveLength(2)
})

test('the last unit goes to one customer and the next is told that the batch is sold out', async () => {
  await claim(lin)
  await claim(lin)
  await claim(gu)
  expect(await claim(gu)).toMatchObject({ ok: false, code: 'SOLD_OUT', message: '3 张都领完了' })
  expect(coupons()).toHaveLength(3)
})

test.each<[string, object, string]>([
  ['is handed out as a gift', { channel: 'gift' }, 'BATCH_NOT_FOUND'],
  ['is a draft', { state: 'draft' }, 'BATCH_NOT_FOUND'],
  ['is of another brand', { brandId: 'lanxi' }, 'BATCH_NOT_FOUND'],
  ['is paused', { state: 'paused' }, 'BATCH_CLOSED'],
  ['opens in a millisecond', { claimFromAt: 1 }, 'BATCH_CLOSED'],
  ['closes at this moment', { claimToAt: 0 }, 'BATCH_CLOSED'],
])('no coupon is claimed of a batch that %s', async (_case, fields, code) => {
  const relative = Object.entries(fields).map(([field, value]) => [
    field,
    typeof value === 'number' ? shop.now() + value : value,
  ])
  shop.change('batches', autumn, Object.fromEntries(relative))
  expect(await unchanged(shop, claim)).toMatchObject({ ok: false, code })
})

test.each([
  ['that does not exist', 'shanze:nothing'],
  ['of another brand', 'lanxi:autumn'],
])('no coupon is claimed of a batch %s', async (_case, batchId) => {
  const answer = await unchanged(shop, () => claim(lin, shop.command(), batchId))
  expect(answer).toMatchObject({ ok: false, code: 'BATCH_NOT_FOUND' })
})

test.each([
  ['opened at this moment', { claimFromAt: 0 }],
  ['closes in a millisecond', { claimToAt: 1 }],
])('a coupon is claimed of a batch that %s', async (_case, fields) => {
  const [[field = '', by = 0] = []] = Object.entries(fields)
  shop.change('batches', autumn, { [field]: shop.now() + by })
  expect(await claim()).toMatchObject({ ok: true })
})

test('a coupon that would be over when it is taken is not claimed', async () => {
  const validity = { mode: 'period', fromDay: '2026-11-01', toDay: '2026-11-21' }
  shop.change('batches', autumn, { rule: { ...couponRule(), validity } })
  expect(await unchanged(shop, claim)).toMatchObject({ ok: false, code: 'BATCH_OVER' })
})

test.each([
  ['a guest', null, 'NOT_MEMBER', undefined],
  ['a member of the lowest tier', 'xinya', 'TIER_REQUIRED', '升到「知味」就能领这张券'],
])('%s claims nothing of a batch for a higher tier', async (_who, tier, code, message) => {
  if (tier) shop.change('members', await shop.joined(lin), { tier })
  const answer = await unchanged(shop, () => claim(lin, shop.command(), 'shanze:weekly'))
  expect(answer).toMatchObject({ ok: false, code, ...(message ? { message } : {}) })
})

test.each(['zhiwei', 'cangshan'])('a member of %s claims of a batch for zhiwei', async tier => {
  shop.change('members', await shop.joined(lin), { tier })
  expect(await claim(lin, shop.command(), 'shanze:weekly')).toMatchObject({ ok: true })
  expect(shop.trips.filter(({ what }) => what === 'members.get shanze:openid-lin')).toHaveLength(1)
})

test('a batch whose shards are closed is closed, although its settings are remembered as open', async () => {
  shop.change('stockShards', shardOf(shop)._id, { open: false })
  expect(await unchanged(shop, claim)).toMatchObject({ ok: false, code: 'BATCH_CLOSED' })
})

test('a customer who always meets a full shard is refused as busy', async () => {
  fill(shop)
  shop.between(/^stockShards.update .*"open":true/, () => fill(shop), 4)
  expect(await claim()).toMatchObject({ ok: false, code: 'BUSY' })
  expect(coupons().filter(({ memberId }) => memberId === 'shanze:openid-lin')).toEqual([])
})

const couponRule = () => shop.one<{ rule: object }>('batches', autumn).rule

describe('A claim that loses a race', () => {
  const other = (n: number) =>
    couponOf(shop, {
      _id: `${autumn}:shanze:openid-lin:${n}`,
      commandId: `command-of-other-${n}`,
      token: `other-${n}`,
    })

  test('fills the next slot when another command has filled its own', async () => {
    shop.between(/^coupons.add/, () => shop.given({ coupons: [other(1)] }))
    expect(await claim(lin, 'command-of-one-claim')).toMatchObject({ ok: true })
    expect(couponsOf(shop).map(({ commandId }) => commandId)).toEqual([
      'command-of-other-1',
      'command-of-one-claim',
    ])
    expect(shardOf(shop)).toMatchObject({ left: 2 })
  })

  test('gives its unit back and is refused when all slots are filled', async () => {
    shop.between(/^coupons.add/, () => shop.given({ coupons: [other(1), other(2)] }))
    expect(await claim()).toMatchObject({ ok: false, code: 'LIMIT' })
    expect(shardOf(shop)).toMatchObject({ left: 3, reservations: [] })
    expect(coupons()).toHaveLength(2)
  })

  test('gives its unit back when the same command has its coupon from another run', async () => {
    shop.between(/^coupons.add/, () => claim(lin, 'command-of-one-claim'))
    expect(await claim(lin, 'command-of-one-claim')).toMatchObject({ ok: true })
    expect(coupons()).toHaveLength(1)
    const [coupon] = coupons()
    expect(shardOf(shop)).toMatchObject({ left: 2, reservations: [{ token: coupon?.token }] })
  })
})
