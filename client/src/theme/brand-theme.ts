import type { BrandView } from '@shared/contract'
import type { Face } from '@shared/domain/brand/types'
import { themeVariables } from '@shared/domain/theme/variables'
import { getItem, setItem } from '@/cloud/storage'
import { storeOf } from '@/store'

/** What of a brand the looks follow from. */
export type BrandLook = Pick<BrandView, 'id' | 'wordmark' | 'seedColour' | 'timeZone' | 'faces' | 'mall'>

export interface BrandTheme {
  /** Seed of the map lines; '' before any brand is known. */
  brandId: string
  wordmark: string
  /** IANA name; times are shown on the brand's wall clock. */
  timeZone: string
  /** Whether it exchanges points for goods: the tab bar shows 兑换. */
  mall: boolean
  /** Inline CSS variables of the page root; _tokens.scss reads them. */
  variables: Record<string, string>
  /** Level 1, 2 and 3. */
  faces: readonly Face[]
}

const KEY = 'looks'
const unknown: BrandTheme = {
  brandId: '',
  wordmark: '',
  timeZone: 'Asia/Shanghai',
  mall: false,
  variables: {},
  faces: [],
}

/** All that follows from one seed colour and the faces a brand may give. */
export function themeOf(looks: BrandLook): BrandTheme {
  const { id, wordmark, timeZone, mall } = looks
  return { brandId: id, wordmark, timeZone, mall, ...themeVariables(looks) }
}

let applied = ''
let store: ReturnType<typeof storeOf<BrandTheme>> | undefined

/** A phone that knows the brand wears its colours from the first frame on. */
function theme() {
  if (store) return store
  const looks = getItem<BrandLook>(KEY)
  store = storeOf(looks ? themeOf(looks) : unknown)
  return store
}

/** Puts the looks of a brand on every page. */
export function applyBrandTheme(brand: BrandLook): void {
  const { id, wordmark, seedColour, timeZone, faces, mall } = brand
  const looks: BrandLook = { id, wordmark, seedColour, timeZone, faces, mall }
  const serialised = JSON.stringify(looks)
  if (serialised === applied) return
  applied = serialised
  setItem(KEY, looks)
  theme().set(themeOf(looks))
}

export const useBrandTheme = (): BrandTheme => theme().use()
export const useTimeZone = (): string => theme().use().timeZone
