import type { MemberDoc } from '@shared/domain/account/types'
import type { BrandDoc } from '@shared/domain/brand/types'
import { batchIdOf } from '@shared/domain/ids'
import { stateOf } from '@shared/domain/order/state-of'
import type { OrderDoc } from '@shared/domain/order/types'
import { newestEntryOf } from '@shared/domain/settlement/settle-order'
import { PEOPLE, testShop } from '../../../cloudfunctions/testing/shop'
import { held } from './held'
import { activePoints, broken, entriesOf, unnoticed } from './watched'

/**
 * The histories of docs/architecture/state-changes.md that live in points and orders, each by its name, over
 * the functions that ship.
 */
const DAY_MS = 86_400_000
const { lin } = PEOPLE

describe('histories of points that broke drafts of the design', () => {
  const shop = testShop()
  const points = () => activePoints(shop, shop.memberId(lin))
  const order = () => {
    const [only, ...more] = shop.all<OrderDoc>('orders')
    if (!only || more.length > 0) throw new Error('there is one order')
    return only
  }
  /** Without waiting for notices, one of which may be held. */
  const refund = ({ mchid, outTradeNo }: { mchid: string; outTradeNo: string }, refundFen: number) =>
    shop.payments.refund({ mchid, outTradeNo, refundFen, by: 'api' })
  const settling = () => entriesOf(shop).filter(({ kind }) => kind === 'order')
  beforeEach(() => shop.joined(lin))

  test('archived-then-repeated: a notice that went on after the archive finds its entry in the ledger', async () => {
    const [, notice] = await unnoticed(shop, () => shop.paid(lin, 6_800))
    const slow = await held(shop, /^members\.get/, notice)
    await shop.sweep()
    expect(shop.one<MemberDoc>('members', shop.memberId(lin)).journal).toEqual([])
    await slow()
    await notice()
    await shop.sweep()
    expect(points()).toBe(68)
    expect(settling()).toHaveLength(1)
    expect(broken(shop)).toEqual([])
  })

  test('ledger-read-too-early: one that reads the journal first and the ledger second sees every entry', async () => {
    const [, notice] = await unnoticed(shop, () => shop.paid(lin, 6_800))
    const slow = await held(shop, /^ledger\.find/, notice)
    const { journal } = shop.one<MemberDoc>('members', shop.memberId(lin))
    await shop.sweep()
    await slow()
    expect(points()).toBe(68)
    expect(settling()).toHaveLength(1)
    const ledger = settling()
    expect(newestEntryOf(order()._id, journal, ledger)?.version).toBe(1)
    expect(newestEntryOf(order()._id, journal)).toBeNull()
    expect(broken(shop)).toEqual([])
  })

  test('nothing-to-book-is-a-fence: a full refund that finds nothing still stops the slow payment', async () => {
    const [paid, notice] = await unnoticed(shop, () => shop.paid(lin, 10_000))
    const slow = await held(shop, /^members\.update/, notice)
    const [, refunded] = await unnoticed(shop, () => refund(paid, 10_000))
    await refunded()
    const [entry, ...more] = settling()
    expect(entry).toMatchObject({ version: 2, kept: 0, postings: [], plan: { points: 100 } })
    expect(more).toEqual([])
    await slow()
    await shop.sweep()
    expect(points()).toBe(0)
    expect(settling()).toHaveLength(1)
    expect(broken(shop)).toEqual([])
  })

  test('two-refunds-one-kept: each refund reaches the entitlement, not its own share', async () => {
    const paid = await shop.paid(lin, 10_000)
    const [, first] = await unnoticed(shop, () => refund(paid, 3_000))
    const slow = await held(shop, /^ledger\.find/, first)
    const [, second] = await unnoticed(shop, () => refund(paid, 3_000))
    await second()
    await slow()
    await shop.sweep()
    expect([points(), order().keptPoints]).toEqual([40, 40])
    expect(broken(shop)).toEqual([])
  })

  test('refund-before-payment-of-a-till-order: the payment settles to what the refund left', async () => {
    const [paid, payment] = await unnoticed(shop, () => shop.paid(lin, 6_800))
    await shop.refunded(paid, 2_900)
    expect([settling(), stateOf(order())]).toEqual([[], 'stub'])
    await payment()
    expect([points(), order().grant?.points, order().keptPoints]).toEqual([39, 68, 39])
    expect(broken(shop)).toEqual([])
  })

  test('gift of a refunded order: withdrawn with the refund that takes the amount below its threshold', async () => {
    const paid = await shop.paid(lin, 6_800)
    expect(order().gifts).toMatchObject([{ batchId: batchIdOf('shanze', 'cold-brew'), state: 'planned' }])
    await shop.refunded(paid, 700)
    expect(order().gifts[0]?.state).toBe('planned')
    await shop.refunded(paid, 200)
    expect(order().gifts[0]?.state).toBe('withdrawn')
    expect(broken(shop)).toEqual([])
  })

  test.each([
    ['the expiry job ran first', true],
    ['the refund came first', false],
  ])('expiry-job-first-or-not: %s', async (_, jobFirst) => {
    const { points: rule } = shop.one<BrandDoc>('brands', 'shanze')
    shop.change('brands', 'shanze', { points: { ...rule, expiry: { after: 'months', months: 1 } } })
    // An instance remembers its brand for a while.
    shop.pass(DAY_MS)
    const first = await shop.paid(lin, 10_000)
    shop.pass(40 * DAY_MS)
    await shop.paid(lin, 6_000)
    if (jobFirst) await shop.sweep()
    await shop.refunded(first, 10_000)
    await shop.sweep()
    const { debt } = shop.one<MemberDoc>('members', shop.memberId(lin))
    expect([points(), debt]).toEqual([0, 0])
    await shop.paid(lin, 1_000)
    await shop.sweep()
    expect(points()).toBe(10)
    expect(broken(shop)).toEqual([])
  })
})
