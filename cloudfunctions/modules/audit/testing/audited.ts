import { NO_CARRY } from '@shared/domain/audit/progress'
import type { Carry } from '@shared/domain/audit/types'
import type { CouponDoc } from '@shared/domain/coupon/types'
import { NEVER } from '@shared/domain/due'
import type { ExchangeDoc } from '@shared/domain/mall/types'
import { brandOf } from '../../../testing/people'
import type { Shop } from '../../../testing/shop'
import type { Auditing } from '../page'

/** What a step knows at the beginning, or behind a cursor. */
export const asking = (shop: Shop, cursor = '', carry: Carry = NO_CARRY): Auditing & { carry: Carry } => ({
  brand: brandOf(shop),
  now: shop.now(),
  cursor,
  carry,
})

/** A coupon with what audits look at. */
export const coupon = (_id: string, over: Partial<CouponDoc> = {}): CouponDoc =>
  ({
    _id,
    version: 1,
    brandId: 'shanze',
    memberId: 'shanze:openid-lin',
    batchId: 'shanze:autumn',
    ruleVersion: 1,
    origin: 'claim:shanze:autumn',
    commandId: 'command',
    token: `token-${_id}`,
    shardNumber: 0,
    state: 'EFFECTIVE',
    uses: [],
    usesLeft: 1,
    dueAt: NEVER,
    ...over,
  }) as CouponDoc

/** An exchange with what audits look at: ready to be fetched. */
export const exchange = (_id: string, over: Partial<ExchangeDoc> = {}): ExchangeDoc =>
  ({
    _id,
    brandId: 'shanze',
    memberId: 'shanze:openid-lin',
    commandId: `command-of-${_id}`,
    goodsId: 'shanze:tin',
    points: 40,
    period: '2026-11-22',
    state: 'ready',
    token: `token-${_id}`,
    shardId: 'shanze:tin:goods:0',
    lots: [],
    handed: null,
    returnToken: '',
    createdAt: 1,
    dueAt: NEVER,
    ...over,
  }) as ExchangeDoc
