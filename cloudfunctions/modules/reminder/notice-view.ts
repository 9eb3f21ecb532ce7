import type { NoticeView } from '@shared/contract'
import type { ConsentDoc } from '@shared/domain/reminder/types'

/** Whether one message of this template is agreed to, for the page that queries it. */
export function noticeView(templateId: string, consent: ConsentDoc | null): NoticeView {
  const agreed = (consent?.left ?? 0) > 0
  return { templateId, agreed, declined: !agreed && consent?.answer === 'reject' }
}
