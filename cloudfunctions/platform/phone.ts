import { cloud } from './cloud'
import { log } from './log'

/** A phone number with its country code, `+86 …` without the blank, or why WeChat gave none. */
export type PhoneAnswer =
  | { ok: true; phone: string }
  | { ok: false; reason: 'CODE_USED_OR_STALE' | 'QUOTA_USED_UP' | 'UNAVAILABLE' }

/** WeChat's own numbers (getPhoneNumber page): a code works once and for 5 minutes; the quota is bought. */
const REFUSALS: Readonly<Record<string, 'CODE_USED_OR_STALE' | 'QUOTA_USED_UP'>> = {
  40029: 'CODE_USED_OR_STALE',
  40163: 'CODE_USED_OR_STALE',
  1400001: 'QUOTA_USED_UP',
}

interface PhoneInfo {
  purePhoneNumber?: string
  countryCode?: string | number
}

/**
 * Exchanges the code of a `getPhoneNumber` button for the number. Never throws; what failed unexpectedly is
 * logged.
 */
export async function phoneByCode(code: string): Promise<PhoneAnswer> {
  try {
    const answer: { phoneInfo?: PhoneInfo } = await cloud.openapi.phonenumber.getPhoneNumber({ code })
    const { purePhoneNumber, countryCode } = answer.phoneInfo ?? {}
    if (!purePhoneNumber) return { ok: false, reason: 'UNAVAILABLE' }
    return { ok: true, phone: `+${countryCode ?? '86'}${purePhoneNumber}` }
  } catch (error) {
    const reason = REFUSALS[String((error as { errCode?: unknown }).errCode)] ?? 'UNAVAILABLE'
    if (reason !== 'CODE_USED_OR_STALE') log.error('phone.unavailable', error, { reason })
    return { ok: false, reason }
  }
}
