import {
  askFrom,
  mayAskAgain,
  type QuestionBucket,
  UNKNOWN_QUESTIONS,
} from '@shared/domain/order/next-order-action'
import type { OrderDoc } from '@shared/domain/order/types'
import { _, updateWhere } from '../../platform/database'

/**
 * Whether this page may ask WeChat Pay about an order we hold: one of all that ask within the gap may,
 * whatever instances they meet. The turn is a guarded write, so a thousand pages of one order opened at once
 * are one question. 1 trip, none within the gap.
 */
export async function takeTurnToAsk({ _id, askedAt }: OrderDoc, now: number): Promise<boolean> {
  if (!mayAskAgain(askedAt, now)) return false
  const existing = askedAt === undefined ? _.exists(false) : askedAt
  return (await updateWhere('orders', { _id, askedAt: existing }, { askedAt: now })) === 1
}

const MOST_REMEMBERED = 1_000

/** Of the newest keys only: an instance that is asked about ever new numbers keeps a bounded memory. */
class Remembered<V> {
  private readonly values = new Map<string, V>()

  get = (key: string) => this.values.get(key)

  set(key: string, value: V): void {
    // Oldest first, as they were put in.
    if (this.values.size >= MOST_REMEMBERED) this.values.delete(this.values.keys().next().value ?? '')
    this.values.delete(key)
    this.values.set(key, value)
  }
}

const askedAtOf = new Remembered<number>()
const bucketOf = new Remembered<QuestionBucket>()

/**
 * The same for a question about an order we do not hold and so cannot write on: kept by this instance alone.
 * One question per order and person within the gap, few per person (`openid` is '' where no person is named),
 * and a bounded number per merchant number. No trip.
 */
export function mayAskAboutUnknown(
  { mchid, orderId, openid }: { mchid: string; orderId: string; openid: string },
  now: number,
): boolean {
  // Per person: a stranger's question about a number keeps its payer from no answer.
  const question = `${orderId} ${openid}`
  if (!mayAskAgain(askedAtOf.get(question), now)) return false
  const { perPerson, perMerchant } = UNKNOWN_QUESTIONS
  const limits = [
    { key: `merchant:${mchid}`, limit: perMerchant },
    ...(openid === '' ? [] : [{ key: `person:${openid}`, limit: perPerson }]),
  ]
  const buckets = limits.map(({ key, limit }) => ({ key, bucket: askFrom(bucketOf.get(key), limit, now) }))
  if (buckets.some(({ bucket }) => bucket === null)) return false
  askedAtOf.set(question, now)
  for (const { key, bucket } of buckets) if (bucket) bucketOf.set(key, bucket)
  return true
}
