import type { RawAnswer } from './api/answer'
import { answerApi } from './api/answer'
import type { RawRequest } from './api/request'
import { tradeBill } from './bills/trade-bill'
import { answerCashier, isForCashier } from './cashier/answer'
import { type Clock, untilStopped } from './clock'
import { type KeyRing, openKeyRing } from './keys/key-ring'
import { type Deliver, deliverByHttp, statusOf } from './notices/carry'
import { compose, type SigningMode } from './notices/compose'
import { type CraftOverrides, craft } from './notices/craft'
import type { Envelope } from './notices/flaws'
import type { Attempt, Notice, NoticeBehaviour, NoticeKind } from './notices/notice'
import { type Carry, PostOffice } from './notices/post-office'
import { payableOrder, payPrepaid } from './orders/pay-order'
import { type HandRefund, refundByHand } from './orders/refund-by-hand'
import { resumeRefunds } from './orders/refund-order'
import { type TillPayment, takeAtTill } from './orders/take-at-till'
import type { Prepay, Refund, RefundOutcome, Transaction } from './orders/transaction'
import { keysOf, type Platform, type SimMerchant } from './platform'
import { openStore } from './store/records'

export type { SigningMode } from './notices/compose'
export type { CraftOverrides } from './notices/craft'
export type { Envelope, NoticeFlaw } from './notices/flaws'
export {
  type Attempt,
  NOTICE_BEHAVIOURS,
  type Notice,
  type NoticeBehaviour,
  type NoticeKind,
} from './notices/notice'
export type { TillPayment } from './orders/take-at-till'
export type {
  GoodsLine,
  Payment,
  Refund,
  RefundOutcome,
  RefundState,
  Transaction,
} from './orders/transaction'
export type { SimMerchant } from './platform'
export { WechatPayError } from './refusal'

export interface WechatPayOptions {
  clock: Clock
  merchants: SimMerchant[]
  /** Keys, transactions and waiting notices survive a restart here; in memory when absent. */
  dataDir?: string
  /** Keeps the keys apart from the data, so that many short runs share them. */
  keysDir?: string
  /** How notices travel; over HTTP when absent. */
  deliver?: Deliver
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
  craft(kind: NoticeKind, overrides: CraftOverrides): Envelope & { id: string }
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
  stop(): Promise<void>
}

/** WeChat Pay on one machine: real keys, real signatures, the documented rules. */
export function startWechatPay(options: WechatPayOptions): WechatPaySim {
  const { merchants, dataDir, mountPath = '/pay' } = options
  const clock = untilStopped(options.clock)
  const store = openStore(dataDir)
  const mchids = merchants.map(({ mchid }) => mchid)
  const keys = openKeyRing(mchids, clock.now(), options.keysDir ?? dataDir)
  const signingModes = new Map<string, SigningMode>()
  const carry = carrier(options, keys, signingModes)
  const platform: Platform = {
    clock,
    merchants: new Map(merchants.map(merchant => [merchant.mchid, merchant])),
    keys,
    transactions: store.records<Transaction>('transactions'),
    prepays: store.records<Prepay>('prepays'),
    post: new PostOffice(clock, store.records<Notice>('notices'), carry),
    signingModes,
    downloads: new Map(),
    refundOutcomes: [],
  }
  resumeRefunds(platform)
  platform.post.resume()
  return {
    handle: request =>
      isForCashier(request) ? answerCashier(platform, request) : answerApi(platform, request, mountPath),
    ...people(platform),
    ...post(platform),
    credentials: mchid => credentialsOf(platform, mchid),
    transactions: { list: () => platform.transactions.all().sort((a, b) => a.createdAt - b.createdAt) },
    bills: {
      trade: (mchid, day) =>
        tradeBill(
          platform.transactions.all().filter(one => one.mchid === mchid),
          day,
        ),
    },
    async stop() {
      clock.stop()
      await platform.post.idle()
      await store.close()
    },
  }
}

function people(platform: Platform): Pick<WechatPaySim, 'till' | 'cashier' | 'refund' | 'nextRefund'> {
  return {
    till: { pay: payment => takeAtTill(platform, payment) },
    cashier: {
      pay: (prepayId, openid) => payPrepaid(platform, prepayId, openid),
      cancel: prepayId => void payableOrder(platform, prepayId),
    },
    refund: asked => refundByHand(platform, asked),
    nextRefund: (outcome, count = 1) => {
      platform.refundOutcomes.push(...Array.from({ length: count }, () => outcome))
    },
  }
}

function post(platform: Platform): Pick<WechatPaySim, 'nextNotice' | 'craft' | 'notices'> {
  return {
    nextNotice: (behaviour, count = 1) => {
      if (behaviour === 'normal') platform.post.behaveNormally()
      else platform.post.next(behaviour, count)
    },
    craft: (kind, overrides) => craft(platform, kind, overrides),
    notices: {
      list: () => platform.post.list(),
      redeliver: id => platform.post.redeliver(id),
      idle: () => platform.post.idle(),
      signWith: (mchid, mode) => void platform.signingModes.set(mchid, mode),
    },
  }
}

/** Composes each attempt anew (its time is signed) and brings it to its address. */
function carrier(
  { clock, deliver = deliverByHttp }: WechatPayOptions,
  keys: KeyRing,
  modes: Map<string, SigningMode>,
): Carry {
  return async (notice, flaw) => {
    const merchant = keys.merchants[notice.mchid]
    if (!merchant) throw new Error(`no keys for ${notice.mchid}`)
    const at = clock.now()
    const startedAt = performance.now()
    const mode = modes.get(notice.mchid) ?? 'public-key'
    const envelope = compose(notice, merchant, keys, { atMs: at, mode, flaw })
    const status = await statusOf(deliver, notice.url, envelope)
    return { at, flaw, status, tookMs: Math.round(performance.now() - startedAt) }
  }
}

function credentialsOf(platform: Platform, mchid: string): Credentials {
  const { serialNo, own, apiV3Key, publicKeyId, wechatPay } = keysOf(platform, mchid)
  return {
    mchid,
    serialNo,
    privateKeyPem: own.privateKeyPem,
    apiV3Key,
    publicKeyId,
    publicKeyPem: wechatPay.publicKeyPem,
  }
}
