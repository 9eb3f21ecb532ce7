import type { MemberDoc } from '@shared/domain/account/types'
import type { BrandDoc } from '@shared/domain/brand/types'
import { dayOf } from '@shared/domain/calendar/day'
import { VISIT_GRACE_MS } from '@shared/domain/due'
import { codeOfLink, memberIdOf, visitIdOf } from '@shared/domain/ids'
import type { LinkDoc } from '@shared/domain/link/link-doc'
import { isDirect } from '@shared/domain/link/places'
import { slotOf, windowMsOf, withTouch } from '@shared/domain/link/touch'
import type { Touch, VisitDoc } from '@shared/domain/link/types'
import { writtenWith } from '@shared/domain/member/written-with'
import type { Context } from '../../platform/context'
import { insert } from '../../platform/database'
import { bookOnMember } from '../account/book-on-member'

/** How the phone says it came. */
export interface Arrival {
  scene: number
  orderId: string
}

/**
 * Notes that the caller came by a path: the visit first, then the touch on their own document, which is begun
 * as a guest's for who never came before. A repeat within the half hour writes nothing; what died between the
 * two is finished by the next look or the sweeper. Answers the caller's document, null when too many others
 * wrote at once. 3 trips, 2 deep.
 */
export async function noteVisit(
  link: LinkDoc,
  { scene, orderId }: Arrival,
  { brand, caller, now }: Context,
): Promise<MemberDoc | null> {
  const memberId = memberIdOf(brand._id, caller.openid)
  const visit: VisitDoc = {
    _id: visitIdOf(memberId, codeOfLink(link._id), slotOf(now)),
    brandId: brand._id,
    linkId: link._id,
    memberId,
    at: now,
    day: dayOf(now, brand.timeZone),
    scene,
    direct: isDirect(scene),
    orderId,
    dueAt: now + VISIT_GRACE_MS,
  }
  const noting = insert('visits', visit)
  const [member] = await Promise.all([rememberVisit(visit, brand, now, noting), noting])
  return member
}

/**
 * Has the person's document remember a visit, once and not before `noted`. A closed account remembers none
 * that came before the closing. 2 trips.
 */
export async function rememberVisit(
  { memberId, linkId, at, direct, orderId }: VisitDoc,
  brand: BrandDoc,
  now: number,
  noted?: Promise<unknown>,
): Promise<MemberDoc | null> {
  const touch: Touch = { linkId, at, direct, orderId }
  const outcome = await bookOnMember(memberId, brand, now, async ({ member }) => {
    await noted
    const isOver = (member.closings ?? []).some(closing => closing.at >= at)
    const touches = isOver ? null : withTouch(member.touches ?? [], touch, windowMsOf(brand))
    if (!touches) return { kind: 'already' as const }
    return { kind: 'booked', ...writtenWith(member, { touches }, brand, now) }
  })
  return outcome.kind === 'busy' ? null : outcome.member
}
