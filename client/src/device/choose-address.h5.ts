import type { ChooseAddress } from './types'

/** A browser keeps no addresses for us. */
export const chooseAddress: ChooseAddress | null = null
