import type { BrandDoc } from '@shared/domain/brand/types'
import { dayOf } from '@shared/domain/calendar/day'
import { NEVER } from '@shared/domain/due'
import { openidOfId } from '@shared/domain/ids'
import { roll } from '@shared/domain/points/mature-and-expire'
import { purseOf } from '@shared/domain/points/purse'
import type { Lot } from '@shared/domain/points/types'
import { afterSending, endingNotice } from '@shared/domain/reminder/points-ending'
import type { ConsentDoc, PointsEndingTemplate } from '@shared/domain/reminder/types'
import { messageText } from '@shared/text/account'
import { calendarDayWords } from '@shared/text/dates'
import { updateWhere } from '../../platform/database'
import { brandById } from '../../platform/settings'
import { sendMessage } from '../../platform/subscribe-message'
import { loadMember } from '../account/load-member'

/**
 * Notifies a consenting member that some of their points end soon. Sent first, written after: a run that dies
 * in between sends it again, and WeChat lets one consent through once. 2 trips.
 */
export async function processConsent(consent: ConsentDoc, now: number): Promise<void> {
  const brand = await brandById(consent.brandId)
  const template = brand?.notices.find(each => each.kind === consent.kind)
  // Any other kind is sent by the event it reports, when that happens.
  if (!brand || template?.kind !== 'points-ending') return leave(consent, { dueAt: NEVER })
  const { member } = await loadMember(consent.memberId)
  if (member?.state === 'closed') return leave(consent, { left: 0, dueAt: NEVER })
  const purse = purseOf(member ?? { lots: [], pending: [], debt: 0 })
  roll(purse, dayOf(now, brand.timeZone))
  const { timeZone } = brand
  const { due: lot, nextAt } = endingNotice(purse.lots, consent, template, { now, timeZone })
  if (!lot) return leave(consent, { dueAt: nextAt })
  const answer = await sendMessage(messageOf(consent, brand, template, lot, now))
  if (answer === 'unavailable') throw new Error(`the notice of ${consent.kind} could not be sent`)
  if (answer === 'no-consent') return leave(consent, { left: 0, dueAt: NEVER })
  const { version, left, sentFor, dueAt } = afterSending(consent, lot.day, nextAt)
  return leave(consent, { version, left, sentFor, dueAt })
}

async function leave(consent: ConsentDoc, change: Partial<Omit<ConsentDoc, '_id'>>): Promise<void> {
  await updateWhere('consents', { _id: consent._id, version: consent.version }, change)
}

function messageOf(
  consent: ConsentDoc,
  brand: BrandDoc,
  { templateId, page, fields }: PointsEndingTemplate,
  { day, points }: Lot,
  now: number,
) {
  const words = {
    [fields.points]: String(points),
    [fields.day]: calendarDayWords(day, dayOf(now, brand.timeZone)),
    [fields.hint]: messageText.pointsEndingHint,
  }
  return { openid: openidOfId(consent.memberId), templateId, page, words }
}
