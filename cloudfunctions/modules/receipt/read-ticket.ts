import { payableFen } from '@shared/contract/fields'
import { DAY_MS } from '@shared/domain/calendar/units'
import { PAY_NUMBER } from '@shared/domain/limits'
import { PAID_BY, type Ticket } from '@shared/domain/receipt/types'
import * as v from 'valibot'

const AHEAD_MS = 300_000

const Lines = v.optional(
  v.pipe(
    v.array(
      v.strictObject({
        name: v.pipe(v.string(), v.minLength(1), v.maxLength(60)),
        productId: v.optional(v.pipe(v.string(), v.maxLength(128), v.regex(/^[\w:-]+$/))),
        qty: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9999)),
        fen: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
      }),
    ),
    v.maxLength(100),
  ),
  [],
)
const Receipt = v.strictObject({
  kind: v.literal('receipt'),
  receiptNo: v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]{1,24}$/)),
  amountFen: payableFen,
  paidBy: v.picklist(PAID_BY),
  soldAt: v.pipe(v.number(), v.safeInteger()),
  lines: Lines,
})
const Basket = v.strictObject({
  kind: v.literal('basket'),
  mchid: v.pipe(v.string(), v.regex(/^\d{8,12}$/)),
  outTradeNo: v.pipe(v.string(), v.regex(PAY_NUMBER.order)),
  amountFen: payableFen,
  lines: Lines,
})

/**
 * The ticket in these bytes, or null: unknown fields are refused, and so is a sale of the future or one too
 * old to be claimed.
 */
export function readTicket(body: Buffer, now: number, claimDays: number): Ticket | null {
  const parsed = v.safeParse(v.variant('kind', [Receipt, Basket]), jsonOf(body))
  if (!parsed.success) return null
  const ticket = parsed.output
  if (ticket.kind === 'basket') return { ...ticket, lines: linesOf(ticket.lines) }
  const age = now - ticket.soldAt
  if (age < -AHEAD_MS || age > (claimDays + 1) * DAY_MS) return null
  return { ...ticket, lines: linesOf(ticket.lines) }
}

/** An absent product id stays absent. */
const linesOf = (
  lines: readonly { name: string; productId?: string | undefined; qty: number; fen: number }[],
) => lines.map(({ productId, ...line }) => (productId === undefined ? line : { ...line, productId }))

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return null
  }
}
