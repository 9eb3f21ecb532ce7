import { type Sweeper, sweeper } from '../../platform/sweep'
import { processOrder } from './process-order'

/** Facts nobody has settled yet, and orders nobody has paid. */
export const paymentSweepers: readonly Sweeper[] = [sweeper('orders', processOrder)]
