import { BACK_OFF, pauseMs } from '../back-off'
import type { DeskTries } from './types'

export const DESK_TRIES = {
  /** Slips of the finger that cost no waiting. */
  free: 4,
  /** One failure is forgotten per this time: about 70 guesses a day at most, of 10,000 pairs of digits. */
  forgetMs: 1_200_000,
  /** So many look like guessing: a person is to look at it. */
  alarmAt: 10,
  /** What is counted at most, so that a stubborn scanner is not shut out for days. */
  most: 20,
} as const

/** Failures not forgotten by now. */
export function failuresLeft(tries: DeskTries | undefined, now: number): number {
  if (!tries) return 0
  return Math.max(
    0,
    Math.min(tries.failed, DESK_TRIES.most) - Math.floor((now - tries.at) / DESK_TRIES.forgetMs),
  )
}

/** How long this person has to wait before the next try, in ms; 0 = they may try. */
export function waitLeftMs(tries: DeskTries | undefined, now: number): number {
  if (!tries || tries.failed <= DESK_TRIES.free) return 0
  const doublings = Math.min(tries.failed, DESK_TRIES.most) - DESK_TRIES.free - 1
  return Math.max(0, tries.at + pauseMs(BACK_OFF.deskTries, doublings) - now)
}

export const oneFailureMore = (tries: DeskTries | undefined, now: number): DeskTries => ({
  failed: failuresLeft(tries, now) + 1,
  at: now,
})
