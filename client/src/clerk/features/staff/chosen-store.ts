import { currentBrand } from '@/cloud/brand-id'
import { keep, recall } from '@/cloud/storage'

/** Another brand has other stores. */
const place = () => `clerk-store:${currentBrand()}`

/** The store this clerk works in, kept on the phone: '' until the first answer names one. */
export const chosenStore = (): string => recall<string>(place()) ?? ''
export const chooseStore = (storeId: string): void => keep(place(), storeId)
