import { currentAppearance } from './appearance'

/** True when numbers should appear at once instead of counting: the person or the system asked for it. */
export function motionIsReduced(): boolean {
  if (currentAppearance().still) return true
  if (process.env.TARO_ENV !== 'h5') return false
  return (
    typeof window.matchMedia === 'function' && window.matchMedia('(prefers-reduced-motion: reduce)').matches
  )
}
