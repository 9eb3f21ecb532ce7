import { type Sweeper, sweeper } from '../../platform/sweep'
import { processProposal } from './carry-out'

/** Adjustments that two people approved and that are not booked yet. */
export const adjustSweepers: readonly Sweeper[] = [sweeper('proposals', processProposal)]
