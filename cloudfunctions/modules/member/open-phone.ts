import { accept } from '@shared/contract'
import { consentIdOf, memberIdOf } from '@shared/domain/ids'
import type { Handler } from '../../platform/context'
import { read } from '../../platform/database'
import { brandView } from '../brand/brand-view'
import { noticeView } from '../notice/notice-view'
import { loadMember } from '../points/load-member'
import { memberView } from './member-view'

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
