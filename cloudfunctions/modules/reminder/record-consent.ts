import { accept, refuse } from '@shared/contract'
import { consentIdOf, memberIdOf } from '@shared/domain/ids'
import { LIMITS } from '@shared/domain/limits'
import { recordConsent as decideConsent } from '@shared/domain/reminder/record-consent'
import type { Handler } from '../../platform/context'
import { insert, read, updateWhere } from '../../platform/database'

/** Keeps what the caller answered in WeChat's dialogue, once per command. 2 trips, a repeat 1. */
export const recordConsent: Handler<'reminder.consent'> = async ({ brand, caller, now }, input) => {
  const template = brand.notices.find(each => each.templateId === input.templateId)
  if (!template) return refuse('NOTICE_NOT_FOUND')
  const memberId = memberIdOf(brand._id, caller.openid)
  const id = consentIdOf(memberId, template.kind)
  const { commandId, answer } = input
  const answered = { id, commandId, brandId: brand._id, memberId, kind: template.kind, answer }
  for (let attempt = 0; attempt < LIMITS.attempts; attempt += 1) {
    const decision = decideConsent(await read('consents', id), answered, now)
    const { consent } = decision
    if (decision.kind === 'already') return accept({ left: consent.left })
    if (decision.kind === 'insert') {
      if ((await insert('consents', consent)) === 'inserted') return accept({ left: consent.left })
      continue
    }
    const { _id, ...fields } = consent
    if ((await updateWhere('consents', { _id, version: decision.before }, fields)) === 1) {
      return accept({ left: consent.left })
    }
  }
  return refuse('BUSY')
}
