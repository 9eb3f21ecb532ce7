import type { Loader } from './functions'
import { type Outcome, type Plan, simulate } from './simulate'

/**
 * A plan with as few steps as still go wrong: halves, then quarters, then single steps are left out as long
 * as what is left has a problem too. What each step draws moves with the steps before it, so it is tried, not
 * reasoned.
 */
export async function shrink(plan: Plan, load: Loader): Promise<{ plan: Plan; outcome: Outcome }> {
  let best = { plan, outcome: await simulate(plan, load) }
  for (let size = Math.ceil(plan.steps.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < best.plan.steps.length; ) {
      const { steps } = best.plan
      const shorter = { ...plan, steps: [...steps.slice(0, from), ...steps.slice(from + size)] }
      const outcome = await simulate(shorter, load)
      if (outcome.problems.length > 0) best = { plan: shorter, outcome }
      else from += size
    }
  }
  return best
}
