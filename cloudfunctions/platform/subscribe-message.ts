import { cloud } from './cloud'
import { log } from './log'

/**
 * `no-consent`: the person allows no (more) message of this kind; WeChat itself never sends two for one
 * consent.
 */
export type MessageAnswer = 'sent' | 'no-consent' | 'unavailable'

/** The person refused, or the consent is used up (subscribeMessage.send page). */
const NO_CONSENT = 43101

export interface SubscribeMessage {
  openid: string
  templateId: string
  page: string
  /** Keyword of the template → its words. */
  words: Record<string, string>
}

/**
 * Sends one subscribe message. Never throws; what failed unexpectedly is logged without naming the person.
 */
export async function sendMessage({
  openid,
  templateId,
  page,
  words,
}: SubscribeMessage): Promise<MessageAnswer> {
  const entries = Object.entries(words).map(([keyword, value]) => [keyword, { value }])
  try {
    await cloud.openapi.subscribeMessage.send({
      touser: openid,
      templateId,
      page,
      data: Object.fromEntries(entries),
    })
    return 'sent'
  } catch (error) {
    if ((error as { errCode?: unknown }).errCode === NO_CONSENT) return 'no-consent'
    log.error('message.unavailable', error, { template: templateId })
    return 'unavailable'
  }
}
