import fc from 'fast-check'
import type { MemberDoc } from '../account/types'
import { addPaid, addRefund } from '../order/add-fact'
import { orderAfterSettle } from '../order/after-settle'
import type { FactDecision, OrderDoc } from '../order/types'
import { isSettling } from '../points/entry-kinds'
import { brand, member, NOW, origin, paidFact, refundFact } from '../test-brand'
import { newestEntryOf, settleOrder } from './settle-order'

/** One order and the account it counts for, settled whenever a test says so. */
interface Sale {
  order: OrderDoc | null
  member: MemberDoc
}

function settled({ order, member }: Sale): Sale {
  if (!order) return { order, member }
  const newest = newestEntryOf(order._id, member.journal)
  const decision = settleOrder({ member, order, newest, brand, campaigns: [], now: NOW })
  if (decision.kind !== 'booked') return { order, member }
  const entry = decision.entries.find(isSettling) ?? null
  return { order: { ...order, ...orderAfterSettle(order, entry) }, member: decision.next }
}

const withFact = ({ order, member }: Sale, decision: FactDecision): Sale => ({
  order: decision.kind === 'insert' || decision.kind === 'update' ? decision.order : order,
  member,
})

test('the kept points depend on the facts, not on when each was settled', () => {
  const facts = fc.array(
    fc.record({
      refundNo: fc.constantFrom('r1', 'r2', 'r3'),
      fen: fc.integer({ min: 1, max: 3_000 }),
      pay: fc.boolean(),
      settles: fc.boolean(),
    }),
    { minLength: 1, maxLength: 12 },
  )
  fc.assert(
    fc.property(facts, all => {
      const kept = (isOften: boolean) => {
        const end = all.reduce<Sale>(
          (sale, { refundNo, fen, pay, settles }) => {
            const decision = pay
              ? addPaid(sale.order, { origin: origin(), paid: paidFact(9_999) }, NOW)
              : addRefund(
                  sale.order,
                  { origin: origin(), totalFen: null, refund: refundFact(refundNo, fen) },
                  NOW,
                )
            const next = withFact(sale, decision)
            return isOften && settles ? settled(next) : next
          },
          { order: null, member: member() },
        )
        return settled(end).order?.keptPoints
      }
      expect(kept(true)).toEqual(kept(false))
    }),
  )
})
