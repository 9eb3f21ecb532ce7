import type { DifferenceKind } from '../domain/reconciliation/types'

/** A kind of difference in a few words, for lists and tables. */
export const DIFFERENCE_TITLES: Readonly<Record<DifferenceKind, string>> = {
  'payment-missing-here': '微信有付款，我们没有',
  'payment-missing-there': '我们有付款，账单没有',
  'payment-amount': '付款金额不同',
  'payment-transaction': '微信订单号不同',
  'payment-discount': '平台优惠没有扣掉',
  'refund-missing-here': '微信有退款，我们没有',
  'refund-missing-there': '我们有退款，账单没有',
  'refund-amount': '退款金额不同',
  'refund-state': '退款状态不同',
}

/** What it means and what querying again does, for the person who has to look. */
export const DIFFERENCE_REASONS: Readonly<Record<DifferenceKind, string>> = {
  'payment-missing-here': '钱收到了，通知没到。再问一次微信就会补记，积分也照给。',
  'payment-missing-there': '我们记了付款，微信账单里没有。多半是跨天，也可能记错了，再问一次就知道。',
  'payment-amount': '同一单，两边金额不一样。以微信为准，我们不会自己改，请核对收款。',
  'payment-transaction': '同一单在微信有另一笔付款，可能付了两次，请核对要不要退。',
  'payment-discount': '顾客用了微信的代金券，实付比我们记的少，积分可能多给了。请核对。',
  'refund-missing-here': '微信退了款，通知没到，或者在商户平台手工退的。再问一次会补记，并按比例扣回积分。',
  'refund-missing-there': '我们记了退款，微信账单里没有。再问一次看它退成了没有。',
  'refund-amount': '同一笔退款，两边金额不一样，请核对。',
  'refund-state': '一边说退成了，一边说没有。再问一次以微信的回答为准。',
}

const NOTES: Readonly<Record<string, string>> = {
  'merchant-unknown': '这个商户号不在品牌设置里',
  'transaction-differs': '微信说的是另一笔付款',
  'payer-differs': '两边记的顾客实付还是不一样',
  'amount-differs': '微信回的金额和账单还是不一样',
  'not-paid': '微信说这一单没有付款',
  unknown: '微信说没有这一单',
  unanswered: '微信没有回话，会自己再问',
  unmatched: '微信的回答和这一单对不上，已放进待办',
  'order-differs': '这笔退款属于另一单',
  'refund-processing': '微信还在退，会自己再问',
  'refund-state-differs': '两边的退款结果还是不一样',
  'refund-amount-differs': '两边的退款金额还是不一样',
}

/** Why it is still open, by the code that the query left; `''` = not queried yet. */
export function noteWords(note: string): string {
  if (note === '') return '还没问过微信，会自己问'
  return NOTES[note] ?? '微信的回答放不进这一单，已放进待办'
}
