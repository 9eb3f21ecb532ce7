import { ask } from './preview-desk'
import type { RequestPayment } from './types'

/** The simulator's cashier takes exactly what `wx.requestPayment` takes. */
export const requestPayment: RequestPayment = async payment => {
  const query = new URLSearchParams({ ...payment })
  const result = await ask({ kind: 'cashier', address: `/pay/cashier?${query.toString()}` })
  if (result === 'paid') return 'submitted'
  return result === 'failed' ? 'failed' : 'cancelled'
}
