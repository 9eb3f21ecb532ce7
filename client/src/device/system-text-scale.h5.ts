import { entryParam } from './entry'
import { withinScale } from './text-scale'
import type { TextScale } from './types'

const BROWSER_PX = 16

/** The browser's own font size; the stage and pictures name a factor in the address. */
export const systemTextScale: TextScale = () => {
  const forced = Number(entryParam('text'))
  if (forced > 0) return withinScale(forced)
  const { fontSize } = window.getComputedStyle(document.documentElement)
  return withinScale(Number.parseFloat(fontSize) / BROWSER_PX)
}
