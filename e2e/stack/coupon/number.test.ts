import type { CouponDoc } from '@shared/domain/coupon/types'
import { openCouponShop } from './coupon-shop'
import { BRAND, MINUTE_MS, MONDAY_10, newCommand } from './shop'

const { shop, held, codeOf, confirmed, stateOf } = openCouponShop()
const DAY_MS = 1440 * MINUTE_MS

const numberOf = (couponId: string) => shop.coupons({ _id: couponId })[0]?.shortNo ?? ''
const numbersInUse = () => shop.documents('couponNumbers').map(({ _id }) => _id)
const open = (who: string, couponId: string) => shop.call(who, 'coupon.open', { couponId })

/** A coupon whose page was opened once. */
async function opened(who?: string) {
  const coupon = await held('autumn', who)
  const { codes } = await shop.get(coupon.who, 'coupon.open', { couponId: coupon.couponId })
  return { ...coupon, shortNo: codes?.shortNo ?? '' }
}

test('C8: a coupon is issued without a number, gets one when first opened, and keeps it', async () => {
  const { who, couponId } = await held('autumn')
  expect([numberOf(couponId), numbersInUse()]).toEqual(['', []])
  const first = await open(who, couponId)
  expect([first.trips, first.depth]).toEqual([3, 3])
  const shortNo = numberOf(couponId)
  expect(shortNo).toMatch(/^\d{9}$/)
  expect(numbersInUse()).toEqual([`${BRAND}:${shortNo}`])
  const again = await open(who, couponId)
  expect(again).toMatchObject({ trips: 1, answer: { data: { codes: { shortNo } } } })
})

test('C8: two phones that open a coupon at once see one number, and no other is left in use', async () => {
  const { who, couponId } = await held('autumn')
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => shop.get(who, 'coupon.open', { couponId })),
  )
  expect(new Set(answers.map(({ codes }) => codes?.shortNo))).toEqual(new Set([numberOf(couponId)]))
  expect(numbersInUse()).toEqual([`${BRAND}:${numberOf(couponId)}`])
})

test('C8: each coupon of the brand has a number of its own', async () => {
  const [one, two] = [await opened(), await opened()]
  expect(one.shortNo).not.toBe(two.shortNo)
  expect(numbersInUse().sort()).toEqual([one, two].map(({ shortNo }) => `${BRAND}:${shortNo}`).sort())
})

test.each<[string, (coupon: { who: string; couponId: string }) => Promise<unknown>, CouponDoc['state']]>([
  [
    'used up, when its clerk can undo no more',
    async coupon => {
      await confirmed('陈一', coupon)
      await shop.clock.advance(10 * MINUTE_MS)
    },
    'USED',
  ],
  ['expired', () => shop.clock.set(MONDAY_10 + 20 * DAY_MS), 'EXPIRED'],
  [
    'given up with the account',
    ({ who }) => shop.get(who, 'member.close', { commandId: newCommand(), confirm: 'close-my-account' }),
    'DEACTIVATED',
  ],
])('C8: the number is free again once the coupon is %s', async (_how, end, state) => {
  const coupon = await opened('林青')
  await end(coupon)
  await shop.sweep()
  expect([stateOf(coupon.couponId), numberOf(coupon.couponId), numbersInUse()]).toEqual([state, '', []])
  await shop.sweep()
  expect(numbersInUse()).toEqual([])
})

test('C8: an undo within ten minutes keeps the number, a later one gets a new one on the next opening', async () => {
  const coupon = await opened()
  await confirmed('陈一', coupon)
  await shop.sweep()
  const undo = (useIndex: number) => ({
    commandId: newCommand(),
    couponId: coupon.couponId,
    useIndex,
    reason: '顾客改点',
  })
  await shop.get('陈一', 'redemption.undo', undo(0))
  expect(numberOf(coupon.couponId)).toBe(coupon.shortNo)

  await confirmed('陈一', coupon)
  await shop.clock.advance(11 * MINUTE_MS)
  await shop.sweep()
  expect(numbersInUse()).toEqual([])
  await shop.get('沈禾', 'redemption.undo', undo(1))
  await open(coupon.who, coupon.couponId)
  expect(numbersInUse()).toEqual([`${BRAND}:${numberOf(coupon.couponId)}`])
})

test('C8: a number whose opening died is removed when its coupon has ended, and blocks no other coupon before', async () => {
  const { who, couponId } = await held('autumn')
  const coupon = shop.coupons({ _id: couponId })[0]
  const lost = { _id: `${BRAND}:482109375`, brandId: BRAND, couponId, givenAt: MONDAY_10 }
  await shop.insert('couponNumbers', { ...lost, dueAt: (coupon?.validTo ?? 0) + 60 * MINUTE_MS })
  await open(who, couponId)
  expect(numbersInUse()).toHaveLength(2)
  await shop.clock.set(MONDAY_10 + 20 * DAY_MS)
  await shop.sweep()
  expect(numbersInUse()).toEqual([])
})

test('C8: the sweeper takes an unclaimed number from a slow opening before the coupon can carry it', async () => {
  const { couponId } = await held('autumn')
  const before = shop.coupons({ _id: couponId })[0]
  const lost = { _id: `${BRAND}:482109375`, brandId: BRAND, couponId, givenAt: MONDAY_10, dueAt: 0 }
  await shop.insert('couponNumbers', lost)
  await shop.sweep()
  expect(numbersInUse()).toEqual([])
  expect(shop.coupons({ _id: couponId })[0]).toMatchObject({
    shortNo: '',
    version: (before?.version ?? 0) + 1,
  })
})

test('M1: the QR names the coupon by an opaque id that no number leads to', async () => {
  const { who, couponId } = await held('autumn')
  const { codes } = await shop.get(who, 'coupon.open', { couponId })
  const [shown] = codes?.steps ?? []
  expect(codes?.shortNo).toMatch(/^\d{9}$/)
  expect(shown?.code).toMatch(/^C[0-9A-Z]{24}$/)
  expect(shown?.code).not.toContain(codes?.shortNo)
  expect(shown?.code).toBe(codeOf(couponId))
})
