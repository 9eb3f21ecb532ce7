import { systemReducesMotion } from '@/device/reduced-motion'
import { currentAppearance } from './appearance'

/** True when numbers should appear at once instead of counting: the person or the system asked for it. */
export function motionIsReduced(): boolean {
  return currentAppearance().still || systemReducesMotion()
}
