import { DEFAULT_BRAND } from '@/device/default-brand'
import { entryParam } from '@/device/entry'
import { getItem, setItem } from './storage'

const KEY = 'brand'

/**
 * The brand of every request: the path of entry names it, a single-brand build fixes it, and a
 * phone that came before remembers it. The H5 preview falls back to the demo brand.
 */
export function currentBrand(): string {
  if (HUIYUAN_BRAND) return HUIYUAN_BRAND
  const asked = entryParam('brand')
  if (asked) {
    setItem(KEY, asked)
    return asked
  }
  return getItem<string>(KEY) ?? DEFAULT_BRAND
}
