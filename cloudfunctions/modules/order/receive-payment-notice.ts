import { httpText } from '@shared/text/machines'
import { now } from '../../platform/clock'
import type { HttpAnswer, HttpHandler } from '../../platform/http-exchange'
import { log } from '../../platform/log'
import { merchantByMchid, wechatPayOf } from '../../platform/settings'
import type { Notice, NoticeRefusal } from '../../platform/wechatpay'
import type { FactAdded } from '../order-facts/add-fact'
import { fileInInbox } from '../payment/file-in-inbox'
import { type StatementSource, takePayment, takeRefund } from '../payment/take-statement'
import { settle } from './settle-order'

/** WeChat waits 5 s for the answer; what is not settled by then the sweeper settles. */
const SETTLE_WITHIN_MS = 2_000

/**
 * Our own side may be behind (new key, changed APIv3 key): 5xx makes WeChat repeat it. The others will never
 * be right.
 */
const STATUS: Readonly<Partial<Record<NoticeRefusal, number>>> = {
  'unknown-serial': 500,
  undecryptable: 500,
  'bad-content': 500,
  'bad-envelope': 400,
  'not-json': 400,
}

/**
 * `POST /wechatpay/notice/:mchid`: believes only what WeChat Pay signed over exactly these bytes, writes it
 * to its order and answers 200 once it is durable. Whatever is not believed changes nothing and is answered
 * 4xx or 5xx. 2 trips until durable.
 */
export const receiveNotice: HttpHandler = async ({ headers, body }, { mchid = '' }) => {
  const arrivedAt = now()
  const merchant = await merchantByMchid(mchid)
  if (!merchant) return refused(404, httpText.noMerchant)
  const believed = await wechatPayOf(merchant).readNotice(headers, body)
  if (!believed.ok) {
    log.warn('notice.refused', { merchant: mchid, reason: believed.reason })
    return refused(STATUS[believed.reason] ?? 401, httpText.notVerified)
  }
  const { notice } = believed
  const source: StatementSource = { merchant, by: 'notice', now: arrivedAt }
  const added = await takeNotice(source, notice)
  if (added.kind === 'busy') return refused(503, httpText.sendAgain)
  if (added.kind === 'added' && now() - arrivedAt < SETTLE_WITHIN_MS) await settleWhileWaiting(added)
  return { status: 200, body: { code: 'SUCCESS', message: '' } }
}

async function takeNotice(source: StatementSource, notice: Notice): Promise<FactAdded> {
  if (notice.kind === 'transaction') return takePayment(source, notice.transaction)
  if (notice.kind === 'refund') return takeRefund(source, notice.refund)
  await fileInInbox(source, ['notice', notice.noticeId], 'unknown-kind', notice)
  return { kind: 'unmatched', reason: 'unknown-kind' }
}

/** The fact is durable and due: whatever goes wrong from here on is not WeChat's business. */
async function settleWhileWaiting({ order }: Extract<FactAdded, { order: unknown }>): Promise<void> {
  try {
    await settle(order, now())
  } catch (error) {
    log.error('settle.left-to-sweeper', error, { order: order._id })
  }
}

function refused(status: number, message: string): HttpAnswer {
  return { status, body: { code: 'FAIL', message } }
}
