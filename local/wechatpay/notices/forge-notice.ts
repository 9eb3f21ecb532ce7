import { beijingTime } from '../beijing-time'
import { transactionKey } from '../orders/transaction'
import { refundNoticeWords, transactionWords } from '../orders/wording'
import { keysOf, merchantOf, type Platform } from '../platform'
import { randomDigits, randomUuid, randomWord } from '../random-id'
import { compose, type SigningMode } from './compose'
import type { Envelope, NoticeFlaw } from './flaws'
import type { NoticeKind } from './notice'

export interface ForgedContent {
  /** The merchant it is addressed to: whose keys sign and encrypt it. */
  to: string
  /**
   * Laid over the plaintext; `amount` and `payer` are merged. `out_trade_no` of a known order starts from
   * that order.
   */
  content?: Record<string, unknown>
  eventType?: string
  id?: string
  flaw?: NoticeFlaw
  signedWith?: SigningMode
}

/** A notice genuinely signed for one merchant, saying whatever a test wants it to say. It is not sent. */
export function forgeNotice(
  platform: Platform,
  kind: NoticeKind,
  overrides: ForgedContent,
): Envelope & { id: string } {
  const { to, content = {}, flaw = 'none', signedWith = 'public-key' } = overrides
  const id = overrides.id ?? randomUuid()
  const now = platform.clock.now()
  const notice = {
    id,
    createdAt: now,
    kind,
    eventType: overrides.eventType ?? (kind === 'payment' ? 'TRANSACTION.SUCCESS' : 'REFUND.SUCCESS'),
    content: laidOver(plausible(platform, kind, to, content.out_trade_no), content),
  }
  return {
    id,
    ...compose(notice, keysOf(platform, to), platform.keys, { atMs: now, mode: signedWith, flaw }),
  }
}

function laidOver(base: Record<string, unknown>, over: Record<string, unknown>): Record<string, unknown> {
  const merged = { ...base, ...over }
  for (const part of ['amount', 'payer'])
    if (isObject(base[part]) && isObject(over[part])) merged[part] = { ...base[part], ...over[part] }
  return merged
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** The truth about a known order, or an invented one. */
function plausible(
  platform: Platform,
  kind: NoticeKind,
  mchid: string,
  outTradeNo: unknown,
): Record<string, unknown> {
  const known =
    typeof outTradeNo === 'string' ? platform.transactions.get(transactionKey(mchid, outTradeNo)) : undefined
  const refund = known?.refunds.at(-1)
  if (kind === 'payment' && known?.paid) return transactionWords(known, platform.clock.now())
  if (known?.paid && refund) return refundNoticeWords(known, known.paid, refund)
  const transactionId = `420000${randomDigits(22)}`
  const time = beijingTime(platform.clock.now())
  if (kind === 'payment')
    return {
      mchid,
      appid: known?.appid ?? merchantOf(platform, mchid).appids[0],
      out_trade_no: known?.outTradeNo ?? `C${randomDigits(20)}`,
      transaction_id: transactionId,
      trade_type: known?.tradeType ?? 'JSAPI',
      trade_state: 'SUCCESS',
      trade_state_desc: '支付成功',
      bank_type: 'OTHERS',
      attach: known?.attach ?? '',
      success_time: time,
      payer: { openid: known?.openid ?? `o${randomWord(27)}` },
      amount: {
        total: known?.totalFen ?? 100,
        payer_total: known?.totalFen ?? 100,
        currency: 'CNY',
        payer_currency: 'CNY',
      },
    }
  const totalFen = known?.totalFen ?? 100
  return {
    mchid,
    out_trade_no: known?.outTradeNo ?? `C${randomDigits(20)}`,
    transaction_id: known?.paid?.transactionId ?? transactionId,
    out_refund_no: `R${randomDigits(20)}`,
    refund_id: `503${randomDigits(25)}`,
    refund_status: 'SUCCESS',
    success_time: time,
    user_received_account: '支付用户零钱',
    amount: { total: totalFen, refund: totalFen, payer_total: totalFen, payer_refund: totalFen },
  }
}
