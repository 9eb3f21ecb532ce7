import Taro from '@tarojs/taro'
import { ask } from './preview-desk'

/** The signed fields of the order, as our server gave them. */
export interface PaymentRequest {
  timeStamp: string
  nonceStr: string
  package: string
  signType: 'RSA'
  paySign: string
}

/**
 * Opens the cashier. `submitted` is only the client's word: landing asks the server for the truth.
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

async function cashierOfPreview(payment: PaymentRequest): Promise<'submitted' | 'cancelled' | 'failed'> {
  const query = new URLSearchParams({ ...payment })
  const prepay = new URLSearchParams(payment.package).get('prepay_id')
  if (prepay) query.set('prepay_id', prepay)
  const result = await ask({ kind: 'cashier', address: `/pay/cashier?${query.toString()}` })
  if (result === null || result === 'cancelled' || result === 'cancel') return 'cancelled'
  return result === 'failed' ? 'failed' : 'submitted'
}
