import { type Sweeper, sweeper } from '../../platform/sweep'
import { processLink } from './process-link'
import { processVisit } from './process-visit'

/** Visits a dead function has left unremembered; addresses that WeChat would let die. */
export const linkSweepers: readonly Sweeper[] = [
  sweeper('visits', processVisit),
  sweeper('links', processLink),
]
