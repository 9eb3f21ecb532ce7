import { DAY_MS } from '@shared/domain/calendar/units'
import { codeHolds, type ProvenCode, type ReadCode, readCode, STEP_MS } from '@shared/domain/codes/rotating'
import { codeMac } from '../../platform/vault'

/** One look at a proof covers the step of a moment and both its neighbours. */
const LOOK_MS = 3 * STEP_MS
/**
 * So old (a screenshot of yesterday), or so early (a phone whose clock runs ahead), a code is still
 * distinguished from a forged one.
 */
const OLDEST_MS = DAY_MS
const EARLIEST_MS = 600_000

export type Scanned =
  | { ok: true; code: ReadCode }
  /** `forged`: it looks like one of ours and its proof never was: a guess, to be counted. */
  | { ok: false; code: 'CODE_UNKNOWN' | 'CODE_EXPIRED'; forged: boolean }

/**
 * What was scanned or typed, its proof checked: a rotating code holds for its own step and the next; what is
 * typed is checked later.
 */
export function readScanned(text: string, now: number): Scanned {
  const code = readCode(text)
  if (!code) return { ok: false, code: 'CODE_UNKNOWN', forged: false }
  if (!('proof' in code) || codeHolds(code, now, codeMac)) return { ok: true, code }
  return wasShown(code, now)
    ? { ok: false, code: 'CODE_EXPIRED', forged: false }
    : { ok: false, code: 'CODE_UNKNOWN', forged: true }
}

function wasShown(code: ProvenCode, now: number): boolean {
  for (let at = now + EARLIEST_MS; at > now - OLDEST_MS; at -= LOOK_MS) {
    if (codeHolds(code, at, codeMac)) return true
  }
  return false
}
