import { type Sweeper, sweeper } from '../../platform/sweep'
import { processProposal } from './carry-out'

/** Adjustments that two people agreed on and nobody has booked yet. */
export const adjustSweepers: readonly Sweeper[] = [sweeper('proposals', processProposal)]
