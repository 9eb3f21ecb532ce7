import { answerApi } from './api/answer'
import { tradeBill } from './bills/trade-bill'
import { answerCashier, isForCashier } from './cashier/answer'
import { untilStopped } from './clock'
import { openKeyRing } from './keys/key-ring'
import type { SigningMode } from './notices/compose'
import { attemptDelivery, deliverByHttp } from './notices/deliver'
import { forgeNotice } from './notices/forge-notice'
import type { Notice } from './notices/notice'
import { NoticeQueue } from './notices/notice-queue'
import { ANSWER_LIMIT_MS } from './notices/retry-schedule'
import { payableOrder, payPrepaid } from './orders/pay-order'
import { refundByHand } from './orders/refund-by-hand'
import { resumeRefunds } from './orders/refund-order'
import { takeAtTill } from './orders/take-at-till'
import type { Prepay, Transaction } from './orders/transaction'
import { keysOf, type Platform } from './platform'
import type { Credentials, WechatPayOptions, WechatPaySim } from './sim'
import { openStore } from './store/records'

export type { Envelope, NoticeFlaw } from './notices/flaws'
export type { ForgedContent } from './notices/forge-notice'
export type { NoticeKind } from './notices/notice'
export type { RefundOutcome } from './orders/transaction'
export type { Credentials, WechatPayOptions, WechatPaySim } from './sim'
export type { RecordsSnapshot } from './store/records'

/** WeChat Pay on one machine: real keys, real signatures, the documented rules. */
export function startWechatPay(options: WechatPayOptions): WechatPaySim {
  const { merchants, dataDir, mountPath = '/pay', patience = 1 } = options
  const clock = untilStopped(options.clock)
  const store = openStore(dataDir, options.records)
  const mchids = merchants.map(({ mchid }) => mchid)
  const keys = openKeyRing(mchids, clock.now(), options.keysDir ?? dataDir, options.keyBits)
  const signingModes = new Map<string, SigningMode>()
  const answerLimitMs = ANSWER_LIMIT_MS * patience
  const deliver = options.deliver ?? deliverByHttp(answerLimitMs)
  const carry = attemptDelivery({ clock, deliver, answerLimitMs, keys, modes: signingModes })
  const platform: Platform = {
    clock,
    merchants: new Map(merchants.map(merchant => [merchant.mchid, merchant])),
    keys,
    transactions: store.records<Transaction>('transactions'),
    prepays: store.records<Prepay>('prepays'),
    notices: new NoticeQueue(clock, store.records<Notice>('notices'), carry),
    signingModes,
    downloads: new Map(),
    refundOutcomes: [],
  }
  resumeRefunds(platform)
  platform.notices.resume()
  return {
    handle: request =>
      isForCashier(request) ? answerCashier(platform, request) : answerApi(platform, request, mountPath),
    ...peopleApi(platform),
    ...noticesApi(platform),
    credentials: mchid => credentialsOf(platform, mchid),
    transactions: { list: () => platform.transactions.all().sort((a, b) => a.createdAt - b.createdAt) },
    bills: {
      trade: (mchid, day) =>
        tradeBill(
          platform.transactions.all().filter(one => one.mchid === mchid),
          day,
        ),
    },
    snapshot: () => store.snapshot(),
    async stop() {
      clock.stop()
      await platform.notices.idle()
      await store.close()
    },
  }
}

function peopleApi(platform: Platform): Pick<WechatPaySim, 'till' | 'cashier' | 'refund' | 'nextRefund'> {
  return {
    till: { pay: payment => takeAtTill(platform, payment) },
    cashier: {
      pay: (prepayId, openid) => payPrepaid(platform, prepayId, openid),
      cancel: prepayId => void payableOrder(platform, prepayId),
    },
    refund: request => refundByHand(platform, request),
    nextRefund: (outcome, count = 1) => {
      platform.refundOutcomes.push(...Array.from({ length: count }, () => outcome))
    },
  }
}

function noticesApi(platform: Platform): Pick<WechatPaySim, 'nextNotice' | 'forgeNotice' | 'notices'> {
  return {
    nextNotice: (behaviour, count = 1) => {
      if (behaviour === 'normal') platform.notices.behaveNormally()
      else platform.notices.next(behaviour, count)
    },
    forgeNotice: (kind, overrides) => forgeNotice(platform, kind, overrides),
    notices: {
      list: () => platform.notices.list(),
      redeliver: id => platform.notices.redeliver(id),
      idle: () => platform.notices.idle(),
      signWith: (mchid, mode) => void platform.signingModes.set(mchid, mode),
    },
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
