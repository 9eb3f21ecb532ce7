import { entryParam } from './entry'
import type { ScreenFrame } from './types'

/** A drawn phone of 375 × 812: what the design was measured on. */
const drawnPhone: ScreenFrame = { statusBar: 44, navRow: 44, capsule: 111, drawn: true }
const browser: ScreenFrame = { statusBar: 0, navRow: 48, capsule: 0, drawn: false }

let measured: ScreenFrame | undefined

/** Decided once: it cannot change while the page lives, though the address behind the hash does. */
export function screenFrame(): ScreenFrame {
  measured ??= window.parent !== window || entryParam('frame') === 'phone' ? drawnPhone : browser
  return measured
}
