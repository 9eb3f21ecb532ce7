import { currentBrand } from '@/cloud/brand-id'
import { getItem, setItem } from '@/cloud/storage'

/** Another brand has other stores. */
const storageKey = () => `clerk-store:${currentBrand()}`

/** The store this clerk works in, kept on the phone: '' until the first answer names one. */
export const chosenStore = (): string => getItem<string>(storageKey()) ?? ''
export const chooseStore = (storeId: string): void => setItem(storageKey(), storeId)
