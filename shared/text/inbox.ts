import type { InboxDoc } from '../domain/order/types'
import { noteWords } from './differences'

/** A statement that fits no order, in a few words, and what the brand does about it. */
export const INBOX_WORDS: Readonly<Record<InboxDoc['reason'], { title: string; advice: string }>> = {
  'merchant-differs': { title: '商户号不是我们的', advice: '通知里写着另一个商户号。请核对是谁的收款。' },
  'merchant-not-confirmed': {
    title: '收款时商户号还没确认',
    advice: '确认过这个商户号以后再核一次，就会入账。',
  },
  'app-differs': {
    title: '别的小程序收的款',
    advice: '同一个商户号在别处收的，不算会员消费。核对后标为已处理。',
  },
  'currency-differs': { title: '不是人民币', advice: '请在微信支付商户平台核对，处理后标为已处理。' },
  'amount-differs': { title: '金额和订单不一样', advice: '以微信实付为准入账，或者在商户平台退款。' },
  'payer-differs': { title: '付款人和订单不一样', advice: '请联系付款人，处理后标为已处理。' },
  'second-transaction': { title: '同一单付了两次', advice: '多付的一笔请在商户平台退给顾客，再标为已处理。' },
  'refund-amount-differs': { title: '退款金额和订单不一样', advice: '请在商户平台核对这笔退款。' },
  'refund-after-closed': { title: '退款关闭后又有消息', advice: '再核一次，以微信的回答为准。' },
  'too-many-refunds': { title: '退款次数太多', advice: '一单最多记 50 次退款，请核对后标为已处理。' },
  'entry-differs': {
    title: '一笔积分或储值记录对不上',
    advice: '同一个编号有两份内容，账没有多记。请把这条告诉技术人员。',
  },
  'money-lost': {
    title: '同一笔钱退了两次',
    advice: '储值在柜台和微信都退了。请和顾客核对，处理后标为已处理。',
  },
  'unknown-kind': { title: '看不懂的通知', advice: '微信发来了新的类型。请核对后标为已处理。' },
}

/** Why asking again did not place the statement; the order is what it is compared with, not a bill. */
const NOTES: Readonly<Record<string, string>> = {
  'amount-differs': '微信回的金额和订单还是不一样',
  'payer-differs': '微信回的付款人和订单还是不一样',
  'second-transaction': '微信说这一单确实付了两次',
  'app-differs': '微信说是别的小程序收的款',
}

export function inboxNoteWords(note: string): string {
  return NOTES[note] ?? noteWords(note).replace('，已放进待办', '')
}
