import { type Sweeper, sweeper } from '../../platform/sweep'
import { processConsent } from './process-consent'

/** Points about to end, told to those who agreed to hear it. */
export const noticeSweepers: readonly Sweeper[] = [sweeper('consents', processConsent)]
