/** Longest number of a slip (`shared/contract/actions/receipt.ts`). */
export const SLIP_LENGTH = 24

/** What of a typed text can stand in a slip's number. */
export const slipCharacters = (typed: string): string =>
  typed.replace(/[^A-Za-z0-9-]/g, '').slice(0, SLIP_LENGTH)

/** A slip's number as people say it: the day is shown beside one that its till uses every day. */
export function slipText(receiptNo: string): string {
  const [, month = '', day = '', number = ''] = /^\d{4}(\d{2})(\d{2})@(.+)$/.exec(receiptNo) ?? []
  return number === '' ? receiptNo : `${number}（${Number(month)} 月 ${Number(day)} 日）`
}
