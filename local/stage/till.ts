import { refundedFenOf } from '@shared/domain/order/refunded'
import { stateOf as stateOfOrder } from '@shared/domain/order/state-of'
import type { OrderDoc } from '@shared/domain/order/types'
import { MCHID, openidOfPersona } from '../demo'
import type { Stack } from '../stack'
import { type Line, linesOf } from './menu'
import { drawingOf, pageOfSlip, printSlip, type Slip } from './slip'
import type { NoticeMode, TillView } from './view'

/** The order now on the counter. */
interface OnCounter {
  no: number
  lines: (Line & { refunded: boolean })[]
  /** '' until it is paid with WeChat. */
  outTradeNo: string
  /** Of a cash sale. */
  slip: Slip | null
  refundedFen: number
}

const FIRST_NO = 3081

export interface Till {
  view(): TillView
  /** The customer pays; gives the page WeChat opens for the order. */
  take(customer: string, notice: NoticeMode): Promise<string>
  /** The customer pays cash; a slip with a code comes out. */
  print(): Promise<void>
  /** The page WeChat opens for who scans the slip, null when none was printed. */
  scan(): string | null
  next(): void
  refund(part: boolean, notice: NoticeMode): Promise<void>
  /** Ids of the orders taken since opening. */
  orderIds(): string[]
  /** Begins again with the first order. */
  reopen(): void
}

/** The brand's own till: a system outside of ours that talks to WeChat Pay and reports its cash sales. */
export function openTill(stack: Stack): Till {
  const { cloud, pay } = stack
  let orderCount = 0
  let order = newOrder(orderCount)
  let orderIds: string[] = []
  const orderId = () => order.slip?.orderId ?? (order.outTradeNo && `${MCHID}:${order.outTradeNo}`)
  const stored = () =>
    orderId() ? (cloud.data.get('orders', orderId()) as unknown as OrderDoc | undefined) : undefined
  return {
    view: () => viewOf(order, stored()),
    orderIds: () => orderIds,
    reopen: () => {
      orderCount = 0
      order = newOrder(orderCount)
      orderIds = []
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
      orderIds = [...orderIds, orderId()]
      const query = { merchant_id: MCHID, merchant_trade_no: outTradeNo, transaction_id: transactionId }
      return `/pages/landing/index?${new URLSearchParams(query)}`
    },
    print: async () => {
      order = { ...order, slip: await printSlip(stack, String(order.no), order.lines) }
    },
    scan: () => order.slip && pageOfSlip(order.slip),
    next: () => {
      orderCount += 1
      order = newOrder(orderCount)
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

const newOrder = (orderCount: number): OnCounter => ({
  no: FIRST_NO + orderCount,
  lines: linesOf(orderCount).map(line => ({ ...line, refunded: false })),
  outTradeNo: '',
  slip: null,
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
  const { slip } = order
  return {
    no: String(order.no),
    lines: order.lines,
    totalFen: totalOf(order),
    refundedFen: slip && stored ? refundedFenOf(stored, 'total') : order.refundedFen,
    state: slip ? slipStateOf(stored) : stateOf(order, stored),
    part: part && { name: part.name, fen: part.fen },
    slip: slip && { no: slip.receiptNo, address: slip.address, drawing: drawingOf(slip.address) },
  }
}

/** A cash sale is given back on the clerk's phone; the till only shows it. */
function slipStateOf(stored: OrderDoc | undefined): TillView['state'] {
  if (!stored) return 'printed'
  const shown = stateOfOrder(stored)
  if (shown === 'refunded') return 'refunded'
  if (shown === 'partly-refunded') return 'refunding'
  return stored.memberId === '' ? 'printed' : 'claimed'
}

function stateOf(
  { outTradeNo, refundedFen, ...order }: OnCounter,
  stored: OrderDoc | undefined,
): TillView['state'] {
  if (!outTradeNo) return 'open'
  if (refundedFen > 0)
    return refundedFen >= totalOf({ outTradeNo, refundedFen, ...order }) ? 'refunded' : 'refunding'
  return stored?.paid && stored.settledVersion === stored.version ? 'verified' : 'waiting'
}
