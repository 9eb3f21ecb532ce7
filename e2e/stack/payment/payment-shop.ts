import type { InputOf } from '@shared/contract'
import type { MemberDoc } from '@shared/domain/account/types'
import { memberIdOf, orderIdOf } from '@shared/domain/ids'
import type { InboxDoc, OrderDoc } from '@shared/domain/order/types'
import { APPID, BRAND_ID, MCHID, openidOfPersona } from '../../../local/demo'
import type { StackOptions } from '../../../local/stack'
import type { Envelope, ForgedContent, NoticeKind, RefundOutcome } from '../../../local/wechatpay'
import { type TestStack, testStack } from '../harness'

export { APPID, MCHID } from '../../../local/demo'
export const SECOND_MS = 1_000
export const MINUTE_MS = 60_000
export const YUNQI = `${BRAND_ID}:yunqi`

let commands = 0
export const newCommand = () => `command-${String(++commands).padStart(12, '0')}`
export const memberOf = (who: string) => memberIdOf(BRAND_ID, openidOfPersona(who))
export const orderOf = (outTradeNo: string) => orderIdOf(MCHID, outTradeNo)

type NoticePath = 'normal' | 'lost'

/**
 * The running stack in the words of these tests: personas order, pay and look; WeChat Pay notifies; books are
 * read.
 */
export function openPaymentShop(options: StackOptions = {}) {
  const stack = testStack(options)
  const sim = () => stack.stack.pay.sim()
  const person = (who: string) => stack.as(openidOfPersona(who))
  const sending = async <T>(path: NoticePath, act: () => Promise<T>): Promise<T> => {
    stack.stack.pay.behave(path)
    const done = await act()
    await stack.stack.pay.quiet()
    return done
  }
  const named = (outTradeNo: string) => ({ order: { mchid: MCHID, outTradeNo } })
  const place = async (who: string, amountFen: number, commandId = newCommand()) => {
    const input: InputOf<'order.place'> = { commandId, storeId: YUNQI, what: { by: 'amount', amountFen } }
    const placed = await person(who).must('order.place', input)
    return { ...placed, prepayId: placed.payment.package.replace('prepay_id=', '') }
  }
  const pay = (who: string, prepayId: string, path: NoticePath = 'normal') =>
    sending(path, () => sim().cashier.pay(prepayId, openidOfPersona(who)))
  return {
    stack,
    sim,
    person,
    place,
    /** The customer pays at the cashier; resolves when the notice has been answered, or is lost. */
    pay,
    placeAndPay: async (who: string, amountFen: number, path: NoticePath = 'normal') => {
      const { outTradeNo, prepayId } = await place(who, amountFen)
      await pay(who, prepayId, path)
      return outTradeNo
    },
    /** A payment at the counter: the customer's openid arrives only in the notice. */
    payAtTill: async (
      who: string,
      amountFen: number,
      { attach = 'st=yunqi', path = 'normal' as NoticePath, couponFen = 0 } = {},
    ) => {
      const till = { mchid: MCHID, appid: APPID, openid: openidOfPersona(who), amountFen, couponFen, attach }
      return (await sending(path, () => sim().till.pay(till))).outTradeNo
    },
    /** A refund by hand on the merchant platform: its number is one we never made. */
    refund: (
      outTradeNo: string,
      refundFen: number,
      { outcome = 'SUCCESS' as RefundOutcome, path = 'normal' as NoticePath } = {},
    ) => sending(path, () => sim().refund({ mchid: MCHID, outTradeNo, refundFen, by: 'platform', outcome })),
    openLanding: (who: string, outTradeNo: string) => person(who).must('order.landing', named(outTradeNo)),
    askLanding: (who: string, outTradeNo: string) => person(who).call('order.landing', named(outTradeNo)),
    join: (who: string) => person(who).must('member.join', { commandId: newCommand(), consent: '2026-09' }),
    ...noticesOf(stack, sim),
    ...jobsOf(stack),
    ...booksOf(stack),
  }
}

function noticesOf(stack: TestStack, sim: () => ReturnType<TestStack['stack']['pay']['sim']>) {
  /** Takes a notice to our address; the answer, and the invocation behind it. */
  const deliver = async ({ headers, body }: Envelope, mchid = MCHID) => {
    const lowerCased = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const)
    const path = `/wechatpay/notice/${mchid}`
    const request = { method: 'POST', path, headers: Object.fromEntries(lowerCased), body }
    const answer = await stack.stack.cloud.http(request)
    const reply = JSON.parse(answer.body.toString()) as { code: string }
    return { status: answer.status, code: reply.code, invocation: stack.last('http') }
  }
  const forgeNotice = (kind: NoticeKind, over: Partial<ForgedContent> = {}) =>
    sim().forgeNotice(kind, { to: MCHID, ...over })
  return {
    deliver,
    /** A genuinely signed notice that says what the test lays over the truth. */
    forgeNotice,
    /** The genuine notice of a known payment, or of its last refund, once more. */
    tellAgain: (kind: NoticeKind, outTradeNo: string) =>
      deliver(forgeNotice(kind, { content: { out_trade_no: outTradeNo } })),
  }
}

function jobsOf(stack: TestStack) {
  return {
    sweepFor: (durationMs: number) => stack.sweepFor(durationMs),
    /** What our own audit and the invariants seen from outside find broken; empty when all holds. */
    broken: async () => {
      const outcome = await stack.stack.cloud.fireTimer('jobs', 'audit')
      if (!outcome.ok) throw new Error(outcome.error.errorMessage)
      const lines = outcome.result as { invariant: string; ok: boolean; detail: string }[]
      if (lines.length === 0) throw new Error('the audit looked at nothing')
      return [...lines.filter(line => !line.ok), ...stack.invariants().broken]
    },
  }
}

function booksOf(stack: TestStack) {
  const get = (collection: string, id: string) => stack.stack.cloud.data.get(collection, id)
  const member = (who: string) => get('members', memberOf(who)) as unknown as MemberDoc
  return {
    order: (outTradeNo: string) => get('orders', orderOf(outTradeNo)) as unknown as OrderDoc,
    member,
    active: (who: string) => member(who).lots.reduce((sum, lot) => sum + lot.points, 0),
    pending: (who: string) => member(who).pending.reduce((sum, row) => sum + row.points, 0),
    inbox: () => (stack.dump().inbox ?? []) as unknown as InboxDoc[],
    /** Everything stored, to see that nothing changed. */
    everything: () => JSON.stringify(stack.dump()),
  }
}
