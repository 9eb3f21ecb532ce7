import { type Sweeper, sweeper } from '../../platform/sweep'
import { processConsent } from './send-points-ending'

/** Points about to end, sent to members who consented. */
export const noticeSweepers: readonly Sweeper[] = [sweeper('consents', processConsent)]
