import type { OutputOf } from '@shared/contract'
import Taro from '@tarojs/taro'
import { ask } from './preview-desk'

/** The signed fields of the order, as our server gave them. */
export type PaymentRequest = OutputOf<'order.place'>['payment']

/**
 * Opens the cashier. `submitted` is only the client's word: landing queries the server for the truth.
 */
export async function requestPayment(payment: PaymentRequest): Promise<'submitted' | 'cancelled' | 'failed'> {
  if (process.env.TARO_ENV === 'h5') return cashierOfPreview(payment)
  try {
    await Taro.requestPayment(payment)
    return 'submitted'
  } catch (error) {
    return /cancel/.test((error as { errMsg?: string }).errMsg ?? '') ? 'cancelled' : 'failed'
  }
}

/** The simulator's cashier takes exactly what `wx.requestPayment` takes. */
async function cashierOfPreview(payment: PaymentRequest): Promise<'submitted' | 'cancelled' | 'failed'> {
  const query = new URLSearchParams({ ...payment })
  const result = await ask({ kind: 'cashier', address: `/pay/cashier?${query.toString()}` })
  if (result === 'paid') return 'submitted'
  return result === 'failed' ? 'failed' : 'cancelled'
}
