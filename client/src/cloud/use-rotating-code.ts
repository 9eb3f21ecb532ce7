import type { CodeSheet } from '@shared/contract'
import { useEffect, useState } from 'react'
import { serverNow } from './server-clock'

const TICK_MS = 500

export interface RotatingCode {
  /** null: the sheet does not reach this moment, so no code would be accepted. */
  code: string | null
  /** Whole seconds until the next code; null with no code. */
  secondsLeft: number | null
}

/** The code of this moment from a sheet of coming codes; needs no network while the sheet lasts. */
export function codeAt(sheet: CodeSheet | null, now: number): RotatingCode {
  const step = sheet?.steps.find(({ fromAt }) => fromAt <= now && now < fromAt + sheet.stepMs)
  if (!sheet || !step) return { code: null, secondsLeft: null }
  return { code: step.code, secondsLeft: Math.ceil((step.fromAt + sheet.stepMs - now) / 1000) }
}

/** The rotating code on screen; it changes by itself with every step. */
export function useRotatingCode(sheet: CodeSheet | null): RotatingCode {
  const [current, setCurrent] = useState(() => codeAt(sheet, serverNow()))
  useEffect(() => {
    const look = () => {
      const next = codeAt(sheet, serverNow())
      setCurrent(before =>
        before.code === next.code && before.secondsLeft === next.secondsLeft ? before : next,
      )
    }
    look()
    const timer = setInterval(look, TICK_MS)
    return () => clearInterval(timer)
  }, [sheet])
  return current
}
