import type { CouponDoc } from '@shared/domain/coupon/types'
import type { LedgerEntry } from '@shared/domain/points/types'
import { type Doc, testStack } from '../harness'
import { clerkOf, paying, scanned, YUNQI } from '../stored/clerk-scans'

const stack = testStack()
/** More than one page of 1,000. */
const MANY = 1_100
const TODAY = '2026-11-22'
const ZHOU = 'openid-zhouzhou'
const copies = (document: object, over: (i: number) => object): Doc[] =>
  Array.from({ length: MANY }, (_, i) => ({ ...document, ...over(i) }) as Doc)

/** A usable coupon of the demo, as a pattern for many. */
function couponPattern(): CouponDoc {
  const coupons = (stack.dump().coupons ?? []) as unknown as CouponDoc[]
  const held = coupons.find(({ state, contents }) => state === 'EFFECTIVE' && contents.length === 0)
  if (!held) throw new Error('the demo should have a usable coupon')
  return held
}

test('C16: the day of a store sums every movement of stored value, also those beyond one page', async () => {
  const topUp = { ...(await scanned(stack)), commandId: 'page-command-0001', amountFen: 50_000 }
  await clerkOf(stack).must('storedValue.topUp', topUp)
  const spend = { ...(await paying(stack)), commandId: 'page-command-0002', amountFen: 1_100 }
  await clerkOf(stack).must('storedValue.spend', spend)
  await stack.sweep()
  const ledger = (stack.dump().ledger ?? []) as unknown as LedgerEntry[]
  const entry = ledger.find(({ kind }) => kind === 'spend')
  if (!entry) throw new Error('the spending should be archived')
  await stack.stack.cloud.data.insert(
    'ledger',
    copies(entry, i => ({ _id: `${entry._id}-${i}`, seq: 10_000 + i })),
  )
  const day = await clerkOf(stack).must('storedValue.day', { storeId: YUNQI })
  expect(day.totals.spent).toEqual({ principalFen: 1_000 * (MANY + 1), bonusFen: 100 * (MANY + 1) })
  expect(day.entries).toHaveLength(MANY + 2)
})

test('C16: the day of a store counts every redemption, also those beyond one page', async () => {
  const use = {
    commandId: 'page-command-0003',
    storeId: YUNQI,
    clerkId: 'shanze:openid-chenyi',
    clerkName: '陈一',
    at: stack.stack.clock.now(),
    clerkDay: `shanze:openid-chenyi:${TODAY}`,
    storeDay: `${YUNQI}:${TODAY}`,
    amountFen: null,
    offFen: 500,
    receiptNo: 'R-TEST-0001',
  }
  const before = await clerkOf(stack).must('redemption.today', { storeId: YUNQI })
  const used = { ...couponPattern(), state: 'USED', usesLeft: 0, shortNo: '', uses: [use] }
  await stack.stack.cloud.data.insert(
    'coupons',
    copies(used, i => ({ _id: `page-${i}`, codeId: `PAGE${i}` })),
  )
  const today = await clerkOf(stack).must('redemption.today', { storeId: YUNQI })
  expect([today.count, today.offFen]).toEqual([before.count + MANY, before.offFen + 500 * MANY])
})

test('C16: a closing takes back every coupon of the person, also those beyond one page', async () => {
  const person = stack.as(ZHOU)
  await person.must('member.join', { commandId: 'page-command-0004', consent: '2026-09' })
  const takenAt = stack.stack.clock.now() - 1
  const ownCoupon = { ...couponPattern(), memberId: person.memberId, shortNo: '', takenAt }
  await stack.stack.cloud.data.insert(
    'coupons',
    copies(ownCoupon, i => ({ _id: `page-${i}`, codeId: `PAGE${i}` })),
  )
  await person.must('member.close', { commandId: 'page-command-0005', confirm: 'close-my-account' })
  await stack.sweep()
  const coupons = (stack.dump().coupons ?? []) as unknown as CouponDoc[]
  const theirs = coupons.filter(({ memberId }) => memberId === person.memberId)
  expect(theirs).toHaveLength(MANY)
  expect(theirs.filter(({ revoked, state }) => !revoked || state !== 'DEACTIVATED')).toEqual([])
})
