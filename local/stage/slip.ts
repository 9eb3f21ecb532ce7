import { createHmac, randomBytes } from 'node:crypto'
import qrcode from 'qrcode-generator'
import { storeIdByCode, tillKeyOf } from '../demo'
import type { Stack } from '../stack'
import type { Line } from './menu'

/** What the brand has registered at WeChat for 扫普通链接二维码打开小程序: links that begin so open the receipt page. */
const LINK = 'https://qr.shanze.example/r?code='
const STORE = 'yunqi'

/** A receipt as it came out of the printer. */
export interface Slip {
  orderId: string
  receiptNo: string
  /** What its code says. */
  address: string
}

/** A cash sale: the till signs it, sends it as docs/tills.md says, and prints the code it is given. */
export async function printSlip({ url, clock }: Stack, no: string, lines: readonly Line[]): Promise<Slip> {
  const soldAt = clock.now()
  // A kept data directory outlives this till's counting.
  const receiptNo = `A${no}-${Math.floor(soldAt / 1000).toString(36)}`
  const body = JSON.stringify({
    kind: 'receipt',
    receiptNo,
    amountFen: lines.reduce((sum, { fen }) => sum + fen, 0),
    paidBy: 'cash',
    soldAt,
    lines: lines.map(({ name, fen }) => ({ name, qty: 1, fen })),
  })
  const answer = await fetch(`${url}/http/till/tickets`, {
    method: 'POST',
    headers: headersOf(body, soldAt),
    body,
  })
  const { orderId, code } = (await answer.json()) as { orderId?: string; code?: string }
  if (!orderId || !code) throw new Error(`the till's ticket was answered ${answer.status}`)
  return { orderId, receiptNo, address: LINK + code }
}

function headersOf(body: string, at: number): Record<string, string> {
  const storeId = storeIdByCode(STORE)
  const timestamp = String(Math.floor(at / 1000))
  const nonce = randomBytes(12).toString('hex')
  const message = ['POST', '/till/tickets', storeId, timestamp, nonce, body, ''].join('\n')
  const key = Buffer.from(tillKeyOf(STORE), 'base64')
  return {
    'content-type': 'application/json',
    'x-till-store': storeId,
    'x-till-timestamp': timestamp,
    'x-till-nonce': nonce,
    'x-till-signature': createHmac('sha256', key).update(message).digest('base64'),
  }
}

/** The page WeChat opens when its camera reads the slip. */
export const pageOfSlip = ({ address }: Slip) => `/member/receipt/index?q=${encodeURIComponent(address)}`

/** The code as the path of a drawing, one unit a module, with how many modules it is wide. */
export function drawingOf(text: string): { path: string; size: number } {
  const code = qrcode(0, 'M')
  code.addData(text)
  code.make()
  const size = code.getModuleCount()
  const places = Array.from({ length: size * size }, (_, i) => [Math.floor(i / size), i % size] as const)
  const dark = places.filter(([row, column]) => code.isDark(row, column))
  return { path: dark.map(([row, column]) => `M${column} ${row}h1v1h-1z`).join(''), size }
}
