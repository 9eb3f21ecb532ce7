import type { RawAnswer } from './api/answer'
import type { RawRequest } from './api/request'
import type { Clock } from './clock'
import type { SigningMode } from './notices/compose'
import type { Deliver } from './notices/deliver'
import type { Envelope } from './notices/flaws'
import type { ForgedContent } from './notices/forge-notice'
import type { Attempt, Notice, NoticeBehaviour, NoticeKind } from './notices/notice'
import type { HandRefund } from './orders/refund-by-hand'
import type { TillPayment } from './orders/take-at-till'
import type { Refund, RefundOutcome, Transaction } from './orders/transaction'
import type { SimMerchant } from './platform'
import type { RecordsSnapshot } from './store/records'

export interface WechatPayOptions {
  clock: Clock
  merchants: SimMerchant[]
  /** Keys, transactions and waiting notices survive a restart here; in memory when absent. */
  dataDir?: string
  /** Keeps the keys apart from the data, so that many short runs share them. */
  keysDir?: string
  /** Length of the keys that are made; 2048 when absent. Shorter ones only make a simulation faster. */
  keyBits?: number
  /** Begins with what another run kept. */
  records?: RecordsSnapshot
  /** How notices travel; over HTTP when absent. */
  deliver?: Deliver
  /** How many times longer than outside the answer to a notice is waited for; 1 when absent. */
  patience?: number
  /** Where the API is mounted, for the addresses it hands out (bill downloads). */
  mountPath?: string
}

/** What a merchant gets from the platform, once, by hand. */
export interface Credentials {
  mchid: string
  serialNo: string
  privateKeyPem: string
  apiV3Key: string
  publicKeyId: string
  publicKeyPem: string
}

export interface WechatPaySim {
  /** APIv3 and the cashier page; `path` with its query exactly as sent, without the mount prefix. */
  handle(request: RawRequest): Promise<RawAnswer>
  credentials(mchid: string): Credentials
  till: { pay(payment: TillPayment): Promise<Transaction> }
  cashier: {
    pay(prepayId: string, openid: string): Promise<Transaction>
    /** The customer closes the sheet: nothing changes at WeChat Pay. */
    cancel(prepayId: string): void
  }
  /** A refund that is decided at once, by the merchant's API or by hand on the merchant platform. */
  refund(refund: HandRefund): Promise<Refund>
  /** What the next refunds asked for over the API will end in. */
  nextRefund(outcome: RefundOutcome, count?: number): void
  /** How the following notices behave; `normal` also forgets what was set before. */
  nextNotice(behaviour: NoticeBehaviour, count?: number): void
  /** A genuinely signed notice with any content, not sent. */
  forgeNotice(kind: NoticeKind, overrides: ForgedContent): Envelope & { id: string }
  notices: {
    list(): Notice[]
    redeliver(id: string): Promise<Attempt>
    /** Resolves once no delivery is under way. */
    idle(): Promise<void>
    /** With which key this merchant's notices are signed from now on. */
    signWith(mchid: string, mode: SigningMode): void
  }
  transactions: { list(): Transaction[] }
  /** The day's trade bill as it would be downloaded, or null when nothing happened. */
  bills: { trade(mchid: string, day: string): string | null }
  /**
   * Orders, refunds and notices of this moment, for a run to begin with; not what was set for notices to
   * come.
   */
  snapshot(): RecordsSnapshot
  stop(): Promise<void>
}
