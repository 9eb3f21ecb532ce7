import { type Sweeper, sweeper } from '../../platform/sweep'
import { carryOut } from './carry-out'

/** Operations that are written and not carried out. */
export const operationSweepers: readonly Sweeper[] = [sweeper('operations', carryOut)]
