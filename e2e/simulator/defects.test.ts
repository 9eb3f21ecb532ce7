import seeds from './defect-seeds.json'
import { defects } from './defects'
import { loadFunctions } from './functions'
import { planOf, simulate } from './simulate'

const seedOf = (id: string): number => new Map(Object.entries(seeds)).get(id) ?? 0

test('every planted defect has the seed that finds it', () => {
  expect(Object.keys(seeds).sort()).toEqual(defects.map(({ id }) => id).sort())
})

test.each(defects.map(defect => ({ ...defect, seed: seedOf(defect.id) })))(
  '$id: seed $seed finds that $name',
  async defect => {
    const planted = await simulate(planOf(defect.seed), loadFunctions([defect, ...(defect.also ?? [])]))
    expect(planted.problems).not.toEqual([])
  },
)

test('the same seeds find nothing in the functions that ship', async () => {
  const load = loadFunctions()
  for (const seed of new Set(Object.values(seeds)))
    expect((await simulate(planOf(seed), load)).problems).toEqual([])
})
