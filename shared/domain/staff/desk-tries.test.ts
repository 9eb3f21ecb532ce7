import { NOW } from '../test-brand'
import { DESK_TRIES, failuresLeft, oneFailureMore, waitLeftMs } from './desk-tries'
import type { DeskTries } from './types'

const MINUTE_MS = 60_000
const failed = (times: number, since?: DeskTries) =>
  Array.from({ length: times }).reduce<DeskTries | undefined>(tries => oneFailureMore(tries, NOW), since)

describe('M2: what was tried in vain at the desk', () => {
  test.each([
    [0, 0],
    [4, 0],
    [5, 15_000],
    [6, 30_000],
    [9, 240_000],
    [12, 30 * MINUTE_MS],
    [200, 30 * MINUTE_MS],
  ])('after %i failures in a row the next try waits %i ms', (times, waitMs) => {
    expect(waitLeftMs(failed(times), NOW)).toBe(waitMs)
    expect(waitLeftMs(failed(times), NOW + waitMs)).toBe(0)
  })

  test('is forgotten one by one, and the next failure counts on from what is left', () => {
    const tries = failed(6)
    expect(failuresLeft(tries, NOW + DESK_TRIES.forgetMs - 1)).toBe(6)
    expect(failuresLeft(tries, NOW + 2 * DESK_TRIES.forgetMs)).toBe(4)
    expect(oneFailureMore(tries, NOW + 2 * DESK_TRIES.forgetMs)).toMatchObject({ failed: 5 })
    expect(failuresLeft(tries, NOW + 100 * DESK_TRIES.forgetMs)).toBe(0)
    expect(failuresLeft(undefined, NOW)).toBe(0)
  })

  test('a stubborn guesser gets fewer than 120 tries in a day', () => {
    let tries: DeskTries | undefined
    let guesses = 0
    for (let now = NOW; now < NOW + 24 * 60 * MINUTE_MS; now += 1000) {
      if (waitLeftMs(tries, now) > 0) continue
      tries = oneFailureMore(tries, now)
      guesses++
    }
    expect(guesses).toBeLessThan(120)
  })
})
