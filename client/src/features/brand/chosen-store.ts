import { getItem, setItem } from '@/cloud/storage'
import { storeOf } from '@/store'

const KEY = 'store'

let store: ReturnType<typeof storeOf<string>> | undefined
const chosen = () => {
  store ??= storeOf(getItem<string>(KEY) ?? '')
  return store
}

/** The store a customer chose or is in, the same on every page; '' = let the server propose one. */
export const useChosenStore = (): string => chosen().use()

export function chooseStore(storeId: string): void {
  setItem(KEY, storeId)
  chosen().set(storeId)
}

/** The store of the latest payment is where the customer is, unless they chose a store themselves. */
export function presumeStore(storeId: string | undefined): void {
  if (storeId && chosen().get() === '') chooseStore(storeId)
}

/** The part of a request that names it. */
export const atStore = (storeId: string): { storeId?: string } => (storeId ? { storeId } : {})
