import { type Sweeper, sweeper } from '../../platform/sweep'
import { tendConsent } from './tend-consent'

/** Points about to end, told to those who agreed to hear it. */
export const noticeSweepers: readonly Sweeper[] = [sweeper('consents', tendConsent)]
