import type { Loader } from './functions'
import { shrink } from './shrink'
import { planOf, simulate } from './simulate'

/** Plays seeds from one on; the first that goes wrong, shrunk and written as a story, or null. */
export async function firstFailure(load: Loader, from: number, seeds: number): Promise<string | null> {
  for (let seed = from; seed < from + seeds; seed += 1) {
    const plan = planOf(seed)
    const { problems } = await simulate(plan, load)
    if (problems.length === 0) continue
    const { plan: shortest, outcome } = await shrink(plan, load)
    return [
      `seed ${seed}: ${shortest.steps.length} of ${plan.steps.length} steps`,
      ...outcome.story,
      ...outcome.problems,
    ].join('\n')
  }
  return null
}
