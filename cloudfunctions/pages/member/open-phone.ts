import { accept } from '@shared/contract'
import { consentIdOf, memberIdOf } from '@shared/domain/ids'
import { loadMember } from '../../modules/account/load-member'
import { brandView } from '../../modules/brand/brand-view'
import { memberView } from '../../modules/member/member-view'
import { noticeView } from '../../modules/reminder/notice-view'
import type { Handler } from '../../platform/context'
import { read } from '../../platform/database'

/**
 * By which number the caller's card is found, and whether they are notified of a merge that waits for it. 2
 * trips side by side.
 */
export const openPhone: Handler<'member.phone'> = async ({ brand, caller, now }) => {
  const memberId = memberIdOf(brand._id, caller.openid)
  const template = brand.notices.find(({ kind }) => kind === 'merge-asked')
  const [{ member }, consent] = await Promise.all([
    loadMember(memberId),
    template ? read('consents', consentIdOf(memberId, template.kind)) : null,
  ])
  return accept({
    brand: brandView(brand),
    member: memberView(member, brand, memberId, now),
    notice: template ? noticeView(template.templateId, consent) : null,
  })
}
