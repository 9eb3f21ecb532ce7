import type { MemberDoc, MergeRequest } from '@shared/domain/account/types'
import type { BrandDoc } from '@shared/domain/brand/types'
import { NEVER } from '@shared/domain/due'
import { consentIdOf, openidOfId } from '@shared/domain/ids'
import { messageText } from '@shared/text/account'
import { momentWords } from '@shared/text/dates'
import { readMany, updateWhere } from '../../platform/database'
import { sendMessage } from '../../platform/subscribe-message'
import { idsOfPerson } from '../account/ids-of-person'

const TRY_AGAIN_MS = 600_000

/**
 * Notifies every consenting WeChat account of the card that a merge waits, and when it would happen. Sent
 * first, written after: a run that dies in between sends it again, and WeChat lets one consent through once.
 * Answers when it has to be tried again. 1 trip, 1 more per message.
 */
export async function notifyOwner(
  card: MemberDoc,
  { dueAt }: MergeRequest,
  brand: BrandDoc,
  now: number,
): Promise<Pick<MergeRequest, 'noticeAt'>> {
  const template = brand.notices.find(each => each.kind === 'merge-asked')
  if (template?.kind !== 'merge-asked') return { noticeAt: NEVER }
  const { templateId, page, fields } = template
  const words = {
    [fields.fact]: messageText.mergeAsked,
    [fields.until]: momentWords(dueAt, now, brand.timeZone),
    [fields.hint]: messageText.mergeHint,
  }
  const ids = idsOfPerson(card._id, card).map(id => consentIdOf(id, template.kind))
  const agreed = (await readMany('consents', ids)).filter(({ left }) => left > 0)
  const answers = await Promise.all(
    agreed.map(async ({ _id, version, memberId, left }) => {
      const answer = await sendMessage({ openid: openidOfId(memberId), templateId, page, words })
      if (answer === 'unavailable') return answer
      await updateWhere(
        'consents',
        { _id, version },
        { version: version + 1, left: answer === 'sent' ? left - 1 : 0 },
      )
      return answer
    }),
  )
  // The banner on the card says it in any case, so the message is tried for as long as it can still help.
  return { noticeAt: answers.includes('unavailable') && now < dueAt ? now + TRY_AGAIN_MS : NEVER }
}
