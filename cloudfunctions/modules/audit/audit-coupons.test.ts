import type { CouponUse } from '@shared/domain/coupon/types'
import { PEOPLE, testShop } from '../../testing/shop'
import { auditCoupons } from './audit-coupons'
import { asking, coupon } from './testing/audited'

const shop = testShop()
const { lin, gu } = PEOPLE
const AUTUMN = 'shanze:autumn'
const slot = (n: number, by = lin, batchId = AUTUMN) => `${batchId}:${shop.memberId(by)}:${n}`
const claimed = (n: number, by = lin) => coupon(slot(n, by), { memberId: shop.memberId(by) })
const broken = async () => (await auditCoupons(asking(shop))).broken
const used = { at: 1 } as CouponUse

test('what customers really claim and use breaks nothing', async () => {
  for (const by of [lin, lin, gu]) {
    await shop.must(by, 'coupon.claim', { commandId: shop.command(), batchId: AUTUMN })
  }
  await shop.paid(lin, 6800)
  expect(await auditCoupons(asking(shop))).toEqual({
    broken: [],
    looked: shop.all('coupons').length,
    next: '',
    carry: expect.anything(),
  })
})

test('a claim beyond the limit of a person is named once', async () => {
  shop.given({ coupons: [1, 2, 3, 4].map(n => claimed(n)) })
  expect(await broken()).toEqual([`${AUTUMN}:${shop.memberId(lin)}: more than 2`])
})

test.each([
  ['of two people', () => [claimed(1), claimed(2), claimed(1, gu), claimed(2, gu)]],
  ['that came with an order', () => [1, 2, 3].map(n => coupon(slot(n), { origin: 'gift:1' }))],
  ['inside a claimed pack', () => [1, 2, 3].map(n => coupon(`${slot(1)}:${n}`))],
])('coupons %s are no claims beyond it', async (_what, coupons) => {
  shop.given({ coupons: coupons() })
  expect(await broken()).toEqual([])
})

test('a person’s claims are counted over the end of a page', async () => {
  shop.given({ coupons: [claimed(3)] })
  const carry = { key: `${AUTUMN}:${shop.memberId(lin)}`, count: 2 }
  expect((await auditCoupons(asking(shop, slot(2), carry))).broken).toHaveLength(1)
  expect((await auditCoupons(asking(shop, slot(2), { ...carry, count: 1 }))).carry).toEqual({
    ...carry,
    count: 2,
  })
})

test.each([
  ['more uses than its rule allows', { uses: [used, used] }, 'used 2 times of 1'],
  ['USED without a use', { state: 'USED' as const }, 'USED without a use'],
  ['a batch that is gone', { batchId: 'shanze:gone' }, 'its batch is gone'],
])('a coupon with %s is named', async (_what, over, words) => {
  shop.given({ coupons: [coupon('c1', over)] })
  expect(await broken()).toEqual([`c1: ${words}`])
})

test.each([
  ['undone uses', { uses: [used, { ...used, voided: {} as never }] }],
  ['earlier terms', { ruleVersion: 0, uses: [used, used] }],
  ['the mark of a merge', { batchId: '', origin: 'merged' }],
  ['another brand', { brandId: 'lanxi', state: 'USED' as const }],
])('a coupon of %s breaks nothing', async (_what, over) => {
  shop.given({ coupons: [coupon('c1', over)] })
  expect(await broken()).toEqual([])
})

test('a thousand coupons are a page; the next begins behind the last of them', async () => {
  const coupons = Array.from({ length: 1001 }, (_none, i) =>
    coupon(`c${String(i).padStart(4, '0')}`, { origin: 'gift:1' }),
  )
  shop.given({ coupons: coupons.map((each, i) => (i === 1000 ? { ...each, state: 'USED' } : each)) })
  expect(await auditCoupons(asking(shop))).toMatchObject({ broken: [], looked: 1000, next: 'c0999' })
  expect(await auditCoupons(asking(shop, 'c0999'))).toMatchObject({
    broken: ['c1000: USED without a use'],
    looked: 1,
    next: '',
  })
})
