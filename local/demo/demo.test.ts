import type { MemberDoc } from '@shared/domain/account/types'
import type { CouponDoc } from '@shared/domain/coupon/types'
import { cancelExchange } from '@shared/domain/mall/decide-exchange'
import type { ExchangeDoc } from '@shared/domain/mall/types'
import { checkInvariants } from '../invariants'
import { demoDocuments } from '.'

const documentsAt = (now: number) =>
  demoDocuments({ now, merchantKeys: '{}', sealKey: Buffer.alloc(32, 7).toString('base64') })
const moments = ['2026-11-22T10:24:00+08:00', '2027-01-01T10:24:00+08:00', '2028-02-29T10:24:00+08:00']

describe.each(moments)('the demo as of %s', moment => {
  const documents = documentsAt(Date.parse(moment))
  const members = documents.members as MemberDoc[]
  const coupons = documents.coupons as CouponDoc[]

  test('the demo keeps every invariant', () => {
    expect(checkInvariants(documents).broken).toEqual([])
  })

  test('林青 has 1,286 points, 120 of them ending first, and growth 1,786', () => {
    const linQing = members.find(({ _id }) => _id.endsWith('linqing'))
    expect(linQing?.lots.reduce((sum, lot) => sum + lot.points, 0)).toBe(1286)
    expect(linQing?.lots[0]?.points).toBe(120)
    expect([linQing?.growth, linQing?.tier, linQing?.debt]).toEqual([1786, 'zhiwei', 0])
  })

  test('顾山 is on the top tier, 周舟 has never been seen', () => {
    expect(members.find(({ _id }) => _id.endsWith('gushan'))?.tier).toBe('cangshan')
    expect(members).toHaveLength(3)
  })

  test('林青 holds three usable coupons, one ending tomorrow at 24 点', () => {
    const ownCoupons = coupons.filter(coupon => coupon.memberId.endsWith('linqing'))
    const usable = ownCoupons.filter(coupon => coupon.state === 'EFFECTIVE')
    const dayMs = 86_400_000
    const tomorrowEnds = Date.parse(`${moment.slice(0, 10)}T00:00:00+08:00`) + 2 * dayMs
    expect(usable).toHaveLength(3)
    expect(Math.min(...usable.map(coupon => coupon.validTo))).toBe(tomorrowEnds)
  })

  test('H3: a merge waits for 许诺 only', () => {
    const waiting = members.filter(({ mergeRequest }) => mergeRequest?.state === 'asked')
    expect(waiting.map(({ nameInitial }) => nameInitial)).toEqual(['许'])
    expect(waiting[0]?.dueAt).toBe(Date.parse(moment) + 46 * 3_600_000)
  })

  test('林青 has one exchange to fetch, which can still be cancelled', () => {
    const [exchange, ...more] = documents.exchanges as ExchangeDoc[]
    const now = Date.parse(moment)
    expect([more, exchange?.goodsName, exchange?.state]).toEqual([[], '山形盖碗', 'ready'])
    expect(exchange && cancelExchange(exchange, now)).toEqual({ do: 'cancel' })
  })

  test('no two documents of a collection share an id', () => {
    for (const docs of Object.values(documents)) {
      const ids = docs.map(doc => (doc as { _id: string })._id)
      expect(new Set(ids).size).toBe(ids.length)
    }
  })
})
