import type { NoticeView } from '@shared/contract'
import { OneMessage } from '@/member/features/reminder/one-message'

/** The message that a merge of this card was asked for. */
export const AskedReminder = (props: { notice: NoticeView; reload: () => Promise<void> }) => (
  <OneMessage
    name="asked"
    title="有人申请合并时告诉我"
    note="微信发一条消息，你来得及停下"
    agreed="有人申请合并这张卡，微信会告诉你一次。"
    {...props}
  />
)
