import type { MemberDoc } from '@shared/domain/account/types'
import { dayOf } from '@shared/domain/calendar/day'
import { isSeenAnew } from '@shared/domain/member/reasons-to-wait'
import type { Context } from '../../platform/context'
import { updateWhere } from '../../platform/database'
import { log } from '../../platform/log'

/**
 * Remembers that the owner has opened the card, once a week: a card in use is never merged away without its
 * owner's word. No trip on other days. Guarded by `seq` and not raising it, like archiving; a write lost to a
 * command is made by the next look, and a look never fails for it.
 */
export async function noteSeen(
  member: MemberDoc | null,
  { brand, now }: Pick<Context, 'brand' | 'now'>,
): Promise<void> {
  const today = dayOf(now, brand.timeZone)
  if (!member || !isSeenAnew(member, today, brand.timeZone)) return
  const { _id, seq } = member
  try {
    await updateWhere('members', { _id, seq }, { lastSeenDay: today })
  } catch (error) {
    log.error('member.seen-not-noted', error, { brand: brand._id })
  }
}
