import { stateOf } from '../order/state-of'
import { newestEntryOf } from '../settlement/settle-order'
import { brandWith, DAY_MS, payGift } from '../test-brand'
import { Shop } from './test-shop'

/** Runs a process up to, not including, its n-th round trip; the caller may let it go on or die there. */
function until(process: Generator<undefined, void, void>, trip: number) {
  for (let i = 0; i < trip; i++) process.next()
  return process
}

const points = (shop: Shop) => (shop.member?.lots ?? []).reduce((sum, lot) => sum + lot.points, 0)
const member = (shop: Shop) => shop.run(shop.join())

/** The histories of docs/architecture/state-changes.md that live in points and orders, each by its name. */
describe('histories that broke drafts of the design', () => {
  test('archived-then-repeated: the repeat of a notice finds its entry in the ledger', () => {
    const shop = member(new Shop())
    shop.pay('T1', 6800)
    const asWritten = shop.order('T1')
    shop.run(shop.settle('T1'), shop.archive(), shop.settle('T1', asWritten), shop.archive())
    expect(points(shop)).toBe(68)
    expect(shop.entries().filter(entry => entry.kind === 'order')).toHaveLength(1)
    expect(shop.audit(true)).toEqual([])
  })

  test('ledger-read-too-early: whoever reads the journal first and the ledger second sees every entry', () => {
    const shop = member(new Shop())
    shop.pay('T1', 6800)
    const slow = until(shop.settle('T1'), 2)
    shop.run(shop.settle('T1'), shop.archive(), slow)
    expect(points(shop)).toBe(68)
    const ledger = [...shop.ledger.values()]
    const id = shop.order('T1')._id
    expect(newestEntryOf(id, shop.member?.journal ?? [], ledger)?.version).toBe(1)
    expect(newestEntryOf(id, shop.member?.journal ?? [])).toBeNull()
  })

  test('nothing-to-book-is-a-fence: a full refund that finds nothing still stops the slow payment', () => {
    const shop = member(new Shop())
    shop.pay('T1', 10_000)
    const slow = until(shop.settle('T1'), 3)
    shop.refund('T1', 'r1', 10_000)
    shop.run(shop.settle('T1'))
    slow.next()
    slow.return()
    shop.sweep()
    expect(points(shop)).toBe(0)
    expect(shop.audit(true)).toEqual([])
    const [entry] = shop.entries().filter(each => each.kind === 'order')
    expect(entry).toMatchObject({ version: 2, kept: 0, postings: [], plan: { points: 100 } })
  })

  test('two-refunds-one-kept: each refund reaches the entitlement, not its own share', () => {
    const shop = member(new Shop())
    shop.pay('T1', 10_000)
    shop.run(shop.settle('T1'))
    shop.refund('T1', 'r1', 3_000)
    const first = until(shop.settle('T1'), 2)
    shop.refund('T1', 'r2', 3_000)
    shop.run(shop.settle('T1'), first).sweep()
    expect([points(shop), shop.order('T1').keptPoints]).toEqual([40, 40])
    expect(shop.audit(true)).toEqual([])
  })

  test('refund-before-payment-of-a-till-order: the payment settles to what the refund left', () => {
    const shop = member(new Shop())
    shop.refund('T1', 'r1', 2_900)
    shop.run(shop.settle('T1'))
    expect([shop.entries().filter(entry => entry.ref !== '').length, stateOf(shop.order('T1'))]).toEqual([
      0,
      'stub',
    ])
    shop.pay('T1', 6_800)
    shop.run(shop.settle('T1'))
    expect([points(shop), shop.order('T1').grant?.points, shop.order('T1').keptPoints]).toEqual([39, 68, 39])
    expect(shop.audit(true)).toEqual([])
  })

  test.each([
    ['the expiry job ran first', true],
    ['the refund came first', false],
  ])('expiry-job-first-or-not: %s', (_, jobFirst) => {
    const shop = member(new Shop(brandWith({ expiry: { after: 'months', months: 1 } })))
    shop.pay('T1', 10_000)
    shop.run(shop.settle('T1'))
    shop.now += 40 * DAY_MS
    shop.pay('T2', 6_000)
    shop.run(shop.settle('T2'))
    if (jobFirst) shop.run(shop.roll())
    shop.refund('T1', 'r1', 10_000)
    shop.sweep()
    expect([points(shop), shop.member?.debt]).toEqual([0, 0])
    shop.pay('T3', 1_000)
    shop.sweep()
    expect(points(shop)).toBe(10)
    expect(shop.audit(true)).toEqual([])
  })

  test('gift of a refunded order: withdrawn with the refund that takes the amount below its threshold', () => {
    const shop = member(new Shop(undefined, [payGift()]))
    shop.pay('T1', 6_800)
    shop.sweep()
    expect(shop.order('T1').gifts).toMatchObject([{ batchId: 'shanze:cold-brew', state: 'planned' }])
    shop.refund('T1', 'r1', 700)
    shop.sweep()
    expect(shop.order('T1').gifts[0]?.state).toBe('planned')
    shop.refund('T1', 'r2', 200)
    shop.sweep()
    expect(shop.order('T1').gifts[0]?.state).toBe('withdrawn')
  })
})
