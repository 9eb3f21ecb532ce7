import type { Case } from './case'
import { emulatorTarget } from './emulator'
import { MANUAL_CASES } from './manual-cases'
import { agrees, resultOf } from './suite'
import type { Target } from './target'

let target: Target
beforeAll(async () => {
  target = await emulatorTarget()
})
afterAll(() => target.close())

test.each(MANUAL_CASES.map((one): [string, Case] => [one.name, one]))('%s', async (_, one) => {
  const result = await resultOf(target, one)
  // What was found is shown when they differ.
  expect([agrees(result, one.expected), result]).toEqual([true, result])
})
