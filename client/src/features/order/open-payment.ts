import { DAY_MS } from '@shared/domain/calendar/units'
import { currentBrand } from '@/cloud/brand-id'
import { serverNow } from '@/cloud/server-clock'
import { getItem, removeItem, setItem } from '@/cloud/storage'

const place = () => `open-payment:${currentBrand()}`
/** The server closes what is not paid within the hour; after a day there is nothing left to wait for. */
const KEPT_MS = DAY_MS

/** An order this phone took to the cashier, whose outcome it has not seen. */
export interface OpenPayment {
  orderId: string
  mchid: string
  outTradeNo: string
  amountFen: number
  topUp: boolean
  /** Epoch ms by the server's clock. */
  at: number
}

/** The newest one still open, or undefined. */
export function openPayment(): OpenPayment | undefined {
  const open = getItem<OpenPayment>(place())
  return open && serverNow() - open.at < KEPT_MS ? open : undefined
}

export const keepOpenPayment = (payment: Omit<OpenPayment, 'at'>): void =>
  setItem(place(), { ...payment, at: serverNow() })

/** Its outcome is known, or it was turned back at the cashier. */
export function paymentKnown(orderId: string): void {
  if (getItem<OpenPayment>(place())?.orderId === orderId) removeItem(place())
}
