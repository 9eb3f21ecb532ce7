import { staffIdOf } from '@shared/domain/ids'
import { issueCustomerPermit, type Proof } from '../modules/staff/customer-permit'
import { PEOPLE, type Shop, type Someone } from './shop'

interface AtDesk {
  customer?: Someone
  clerk?: Someone
  store?: string
  how?: Proof
  at?: number
}

/** What a clerk's phone holds after it found a customer: if not said otherwise, Chen found Lin just now. */
export function found(shop: Shop, { customer = PEOPLE.lin, clerk = PEOPLE.chen, ...rest }: AtDesk = {}) {
  const { store = 'yunqi', how = 'scanned', at = shop.now() } = rest
  const storeId = shop.storeId(store)
  const customerId = shop.memberId(customer)
  const staffId = staffIdOf(shop.brandId, clerk.openid)
  const permit = issueCustomerPermit({ customerId, staffId, storeId }, how, at)
  return { storeId, customerId: shop.handle(customerId), permit }
}

/** What of an answer or of documents would name a person to staff. */
export const openidsIn = (answer: unknown): string[] => JSON.stringify(answer).match(/openid-[\w-]+/g) ?? []
