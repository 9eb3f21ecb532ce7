import type { BillDownload } from './api/trade-bill'
import type { Clock } from './clock'
import type { KeyRing, MerchantKeys } from './keys/key-ring'
import type { SigningMode } from './notices/compose'
import type { NoticeQueue } from './notices/notice-queue'
import type { Prepay, RefundOutcome, Transaction } from './orders/transaction'
import { WechatPayError } from './refusal'
import type { Records } from './store/records'

/** A merchant number, as the platform knows it. */
export interface SimMerchant {
  mchid: string
  /** Apps bound to this number. */
  appids: string[]
  /** Shown on the cashier page. */
  name: string
  /** Where notices go that no API call gave an address for: till payments, and refunds made by hand. */
  notifyUrl?: string
}

/** Everything WeChat Pay's side shares: its clock, its merchants and keys, its books, its outgoing post. */
export interface Platform {
  clock: Clock
  merchants: Map<string, SimMerchant>
  keys: KeyRing
  transactions: Records<Transaction>
  prepays: Records<Prepay>
  notices: NoticeQueue
  /** With which key each merchant is addressed; public key unless set. */
  signingModes: Map<string, SigningMode>
  /** Bills laid out for download, by token. */
  downloads: Map<string, BillDownload>
  /** What the next refunds will end in. */
  refundOutcomes: RefundOutcome[]
}

export function merchantOf(platform: Platform, mchid: string): SimMerchant {
  const merchant = platform.merchants.get(mchid)
  if (!merchant) throw new WechatPayError(400, 'MCH_NOT_EXISTS', `商户号 ${mchid} 不存在`)
  return merchant
}

export function keysOf(platform: Platform, mchid: string): MerchantKeys {
  const keys = platform.keys.merchants[mchid]
  if (!keys) throw new WechatPayError(400, 'MCH_NOT_EXISTS', `商户号 ${mchid} 不存在`)
  return keys
}
