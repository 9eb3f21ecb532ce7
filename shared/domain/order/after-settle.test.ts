import { NEVER } from '../due'
import { isSettling } from '../points/entry-kinds'
import { settleOrder } from '../settlement/settle-order'
import { brand, member, NOW, origin, paidFact, payGift, refundFact } from '../test-brand'
import { addPaid, addRefund } from './add-fact'
import { giftsToWithdraw, orderAfterSettle, withUsedGifts } from './after-settle'
import type { OrderDoc } from './types'

const paidOrder = (fen: number): OrderDoc => {
  const decision = addPaid(null, { origin: origin(), paid: paidFact(fen) }, NOW)
  if (decision.kind !== 'insert') throw new Error(decision.kind)
  return decision.order
}
const refunded = (order: OrderDoc, no: string, fen: number): OrderDoc => {
  const decision = addRefund(order, { origin: origin(), totalFen: null, refund: refundFact(no, fen) }, NOW)
  if (decision.kind !== 'update') throw new Error(decision.kind)
  return decision.order
}
const entryOf = (order: OrderDoc) => {
  const decision = settleOrder({
    member: member(),
    order,
    newest: null,
    brand,
    campaigns: [payGift()],
    now: NOW,
  })
  if (decision.kind !== 'booked') throw new Error(decision.kind)
  return decision.entries.find(isSettling) ?? null
}

describe('an order after settling', () => {
  const order = paidOrder(6_800)
  const entry = entryOf(order)

  test('carries what its newest entry decided, and owes nothing', () => {
    expect(orderAfterSettle({ ...order, tries: 3 }, entry)).toMatchObject({
      settledVersion: 1,
      keptPoints: 68,
      grant: { points: 68, growth: 68, rate: 10_000, tier: 'xinya', ruleVersion: 3 },
      gifts: [{ batchId: 'shanze:cold-brew', state: 'planned' }],
      dueAt: NEVER,
      tries: 0,
    })
  })

  test('without an entry only the duty is discharged', () => {
    const bare = { ...order, keptPoints: 5 }
    expect(orderAfterSettle(bare, null)).toMatchObject({
      settledVersion: 1,
      keptPoints: 5,
      grant: null,
      gifts: [],
      dueAt: NEVER,
    })
    expect(giftsToWithdraw(bare, null)).toEqual([])
  })

  test.each([
    [800, 'planned', []],
    [801, 'withdrawn', [0]],
    [6_800, 'withdrawn', [0]],
  ])('after a refund of %i fen the gift is %s', (fen, state, numbers) => {
    const less = refunded(order, 'r1', fen)
    expect(orderAfterSettle(less, entry).gifts[0]?.state).toBe(state)
    expect(giftsToWithdraw(less, entry)).toEqual(numbers)
  })

  test('a gift that a refund found used keeps the day on which it did', () => {
    const gifts = withUsedGifts(orderAfterSettle(order, entry).gifts, [0], '2026-11-23')
    expect(withUsedGifts(gifts, [0], '2026-11-24')).toEqual(gifts)
    const again = orderAfterSettle({ ...order, gifts }, entry).gifts
    expect(again).toEqual([expect.objectContaining({ state: 'planned', usedDay: '2026-11-23' })])
    expect(orderAfterSettle(order, entry).gifts[0]).not.toHaveProperty('usedDay')
    expect(withUsedGifts(orderAfterSettle(order, entry).gifts, [1], '2026-11-23')[0]).not.toHaveProperty(
      'usedDay',
    )
  })

  test('money of a top-up that the counter paid back counts against its gift like a refund', () => {
    expect(orderAfterSettle({ ...order, paidBackFen: 800 }, entry).gifts[0]?.state).toBe('planned')
    expect(orderAfterSettle({ ...order, paidBackFen: 801 }, entry).gifts[0]?.state).toBe('withdrawn')
  })

  test('a withdrawn gift stays withdrawn, and is named again for a settle that died half way', () => {
    const withdrawn = {
      ...order,
      gifts: [{ ...(entry?.plan.gifts[0] as never as OrderDoc['gifts'][0]), state: 'withdrawn' as const }],
    }
    expect(orderAfterSettle(withdrawn, entry).gifts[0]?.state).toBe('withdrawn')
    expect(giftsToWithdraw(withdrawn, entry)).toEqual([0])
  })
})
