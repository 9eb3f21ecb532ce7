import { codeSheet } from './code-sheet'

const STEP_MS = 30_000
const first = 60_000_000

test.each([
  ['at the beginning of a step', first],
  ['in its last millisecond', first + STEP_MS - 1],
])('a sheet made %s has the codes of the next ten minutes, the first valid now', (_when, now) => {
  const { steps, stepMs, madeAt } = codeSheet(now, step => ({ code: `code-${step}`, digits: String(step) }))
  expect([stepMs, madeAt, steps.length]).toEqual([STEP_MS, now, 21])
  expect(steps[0]).toEqual({ fromAt: first, code: 'code-2000', digits: '2000' })
  expect(steps[20]).toEqual({ fromAt: first + 20 * STEP_MS, code: 'code-2020', digits: '2020' })
})
