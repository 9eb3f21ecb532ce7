import { HOUR_MS } from '@shared/domain/calendar/units'
import { orderText } from '@shared/text/order'
import { cloud } from './cloud'
import { log } from './log'

/**
 * `reported`: WeChat knows of it, now or since before. `later`: ask again. `refused`: WeChat never takes it.
 */
export type UploadAnswer = 'reported' | 'later' | 'refused'

export interface ParcelToTell {
  transactionId: string
  openid: string
  /** `logistics_type` of the order-shipping page: 3 virtual, 4 picked up in the store. */
  logistics: 3 | 4
  /** What it was, for the customer to read. */
  description: string
  at: number
}

/** The order was reported before, or was even reported anew before. */
const KNOWN = [10060002, 10060003]
/** The order is in no state to be handed over: refunded, or not of this kind. */
const NOT_SHIPPABLE = [10060004]
const BEIJING_MS = 8 * HOUR_MS

/** The SDK builds every open API by its name but declares only some. */
type Upload = (request: object) => Promise<unknown>
interface OrderApis {
  wxa: { sec: { order: { uploadShippingInfo: Upload } } }
}

/**
 * Reports that an order was handed over, whole and at once. Never throws: an order WeChat's order centre has
 * not received yet (10060001), an outage and every unknown code are to be tried again.
 */
export async function uploadShipping(parcel: ParcelToTell): Promise<UploadAnswer> {
  const { uploadShippingInfo } = (cloud.openapi as unknown as OrderApis).wxa.sec.order
  try {
    await uploadShippingInfo({
      orderKey: { orderNumberType: 2, transactionId: parcel.transactionId },
      logisticsType: parcel.logistics,
      deliveryMode: 1,
      shippingList: [{ itemDesc: orderText.shipped(parcel.description) }],
      uploadTime: beijingTime(parcel.at),
      payer: { openid: parcel.openid },
    })
    return 'reported'
  } catch (error) {
    const code = Number((error as { errCode?: unknown }).errCode)
    if (KNOWN.includes(code)) return 'reported'
    if (NOT_SHIPPABLE.includes(code)) return 'refused'
    log.warn('shipping.not-taken', { code })
    return 'later'
  }
}

/** RFC 3339 with milliseconds, as the page's example. */
const beijingTime = (at: number) => new Date(at + BEIJING_MS).toISOString().replace('Z', '+08:00')
