import { type Sweeper, sweeper } from '../../platform/sweep'
import { processPerkWatch } from './watch-batch'

/** Batches that members wait for: asked for stock, so that the members need not ask. */
export const perkSweepers: readonly Sweeper[] = [sweeper('perkWatches', processPerkWatch)]
