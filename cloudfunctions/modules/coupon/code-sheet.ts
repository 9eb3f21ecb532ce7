import { STEP_MS, stepOf } from '@shared/domain/codes/rotating'

/** How long a phone can show fresh codes without the network. */
const SHEET_MS = 600_000

/** The codes of the next ten minutes, the first valid now; one per 30-second step. */
export function codeSheet<Shown extends { code: string }>(now: number, shownAt: (step: number) => Shown) {
  const first = stepOf(now)
  const steps = Array.from({ length: SHEET_MS / STEP_MS + 1 }, (_, i) => first + i)
  return {
    stepMs: STEP_MS,
    steps: steps.map(step => ({ fromAt: step * STEP_MS, ...shownAt(step) })),
    madeAt: now,
  }
}
