import { type Sweeper, sweeper } from '../../platform/sweep'
import { processOrder } from './process-order'

/** Facts not settled yet, and orders not paid. */
export const paymentSweepers: readonly Sweeper[] = [sweeper('orders', processOrder)]
