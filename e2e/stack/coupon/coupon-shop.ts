import { batchId, batchOf, HUBIN, joined, newCommand, openShop, staffOf, YUNQI } from './shop'

const afternoons = [{ weekdays: [1, 2, 3, 4, 5], fromMinute: 14 * 60, toMinute: 17 * 60 }]
/** Twenty clerks of 云栖路店 beside 陈一. */
export const clerks = Array.from({ length: 20 }, (_, i) => `clerk${i}`)
let people = 0

/**
 * A shop with every kind of coupon and the people behind its counters; the invariants are checked after each
 * test.
 */
export function openCouponShop() {
  const shop = openShop({
    batches: [
      batchOf('autumn'),
      batchOf('weekly', {
        benefit: { kind: 'percentage', payPermille: 850, maxOffFen: 2000 },
        thresholdFen: 0,
      }),
      batchOf('lakeside', { stores: [HUBIN] }),
      batchOf('afternoon', { times: afternoons }),
      batchOf('later', { validity: { mode: 'after-taking', delayDays: 1, days: 3 } }),
      batchOf('pass', { uses: 3 }),
    ],
    staff: [
      staffOf('陈一'),
      staffOf('湖滨店员', { stores: [HUBIN] }),
      staffOf('沈禾', { role: 'manager', stores: ['*'] }),
      staffOf('离职', { active: false }),
      ...clerks.map(name => staffOf(name)),
    ],
    members: [joined('林青', 'zhiwei', '1000000017')],
  })
  afterEach(() => expect(shop.invariants().broken).toEqual([]))

  /** A coupon in the wallet of a new person. */
  async function held(code: string, who = `customer${++people}`) {
    const claim = { commandId: newCommand(), batchId: batchId(code) }
    const { coupon } = await shop.get(who, 'coupon.claim', claim)
    return { who, couponId: coupon.id }
  }

  /** The text of the coupon's QR at this moment. */
  const codeOf = (couponId: string) => shop.shown(couponId).scanned

  const preview = (clerk: string, code: string, storeId = YUNQI) =>
    shop.ask(clerk, 'redemption.preview', { storeId, code })

  async function permitFor(clerk: string, couponId: string): Promise<string> {
    const preview = await shop.get(clerk, 'redemption.preview', { storeId: YUNQI, code: codeOf(couponId) })
    return preview.kind === 'coupon' ? preview.permit : ''
  }

  /** Preview and confirmation by one clerk, and the input to repeat it with. */
  async function confirmed(clerk: string, { couponId }: { couponId: string }) {
    const permit = await permitFor(clerk, couponId)
    const input = { commandId: newCommand(), storeId: YUNQI, couponId, permit }
    return { input, answer: await shop.ask(clerk, 'redemption.redeem', input) }
  }

  const stateOf = (couponId: string) => shop.coupons({ _id: couponId })[0]?.state

  return { shop, held, codeOf, preview, permitFor, confirmed, stateOf }
}
