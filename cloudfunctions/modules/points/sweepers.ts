import { type Sweeper, sweeper } from '../../platform/sweep'
import { tendMember } from './tend-member'

/** Journals to archive, points that mature or end. */
export const pointsSweepers: readonly Sweeper[] = [sweeper('members', tendMember)]
