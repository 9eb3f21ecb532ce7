import type { MemberDoc } from '@shared/domain/account/types'
import type { BrandDoc } from '@shared/domain/brand/types'
import type { CouponDoc } from '@shared/domain/coupon/types'
import type { LoginDoc } from '@shared/domain/login/types'
import type { OrderDoc } from '@shared/domain/order/types'
import { BRAND_ID, openidOfPersona, personas } from '../demo'
import { freshCodeOf } from '../demo/fresh-code'
import { checkInvariants } from '../invariants'
import type { Stack } from '../stack'
import { type CallLog, newCallLog } from './call-log'
import { openTill, type Till } from './till'
import { isRefundSettled, stepsDone } from './tour'
import type { FaultMode, NoticeMode, StageView } from './view'

/** What people have chosen on the stage, and what has been seen there. */
export interface StageState {
  till: Till
  calls: CallLog
  customer: string
  clerk: string
  notice: NoticeMode
  fault: FaultMode
  /** A clerk looked at a used coupon and was shown that it is used. */
  secondScan: boolean
  /** A customer looked at their points after a refund of the till's had settled. */
  pointsAfterRefund: boolean
  /** Refunds that the customer's phone has shown: order and how many of its refunds had succeeded. */
  refundsShown: readonly string[]
}

const STEPS_BEFORE_SECOND_SCAN = 3

const atRest = {
  customer: 'zhouzhou',
  clerk: 'chenyi',
  notice: 'normal',
  fault: 'none',
  secondScan: false,
  pointsAfterRefund: false,
  refundsShown: [],
} as const

export function openState(stack: Stack): StageState {
  return { till: openTill(stack), calls: newCallLog(), ...atRest }
}

export function restart(state: StageState): void {
  state.till.reopen()
  state.calls.clear()
  Object.assign(state, atRest)
}

/** Everything the page shows, read from the documents of this moment. */
export function viewOf(state: StageState, stack: Stack): StageView {
  const { cloud, clock } = stack
  const { till, calls, customer, clerk, notice, fault } = state
  const documents = tourDocumentsOf(state, stack)
  const toured = stepsDone(state, documents)
  const used = documents.gifts.find(coupon => coupon.state === 'USED')
  return {
    now: clock.now(),
    customer,
    clerk,
    people: personas.map(({ id, name, note, phone }) => ({
      id,
      name,
      note: tierOf(stack, id) ?? note,
      phone,
    })),
    till: till.view(),
    notice,
    fault,
    checks: checkInvariants(cloud.data.dump()),
    toured,
    calls: calls.totals(),
    scanAgain:
      used && toured === STEPS_BEFORE_SECOND_SCAN
        ? freshCodeOf(used, clock.now(), stack.sealKey).scanned
        : '',
    loginCode: waitingLogin(stack),
  }
}

/** The newest ticket that a computer shows and no phone has scanned. */
function waitingLogin({ cloud, clock }: Stack): string {
  const waiting = cloud.data.find('logins', { state: 'waiting' }) as unknown as LoginDoc[]
  const [newest] = waiting.sort((a, b) => b.createdAt - a.createdAt)
  return newest && newest.until > clock.now() ? newest._id : ''
}

/**
 * The settled refund of the till whose payer holds the customer's phone and has not seen it yet; null when
 * there is none.
 */
export function unseenRefund(state: StageState, { cloud }: Stack): string | null {
  const payer = `${BRAND_ID}:${openidOfPersona(state.customer)}`
  return (
    state.till
      .orderIds()
      .flatMap(id => (cloud.data.get('orders', id) as OrderDoc | undefined) ?? [])
      .filter(order => order.memberId === payer && isRefundSettled(order))
      .map(({ _id, refunds }) => `${_id} ${refunds.filter(refund => refund.state === 'success').length}`)
      .find(refund => !state.refundsShown.includes(refund)) ?? null
  )
}

/** The tier of a persona who has joined. */
function tierOf({ cloud }: Stack, id: string): string | undefined {
  const member = cloud.data.get('members', `${BRAND_ID}:${openidOfPersona(id)}`) as MemberDoc | undefined
  const brand = cloud.data.get('brands', BRAND_ID) as BrandDoc | undefined
  if (member?.state !== 'member') return undefined
  return brand?.tiers.find(tier => tier.id === member.tier)?.name
}

/** What the tour looks at: the orders taken at the till, their gifts, and the payer of the first. */
function tourDocumentsOf({ till }: StageState, { cloud }: Stack) {
  const orders = till.orderIds().flatMap(id => (cloud.data.get('orders', id) as OrderDoc | undefined) ?? [])
  const gifts = orders.flatMap(
    order => cloud.data.find('coupons', { origin: `gift:${order._id}` }) as unknown as CouponDoc[],
  )
  const payer = orders[0]?.memberId
  const member = payer ? (cloud.data.get('members', payer) as MemberDoc | undefined) : undefined
  return { member, orders, gifts }
}
