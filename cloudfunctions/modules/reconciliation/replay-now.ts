import { accept, refuse } from '@shared/contract'
import type { Handler } from '../../platform/context'
import { read } from '../../platform/database'
import { differenceView } from './difference-view'
import { keepOutcome } from './process-difference'
import { replayDifference } from './replay-difference'

/** A person queries WeChat Pay about a difference once more; what the sweeper would do, now. Repeatable. */
export const replayNow: Handler<'reconciliation.replay'> = async ({ brand, now }, { differenceId }) => {
  const difference = await read('reconDiffs', differenceId)
  if (difference?.brandId !== brand._id) return refuse('DIFFERENCE_NOT_FOUND')
  if (difference.state === 'open') {
    await keepOutcome(difference, await replayDifference(difference, now), difference.dueAt, now)
  }
  return accept({ difference: differenceView((await read('reconDiffs', differenceId)) ?? difference) })
}
