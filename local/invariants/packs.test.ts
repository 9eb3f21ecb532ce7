import { mintCoupon, packedCoupon } from '@shared/domain/coupon/mint'
import { openedPack } from '@shared/domain/coupon/open-or-expire'
import { allTermsOf } from '@shared/domain/coupon/terms'
import { batch, pack } from '@shared/domain/coupon/test-batch'
import type { CouponDoc } from '@shared/domain/coupon/types'
import { brand, LIN, NOW } from '@shared/domain/test-brand'
import { checkInvariants, type Dump } from './index'

const here = { timeZone: brand.timeZone, codeId: '' }
/** Stock has no part in these. */
const STOCK = ['券的库存一张不多一张不少', '写的数量就是库存里的数量']
const rulesBroken = (dump: Dump) =>
  checkInvariants(dump).broken.flatMap(({ rule }) => (STOCK.includes(rule) ? [] : [rule]))

describe('packs of coupons', () => {
  const inside = [batch({ _id: 'shanze:autumn', limitPerMember: 1 }), batch({ _id: 'shanze:single' })]
  const welcome = pack({ limitPerMember: 1, contents: inside.map(({ _id }) => _id) })
  const claimed = mintCoupon({
    _id: `${welcome._id}:${LIN}:1`,
    batch: welcome,
    memberId: LIN,
    origin: `claim:${welcome._id}`,
    commandId: 'c1',
    token: 't1',
    shardNumber: 0,
    now: NOW,
    ...here,
  })
  const held = inside.map((each, i) => packedCoupon(claimed, i, each, here))
  const documents = (coupons: readonly CouponDoc[]) => ({
    batches: [welcome, ...inside],
    batchTerms: allTermsOf(inside),
    coupons: [...coupons],
  })
  const opened = openedPack(claimed) ?? claimed

  test('a pack claimed once, opened, and holding two coupons, breaks nothing', () => {
    expect(rulesBroken(documents([claimed]))).toEqual([])
    expect(rulesBroken(documents([claimed, ...held]))).toEqual([])
    expect(rulesBroken(documents([opened, ...held]))).toEqual([])
  })

  test('a pack opened with a coupon missing is broken', () => {
    expect(rulesBroken(documents([opened, ...held.slice(1)]))).toEqual(['拆开的券包一张不少'])
  })

  test('a coupon of no pack is broken', () => {
    expect(rulesBroken(documents(held.slice(0, 1)))).toEqual(['拆开的券包一张不少'])
  })

  test('C13: a coupon without its terms, or a rule edited under its version, is broken', () => {
    const dump = documents([opened, ...held])
    const edited = batch({ ...inside[0], rule: { ...batch().rule, thresholdFen: 99_900 } })
    expect(rulesBroken({ ...dump, batchTerms: dump.batchTerms.slice(1) })).toContain(
      '发出的券保留发出时的条款',
    )
    expect(rulesBroken({ ...dump, batches: [welcome, edited, ...inside.slice(1)] })).toEqual([
      '发出的券保留发出时的条款',
    ])
  })

  test('a pack claimed oftener than allowed is broken', () => {
    const again = { ...claimed, _id: `${welcome._id}:${LIN}:2` }
    expect(rulesBroken(documents([claimed, again]))).toEqual(['每人领的不超过上限'])
  })
})
