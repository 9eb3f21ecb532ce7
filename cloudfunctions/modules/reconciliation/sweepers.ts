import { now } from '../../platform/clock'
import { type Sweeper, sweeper } from '../../platform/sweep'
import { finishDecision } from './decide-inbox'
import { nextOpeningAt, openDay } from './open-day'
import { processCheck } from './process-check'
import { processDifference } from './process-difference'

const planner: Sweeper = {
  name: 'day',
  nextDueAt: () => nextOpeningAt(now()),
  sweep: ({ deadlineAt }) => openDay(now(), deadlineAt),
}

/** The day is planned, then checked, then asked about. */
export const reconciliationSweepers: readonly Sweeper[] = [
  planner,
  sweeper('checks', processCheck, { atOnce: 1 }),
  sweeper('reconDiffs', processDifference),
  sweeper('inbox', finishDecision),
]
