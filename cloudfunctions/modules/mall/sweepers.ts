import { type Sweeper, sweeper } from '../../platform/sweep'
import { tendExchange } from './tend-exchange'
import { tendShelf } from './tend-shelf'

/** Exchanges before the shelves they decide for; their holds follow with the members. */
export const mallSweepers: readonly Sweeper[] = [
  sweeper('exchanges', tendExchange),
  sweeper('shelves', tendShelf),
]
