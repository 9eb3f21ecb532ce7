import type { MemberDoc } from '@shared/domain/account/types'
import type { CouponDoc } from '@shared/domain/coupon/types'
import type { OrderDoc } from '@shared/domain/order/types'
import { stepsDone } from './tour'

const unseen = { secondScan: false, pointsAfterRefund: false }
const order = (settled: boolean, refunds: { state: string }[] = []) =>
  ({ paid: {}, version: 3, settledVersion: settled ? 3 : 2, refunds }) as unknown as OrderDoc
const member = { state: 'member' } as MemberDoc
const gift = (uses: { voided?: object }[] = []) => ({ token: 't', uses }) as unknown as CouponDoc

test('a payment is no step before WeChat Pay has confirmed it and its points are written', () => {
  const before = { member: undefined, orders: [order(false)], gifts: [] }
  expect(stepsDone(unseen, before)).toBe(0)
  expect(stepsDone(unseen, { ...before, orders: [order(true)] })).toBe(1)
})

test('joining counts with the gift in the wallet, a redemption while it is not taken back', () => {
  const joined = { member, orders: [order(true)], gifts: [gift()] }
  expect(stepsDone(unseen, { ...joined, gifts: [] })).toBe(1)
  expect(stepsDone(unseen, joined)).toBe(2)
  expect(stepsDone(unseen, { ...joined, gifts: [gift([{ voided: {} }])] })).toBe(2)
  expect(stepsDone(unseen, { ...joined, gifts: [gift([{}])] })).toBe(3)
})

test('the refund counts once it is settled and the customer has looked at the points', () => {
  const refunds = [{ state: 'success' }]
  const played = { member, orders: [order(true, refunds)], gifts: [gift([{}])] }
  const scanned = { ...unseen, secondScan: true }
  expect(stepsDone(scanned, played)).toBe(4)
  expect(
    stepsDone({ ...scanned, pointsAfterRefund: true }, { ...played, orders: [order(false, refunds)] }),
  ).toBe(0)
  expect(stepsDone({ ...scanned, pointsAfterRefund: true }, played)).toBe(5)
})
