import { firstFailure } from '../first-failure'
import { loadFunctions } from '../functions'

/** Seeds of every run of the tests, in four files that run side by side; `.ci/run` plays 2,000. */
const QUARTER = 100
/** A failing seed is shrunk, which takes as long as playing it some dozens of times. */
export const LIMIT_MS = 600_000

export async function playQuarter(quarter: 1 | 2 | 3 | 4): Promise<void> {
  expect(await firstFailure(loadFunctions(), 1 + (quarter - 1) * QUARTER, QUARTER)).toBeNull()
}
