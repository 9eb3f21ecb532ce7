import type { OrderDoc } from '@shared/domain/order/types'
import { MCHID, openidOfPersona } from '../demo'
import type { Stack } from '../stack'
import { type Line, linesOf } from './menu'
import type { NoticeMode, TillView } from './view'

/** The order now on the counter. */
interface OnCounter {
  no: number
  lines: (Line & { refunded: boolean })[]
  outTradeNo: string
  refundedFen: number
}

const FIRST_NO = 3081

export interface Till {
  view(): TillView
  /** The customer pays; gives the page WeChat opens for the order. */
  take(customer: string, notice: NoticeMode): Promise<string>
  next(): void
  refund(part: boolean, notice: NoticeMode): Promise<void>
  /** Ids of the orders taken since opening. */
  taken(): string[]
  /** Begins again with the first order. */
  reopen(): void
}

/** The brand's own till: a system outside of ours that only talks to WeChat Pay. */
export function openTill({ cloud, pay }: Stack): Till {
  let count = 0
  let order = newOrder(count)
  let taken: string[] = []
  const orderId = () => `${MCHID}:${order.outTradeNo}`
  const stored = () =>
    order.outTradeNo ? (cloud.data.get('orders', orderId()) as unknown as OrderDoc | undefined) : undefined
  return {
    view: () => viewOf(order, stored()),
    taken: () => taken,
    reopen: () => {
      count = 0
      order = newOrder(count)
      taken = []
    },
    take: async (customer, notice) => {
      const { outTradeNo, transactionId } = await pay.take({
        openid: openidOfPersona(customer),
        amountFen: totalOf(order),
        store: 'yunqi',
        description: order.lines.map(line => line.name).join('、'),
        notice,
      })
      order = { ...order, outTradeNo }
      taken = [...taken, orderId()]
      const query = { merchant_id: MCHID, merchant_trade_no: outTradeNo, transaction_id: transactionId }
      return `/pages/landing/index?${new URLSearchParams(query)}`
    },
    next: () => {
      count += 1
      order = newOrder(count)
    },
    refund: async (part, notice) => {
      const lines = part
        ? [partOf(order)].filter(line => line !== null)
        : order.lines.filter(line => !line.refunded)
      const fen = lines.reduce((sum, line) => sum + line.fen, 0)
      if (!order.outTradeNo || fen === 0) return
      // 乱序 holds the payment's notice back until this one has overtaken it.
      await pay.refund({
        outTradeNo: order.outTradeNo,
        fen,
        notice: notice === 'reordered' ? 'normal' : notice,
      })
      order = {
        ...order,
        refundedFen: order.refundedFen + fen,
        lines: order.lines.map(line => (lines.includes(line) ? { ...line, refunded: true } : line)),
      }
    },
  }
}

const newOrder = (count: number): OnCounter => ({
  no: FIRST_NO + count,
  lines: linesOf(count).map(line => ({ ...line, refunded: false })),
  outTradeNo: '',
  refundedFen: 0,
})

const totalOf = ({ lines }: OnCounter) => lines.reduce((sum, line) => sum + line.fen, 0)

/** The line 退一部分 gives back: the last one left, while another stays paid. */
function partOf({ lines }: OnCounter) {
  const left = lines.filter(line => !line.refunded)
  return left.length > 1 ? (left.at(-1) ?? null) : null
}

function viewOf(order: OnCounter, stored: OrderDoc | undefined): TillView {
  const part = partOf(order)
  return {
    no: String(order.no),
    lines: order.lines,
    totalFen: totalOf(order),
    refundedFen: order.refundedFen,
    state: stateOf(order, stored),
    part: part && { name: part.name, fen: part.fen },
  }
}

function stateOf(
  { outTradeNo, refundedFen, ...order }: OnCounter,
  stored: OrderDoc | undefined,
): TillView['state'] {
  if (!outTradeNo) return 'open'
  if (refundedFen > 0)
    return refundedFen >= totalOf({ outTradeNo, refundedFen, ...order }) ? 'refunded' : 'refunding'
  return stored?.paid && stored.settledV === stored.v ? 'verified' : 'waiting'
}
