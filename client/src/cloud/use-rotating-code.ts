import type { CodeSheet } from '@shared/contract'
import { useEffect, useState } from 'react'
import { serverNow } from './server-clock'

const TICK_MS = 500

export interface RotatingCode<Sheet extends CodeSheet = CodeSheet> {
  /** null: the sheet does not reach this moment, so no code would be accepted. */
  step: Sheet['steps'][number] | null
  /** Whole seconds until the next code; null with no code. */
  secondsLeft: number | null
}

/** The code of this moment from a sheet of coming codes; needs no network while the sheet lasts. */
export function codeAt<Sheet extends CodeSheet>(sheet: Sheet | null, now: number): RotatingCode<Sheet> {
  const step = sheet?.steps.find(({ fromAt }) => fromAt <= now && now < fromAt + sheet.stepMs)
  if (!sheet || !step) return { step: null, secondsLeft: null }
  return { step, secondsLeft: Math.ceil((step.fromAt + sheet.stepMs - now) / 1000) }
}

/** The rotating code on screen; it changes by itself with every step. */
export function useRotatingCode<Sheet extends CodeSheet>(sheet: Sheet | null): RotatingCode<Sheet> {
  const [current, setCurrent] = useState(() => codeAt(sheet, serverNow()))
  useEffect(() => {
    const look = () => {
      const next = codeAt(sheet, serverNow())
      setCurrent(before =>
        before.step === next.step && before.secondsLeft === next.secondsLeft ? before : next,
      )
    }
    look()
    const timer = setInterval(look, TICK_MS)
    return () => clearInterval(timer)
  }, [sheet])
  return current
}
