import type { MemberDoc } from '@shared/domain/account/types'
import type { BrandDoc } from '@shared/domain/brand/types'
import { consentIdOf, openidOfId } from '@shared/domain/ids'
import type { LedgerEntry } from '@shared/domain/points/types'
import { afterSpentMessage, allows, isNotifiable, spentWords } from '@shared/domain/reminder/stored-spent'
import type { ConsentDoc } from '@shared/domain/reminder/types'
import { readMany, updateWhere } from '../../platform/database'
import { sendMessage } from '../../platform/subscribe-message'
import { storeNames } from '../brand/store-view'
import { idsOfPerson } from './ids-of-person'

/**
 * Notifies every consenting WeChat account of the card of what was paid from its stored value. The archiver
 * calls it, so the desk never waits for it. Sent first, written after: a function that dies in between sends
 * it again, and WeChat lets one consent through once. A message that WeChat does not take now is dropped: the
 * history says the same. 1 trip, 1 more per message; none for other entries.
 */
export async function notifySpending(entry: LedgerEntry, member: MemberDoc, brand: BrandDoc): Promise<void> {
  const template = brand.notices.find(each => each.kind === 'stored-spent')
  if (template?.kind !== 'stored-spent' || !isNotifiable(entry, member.journal)) return
  const ids = idsOfPerson(member._id, member).map(id => consentIdOf(id, template.kind))
  const consents = (await readMany('consents', ids)).filter(consent => allows(consent, entry._id))
  if (consents.length === 0) return
  const storeName = await storeNames(brand._id)
  const words = spentWords(entry, template, storeName(entry.counter.storeId))
  const { templateId, page } = template
  const notify = async (consent: ConsentDoc) => {
    const answer = await sendMessage({ openid: openidOfId(consent.memberId), templateId, page, words })
    if (answer === 'unavailable') return
    const { version, left, sentFor } = afterSpentMessage(consent, entry._id, answer === 'sent')
    await updateWhere('consents', { _id: consent._id, version: consent.version }, { version, left, sentFor })
  }
  await Promise.all(consents.map(notify))
}
