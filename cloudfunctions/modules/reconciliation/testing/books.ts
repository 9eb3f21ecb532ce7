import { DAY_MS } from '@shared/domain/calendar/units'
import { NEVER } from '@shared/domain/due'
import { auditCheckIdOf, billCheckIdOf, differenceIdOf } from '@shared/domain/ids'
import type { MerchantDoc } from '@shared/domain/merchant/types'
import type { InboxDoc } from '@shared/domain/order/types'
import type { AuditCheckDoc, BillCheckDoc, DifferenceDoc } from '@shared/domain/reconciliation/types'
import { wechatPayOf } from '../../../platform/settings'
import { PEOPLE, type Shop, type Someone } from '../../../testing/shop'

export const MCHID = '1900000109'
/** The day of all payments in these tests; its bill is there on the next. */
export const DAY = '2026-11-22'

const planned = (shop: Shop) => {
  const at = shop.now()
  return { brandId: 'shanze', day: DAY, state: 'due' as const, at, tries: 0, turn: null, dueAt: at }
}

export function givenBill(shop: Shop, over: Partial<BillCheckDoc> = {}): BillCheckDoc {
  const { mchid = MCHID, day = DAY } = over
  const sums = { payments: 0, paidFen: 0, refunds: 0, refundedFen: 0, differences: 0, progress: null }
  const check = {
    ...planned(shop),
    _id: billCheckIdOf(mchid, day),
    kind: 'bill' as const,
    mchid,
    ...sums,
    ...over,
  }
  shop.given({ checks: [check] })
  return check
}

export function givenAudit(shop: Shop, over: Partial<AuditCheckDoc> = {}): AuditCheckDoc {
  const { brandId = 'shanze', day = DAY } = over
  const found = { broken: [], liability: null, progress: null }
  const check = {
    ...planned(shop),
    _id: auditCheckIdOf(brandId, day),
    kind: 'audit' as const,
    ...found,
    ...over,
  }
  shop.given({ checks: [check] })
  return check
}

export const checkOf = <D = BillCheckDoc>(shop: Shop, { _id }: { _id: string }): D =>
  shop.one<D>('checks', _id)
export const differencesOf = (shop: Shop) => shop.all<DifferenceDoc>('reconDiffs')
export const inboxOf = (shop: Shop) => shop.all<InboxDoc>('inbox')

/** Paid at WeChat Pay, and its notice never arrives. */
export async function paidUnnoticed(shop: Shop, by: Someone, amountFen: number) {
  shop.payments.nextNotice('lost')
  const paid = await shop.paid(by, amountFen)
  shop.payments.nextNotice('normal')
  return paid
}

/** Refunded at WeChat Pay by hand, and its notice never arrives. */
export async function refundedUnnoticed(
  shop: Shop,
  outTradeNo: string,
  refundFen: number,
  outRefundNo = 'P-1',
) {
  shop.payments.nextNotice('lost')
  await shop.payments.refund({ mchid: MCHID, outTradeNo, refundFen, outRefundNo, by: 'platform' })
  await shop.payments.notices.idle()
  shop.payments.nextNotice('normal')
}

/** The morning after, when the day's bill is there. */
export const nextMorning = (shop: Shop) => shop.pass(DAY_MS)

/** WeChat Pay answers nothing until `speak`. */
export function silence(shop: Shop): { speak(): void } {
  const line = wechatPayOf(shop.one<MerchantDoc>('merchants', MCHID))
  const spies = (['tradeBill', 'queryByOutTradeNo', 'queryRefund'] as const).map(question =>
    jest.spyOn(line, question).mockResolvedValue({ ok: false, reason: 'unanswered', message: 'no answer' }),
  )
  return {
    speak: () => {
      for (const spy of spies) spy.mockRestore()
    },
  }
}

export function givenDifference(shop: Shop, over: Partial<DifferenceDoc>): DifferenceDoc {
  const { kind = 'payment-missing-here', outTradeNo = 'T1', refundNo = '' } = over
  const difference: DifferenceDoc = {
    _id: differenceIdOf(MCHID, DAY, kind, refundNo || outTradeNo),
    kind,
    outTradeNo,
    refundNo,
    transactionId: '',
    billFen: null,
    ourFen: null,
    brandId: 'shanze',
    mchid: MCHID,
    day: DAY,
    orderId: `${MCHID}:${outTradeNo}`,
    state: 'open',
    note: '',
    at: shop.now(),
    healedAt: 0,
    tries: 0,
    dueAt: shop.now(),
    ...over,
  }
  shop.given({ reconDiffs: [difference] })
  return difference
}

/** A till announced 50.00 and 68.00 was paid: the statement fits no order. */
export async function amountDiffers(shop: Shop) {
  shop.payments.nextNotice('lost')
  const paid = await shop.paid(PEOPLE.lin, 6800)
  shop.payments.nextNotice('normal')
  const line = { name: '白茶', qty: 1, fen: 5000 }
  const blank = {
    storeId: 'shanze:yunqi',
    memberId: '',
    description: '',
    lines: [line],
    commandId: '',
    inputHash: '',
  }
  const facts = {
    paid: null,
    refunds: [],
    closed: null,
    settledVersion: 0,
    grant: null,
    keptPoints: 0,
    gifts: [],
  }
  const named = {
    _id: paid.orderId,
    brandId: 'shanze',
    mchid: MCHID,
    outTradeNo: paid.outTradeNo,
    source: 'till',
  }
  const at = { createdAt: shop.now(), dueAt: NEVER, tries: 0, version: 1, amountFen: 5000 }
  shop.given({ orders: [{ ...named, ...blank, ...facts, ...at }] })
  const notice = shop.payments.notices.list().find(({ outTradeNo }) => outTradeNo === paid.outTradeNo)
  await shop.payments.notices.redeliver(notice?.id ?? '')
  return paid
}
