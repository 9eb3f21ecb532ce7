import type { MemberDoc } from '../account/types'
import { NEVER } from '../due'
import { mergedMarkIdOf } from '../ids'
import { NO_SHARD } from './mint'
import type { CouponDoc } from './types'

/**
 * A tombstone beside a merged person's coupons, under an id that every claim of theirs reads anyway: the
 * limit per person then counts all their cards, and a person who was never merged pays no trip to learn that
 * they have only one. It is not a coupon of a member and never was.
 */
export function mergedMarkOf({ _id: memberId, brandId }: Pick<MemberDoc, '_id' | 'brandId'>): CouponDoc {
  const _id = mergedMarkIdOf(memberId)
  return {
    _id,
    version: 1,
    brandId,
    memberId: '',
    batchId: '',
    ruleVersion: 0,
    origin: 'merged',
    commandId: '',
    token: '',
    shardNumber: NO_SHARD,
    state: 'DEACTIVATED',
    validFrom: 0,
    validTo: 0,
    stores: [],
    usesLeft: 0,
    uses: [],
    revoked: true,
    takenAt: 0,
    lock: null,
    codeId: '',
    shortNo: '',
    contents: [],
    dueAt: NEVER,
  }
}
