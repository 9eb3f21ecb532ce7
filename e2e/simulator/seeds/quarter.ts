import { firstFailure } from '../first-failure'
import { loadFunctions } from '../functions'

/** Seeds of every run of the tests, in four files that run side by side; `npm run simulate` plays more. */
const SEEDS = 2_000
const QUARTER = SEEDS / 4

export function playQuarter(quarter: 1 | 2 | 3 | 4): void {
  const from = 1 + (quarter - 1) * QUARTER
  test(`seeds ${from} to ${from + QUARTER - 1} end with every invariant held and nothing owed`, async () => {
    expect(await firstFailure(loadFunctions(), from, QUARTER)).toBeNull()
  }, 600_000)
}
