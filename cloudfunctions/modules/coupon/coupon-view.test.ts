import { mintCoupon } from '@shared/domain/coupon/mint'
import type { Benefit, CouponBatch, CouponDoc } from '@shared/domain/coupon/types'
import { NEVER } from '@shared/domain/due'
import { couponView, inOrderOfUse } from './coupon-view'

const timeZone = 'Asia/Shanghai'
const now = Date.parse('2026-11-22T10:24:00+08:00')
const storeName = (id: string) => ({ east: '云栖路店', west: '湖滨店' })[id] ?? ''
const here = { storeId: 'east', now, timeZone, storeName }

const batchOf = (name: string, days: number, benefit: Benefit, stores = ['*']): CouponBatch => ({
  _id: `b:${name}`,
  brandId: 'b',
  version: 1,
  createdAt: 0,
  kind: 'coupon',
  name,
  ruleVersion: 1,
  state: 'open',
  total: 10,
  channel: 'claim',
  limitPerMember: 1,
  needTier: '',
  claimFromAt: 0,
  claimToAt: NEVER,
  rule: {
    benefit,
    thresholdFen: 5000,
    validity: { mode: 'after-taking', delayDays: 0, days },
    stores,
    times: [],
    uses: 1,
    notWith: '',
  },
})
const minted = (batch: CouponBatch): CouponDoc =>
  mintCoupon({
    ...{ _id: `${batch._id}:m:1`, batch, memberId: 'm', origin: `claim:${batch._id}` },
    ...{ commandId: 'c', token: 't', shardNumber: 0, codeId: '', now, timeZone },
  })
const viewOf = (batch: CouponBatch) => couponView(minted(batch), batch, here)
const off = (offFen: number): Benefit => ({ kind: 'reduction', offFen })

describe('a coupon in the wallet', () => {
  test('says nothing against itself where it can be used', () => {
    expect(viewOf(batchOf('autumn', 14, off(1200)))).toMatchObject({
      state: 'EFFECTIVE',
      notUsable: null,
      lastUse: null,
      terms: { name: 'autumn', thresholdFen: 5000 },
    })
  })

  test('names the store that takes it where it cannot', () => {
    expect(viewOf(batchOf('lakeside', 14, off(500), ['west'])).notUsable).toEqual({
      code: 'COUPON_WRONG_STORE',
      message: '这家店不参加，湖滨店能用',
    })
  })

  test('stands in the order of use: usable here, soonest to end, largest', () => {
    const views = [
      batchOf('elsewhere, ends first', 1, off(9900), ['west']),
      batchOf('ends later', 30, off(2000)),
      batchOf('ends soon, small', 7, off(500)),
      batchOf('ends soon, large', 7, off(1200)),
      batchOf('ends soon, at most 8 off', 7, { kind: 'percentage', payPermille: 850, maxOffFen: 800 }),
    ].map(viewOf)
    expect(views.sort(inOrderOfUse).map(view => view.terms.name)).toEqual([
      'ends soon, large',
      'ends soon, at most 8 off',
      'ends soon, small',
      'ends later',
      'elsewhere, ends first',
    ])
  })

  test('ranks what a coupon takes off at most: a cap, else the percentage of its threshold, then by id', () => {
    const views = [
      batchOf('b, 7 off', 7, off(700)),
      batchOf('15% of 50 without a cap', 7, { kind: 'percentage', payPermille: 850, maxOffFen: 0 }),
      batchOf('a, 7 off', 7, off(700)),
      batchOf('8 off', 7, off(800)),
    ].map(viewOf)
    const order = ['8 off', '15% of 50 without a cap', 'a, 7 off', 'b, 7 off']
    expect([...views].sort(inOrderOfUse).map(view => view.terms.name)).toEqual(order)
    expect(
      [...views]
        .reverse()
        .sort(inOrderOfUse)
        .map(view => view.terms.name),
    ).toEqual(order)
  })

  test('names its latest use, its perk and what took it back, and nothing of these otherwise', () => {
    const batch = batchOf('autumn', 14, off(1200))
    const coupon = minted(batch)
    for (const field of ['perk', 'revokedBy']) expect(viewOf(batch)).not.toHaveProperty(field)
    const use = { at: now, storeId: 'west' } as CouponDoc['uses'][number]
    const perk = { ...coupon, _id: 'perk:monthly:2026-11:b:autumn:m', uses: [use], state: 'USED' as const }
    const view = couponView({ ...perk, revoked: true, revokedBy: 'tier' }, batch, here)
    expect(view).toMatchObject({
      lastUse: { at: now, storeName: '湖滨店' },
      perk: { kind: 'monthly', period: '2026-11' },
      revoked: true,
      revokedBy: 'tier',
    })
  })

  test('keeps the stores it was taken for, whatever its terms say', () => {
    const batch = batchOf('autumn', 14, off(1200), ['west'])
    expect(couponView({ ...minted(batch), stores: ['east'] }, batch, here)).toMatchObject({
      terms: { stores: ['east'] },
      notUsable: null,
    })
  })
})

describe('a reason against a coupon', () => {
  const coupon = (over: Partial<CouponDoc>, batch = batchOf('autumn', 14, off(1200))) =>
    couponView({ ...minted(batch), ...over }, batch, { ...here, amountFen: 5000 })
  const state = (name: CouponDoc['state']) => ({ state: name })

  test.each<[Partial<CouponDoc>, string]>([
    [state('CONFIRMING'), 'COUPON_NOT_STARTED'],
    [state('USED'), 'COUPON_USED'],
    [state('EXPIRED'), 'COUPON_EXPIRED'],
    [{ validTo: now }, 'COUPON_EXPIRED'],
    [{ ...state('LOCKED'), lock: { orderId: 'o' } }, 'COUPON_LOCKED'],
    [{ validFrom: now + 1 }, 'COUPON_NOT_STARTED'],
    [{ revoked: true }, 'COUPON_REVOKED'],
    [{ revoked: true, revokedBy: 'closing' }, 'COUPON_REVOKED'],
    [{ revoked: true, revokedBy: 'tier' }, 'COUPON_REVOKED'],
  ])('%j is %s', (over, code) => {
    expect(coupon(over).notUsable).toMatchObject({ code, message: expect.stringMatching(/./) })
  })

  test('is the hour outside its windows, or the bill below its threshold', () => {
    const batch = batchOf('autumn', 14, off(1200))
    const times = [{ weekdays: [1], fromMinute: 0, toMinute: 60 }]
    const monday = { ...batch, rule: { ...batch.rule, times } }
    expect(coupon({}, monday).notUsable).toMatchObject({ code: 'COUPON_WRONG_TIME' })
    const short = couponView(minted(batch), batch, { ...here, amountFen: 4999 })
    expect(short.notUsable).toMatchObject({ code: 'COUPON_BELOW_THRESHOLD' })
    expect(coupon({}).notUsable).toBeNull()
  })
})
