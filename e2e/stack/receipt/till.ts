import { createHmac } from 'node:crypto'
import type { OrderDoc } from '@shared/domain/order/types'
import { tillKeyOf } from '../../../local/demo'
import type { TestStack } from '../harness'

export interface Sent {
  status: number
  body: { orderId?: string; code?: string; lines?: string; message?: string }
}

export const receipt = (over: object = {}) => ({
  kind: 'receipt',
  receiptNo: 'A0001',
  amountFen: 6800,
  paidBy: 'cash',
  soldAt: Date.parse('2026-11-22T10:20:00+08:00'),
  ...over,
})

/** A till as a foreign maker would write it: the documented headers, HMAC over the documented lines. */
export async function sendTicket(
  { stack }: TestStack,
  ticket: object,
  {
    store = 'yunqi',
    key = tillKeyOf(store),
    offMs = 0,
    body = JSON.stringify(ticket),
    sentBody = body,
  }: { store?: string; key?: string; offMs?: number; body?: string; sentBody?: string } = {},
): Promise<Sent> {
  const storeId = `shanze:${store}`
  const timestamp = String(Math.floor((stack.clock.now() + offMs) / 1000))
  const nonce = `nonce-${Math.random().toString(36).slice(2)}`
  const message = ['POST', '/till/tickets', storeId, timestamp, nonce, body, ''].join('\n')
  const answer = await fetch(`${stack.url}/http/till/tickets`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-till-store': storeId,
      'x-till-timestamp': timestamp,
      'x-till-nonce': nonce,
      'x-till-signature': createHmac('sha256', Buffer.from(key, 'base64')).update(message).digest('base64'),
    },
    body: sentBody,
  })
  return { status: answer.status, body: (await answer.json()) as Sent['body'] }
}

/** The code a till prints after a sale. */
export async function printedCode(stack: TestStack, over: object = {}): Promise<string> {
  const { status, body } = await sendTicket(stack, receipt(over))
  if (status !== 200 || !body.code) throw new Error(`the till was answered ${status}`)
  return body.code
}

export const orderOf = (stack: TestStack, id = 'rcpt:shanze:yunqi:A1') =>
  stack.stack.cloud.data.get('orders', id) as unknown as OrderDoc | null
