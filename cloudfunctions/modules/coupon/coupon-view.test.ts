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
})
