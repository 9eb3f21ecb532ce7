import type { MemberDoc } from '@shared/domain/account/types'
import { blankOrder } from '@shared/domain/order/create-order'
import type { OrderDoc } from '@shared/domain/order/types'
import { isSettling } from '@shared/domain/points/entry-kinds'
import type { SettlingEntry } from '@shared/domain/points/types'
import { settleOrder } from '@shared/domain/settlement/settle-order'
import { brand, member, NOW, origin, paidFact, refundFact } from '@shared/domain/test-brand'
import { entryView, movesPoints, passes } from './entry-view'

const storeName = () => '云栖路店'

function settled(order: OrderDoc, who: MemberDoc, newest: SettlingEntry | null) {
  const booking = settleOrder({ member: who, order, newest, brand, campaigns: [], now: NOW })
  if (booking.kind !== 'booked') throw new Error(booking.kind)
  const entry = booking.entries.find(isSettling)
  if (!entry) throw new Error('no entry')
  return { who: booking.next, entry }
}

const paid: OrderDoc = { ...blankOrder(origin(), NOW), version: 1, amountFen: 6800, paid: paidFact(6800) }
const refunded: OrderDoc = { ...paid, version: 2, refunds: [refundFact('R1', 3400)] }

test('a payment shows what it earned, its store and its amount', () => {
  const { entry } = settled(paid, member(), null)
  expect(entryView(entry, paid, storeName)).toMatchObject({
    kind: 'order',
    points: 68,
    activeAfter: 68,
    debtAfter: 0,
    storeName: '云栖路店',
    amountFen: 6800,
  })
  expect(passes(entry, 'gained')).toBe(true)
})

test('a refund shows what it took back, what was missing and what it refunded', () => {
  const first = settled(paid, member(), null)
  const spent = { ...first.who, lots: [{ day: '2027-11-30', points: 10 }] }
  const { entry } = settled(refunded, spent, first.entry)
  expect(entryView(entry, refunded, storeName)).toMatchObject({
    kind: 'refund',
    points: -10,
    debtAdded: 24,
    debtAfter: 24,
    activeAfter: 0,
    amountFen: 3400,
  })
  expect(passes(entry, 'returned')).toBe(true)
  expect(passes(entry, 'gained')).toBe(false)
})

test('a guest sees points that wait', () => {
  const { entry } = settled(paid, member({ state: 'guest' }), null)
  expect(entryView(entry, paid, storeName)).toMatchObject({ kind: 'order', points: 0, pendingPoints: 68 })
})

test('an entry that only fences a slower one is no news', () => {
  const { entry } = settled({ ...paid, refunds: [refundFact('R1', 6800)] }, member(), null)
  expect(movesPoints(entry)).toBe(false)
})
