import { type Sweeper, sweeper } from '../../platform/sweep'
import { sweepIdentity } from './release-identity'

/** Identities whose reservation or release was not confirmed. */
export const memberSweepers: readonly Sweeper[] = [sweeper('identities', sweepIdentity)]
