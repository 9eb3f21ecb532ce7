import { keep, recall } from '../../cloud/storage'

const KEY = 'clerk-store'

/** The store this clerk works in, kept on the phone: '' until the first answer names one. */
export const chosenStore = (): string => recall<string>(KEY) ?? ''
export const chooseStore = (storeId: string): void => keep(KEY, storeId)
