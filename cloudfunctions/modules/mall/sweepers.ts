import { type Sweeper, sweeper } from '../../platform/sweep'
import { processExchange } from './process-exchange'

/** Their holds follow with the members. */
export const mallSweepers: readonly Sweeper[] = [sweeper('exchanges', processExchange)]
