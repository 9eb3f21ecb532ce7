import { defects } from './defects'
import { loadFunctions } from './functions'
import { planOf, simulate } from './simulate'

test.each(defects)('seed $seed finds that $name', async defect => {
  const planted = await simulate(planOf(defect.seed), loadFunctions([defect, ...(defect.also ?? [])]))
  expect(planted.problems).not.toEqual([])
})

test('the same seeds find nothing in the functions that ship', async () => {
  const load = loadFunctions()
  for (const { seed } of defects) expect((await simulate(planOf(seed), load)).problems).toEqual([])
})
