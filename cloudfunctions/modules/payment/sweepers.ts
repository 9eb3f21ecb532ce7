import { type Sweeper, sweeper } from '../../platform/sweep'
import { tendOrder } from './tend-order'

/** Facts nobody has settled yet, and orders nobody has paid. */
export const paymentSweepers: readonly Sweeper[] = [sweeper('orders', tendOrder)]
