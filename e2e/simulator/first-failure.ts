import type { Loader } from './functions'
import { shrink } from './shrink'
import { planOf, simulate } from './simulate'

/**
 * Plays seeds from one on; the first that goes wrong, shrunk and written as a story, or null. `onDone`: what
 * each seed has carried out.
 */
export async function firstFailure(
  load: Loader,
  from: number,
  seeds: number,
  onDone: (done: ReadonlySet<string>) => void,
): Promise<string | null> {
  for (let seed = from; seed < from + seeds; seed += 1) {
    const plan = planOf(seed)
    const { done, problems } = await simulate(plan, load)
    onDone(done)
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
