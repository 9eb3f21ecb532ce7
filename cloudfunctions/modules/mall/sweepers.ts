import { type Sweeper, sweeper } from '../../platform/sweep'
import { processExchange } from './process-exchange'
import { processShelf } from './process-shelf'

/** Exchanges before the shelves they decide for; their holds follow with the members. */
export const mallSweepers: readonly Sweeper[] = [
  sweeper('exchanges', processExchange),
  sweeper('shelves', processShelf),
]
