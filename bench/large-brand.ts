import type { MemberDoc } from '@shared/domain/account/types'
import { dayOf } from '@shared/domain/calendar/day'
import { batchStock } from '@shared/domain/coupon/batch-stock'
import { mintCoupon } from '@shared/domain/coupon/mint'
import { allTermsOf } from '@shared/domain/coupon/terms'
import type { CouponBatch, CouponDoc } from '@shared/domain/coupon/types'
import { NEVER } from '@shared/domain/due'
import { claimedCouponIdOf, memberIdOf, stockShardIdOf } from '@shared/domain/ids'
import { createGuest } from '@shared/domain/member/create-guest'
import { joinMember } from '@shared/domain/member/join-member'
import { blankOrder } from '@shared/domain/order/create-order'
import type { OrderDoc } from '@shared/domain/order/types'
import { archived } from '@shared/domain/points/archive'
import type { LedgerEntry } from '@shared/domain/points/types'
import { settleOrder } from '@shared/domain/settlement/settle-order'
import { newShards, shardCount, startShard } from '@shared/domain/stock/split'
import { BRAND_ID, MCHID } from '../local/demo'
import { brand } from '../local/demo/brand'
import { batchesOf } from '../local/demo/offers'

/** A document with the name of its collection. */
export interface Made {
  collection: string
  document: { _id: string } & object
}

/**
 * What one person has done, by the domain's own rules: the account, its entries, and an order if there is
 * one.
 */
export interface Life {
  member: MemberDoc
  ledger: LedgerEntry[]
  orders: OrderDoc[]
}

/** How many batches the coupons of a large brand come from. */
const BATCHES = 50
/** Every fifth member has paid an order; all others have only joined. */
const ONE_PAYS_OF = 5
/** Placeholders of a person's ids in a life that is written for many. */
const OPENID = 'openid-of-a-bench-member'
const NUMBER = '0000000000'

/**
 * The documents of a brand of any size, made one at a time, so that no size needs memory. Coupons are claims
 * of 50 batches, evenly spread over members and shards; they come member by member, which keeps the indexes'
 * writes side by side.
 */
export function* largeBrand(size: { members: number; coupons: number }, now: number): Generator<Made> {
  const each = Math.round(size.coupons / size.members)
  const batches = benchBatches(size.coupons, now)
  const handedOut = new Map<string, number>()
  const joined = copiesOf(joinedLife(now))
  const paid = copiesOf(paidLife(now))
  const coupon = couponsOf(batches, now)
  for (let n = 0; n < size.members; n += 1) {
    yield* documentsOf((n % ONE_PAYS_OF === 0 ? paid : joined)(n))
    for (let i = 0; i < each; i += 1) {
      const document = coupon(n, (n * each + i) % BATCHES)
      const shardId = stockShardIdOf('batch', document.batchId, document.shardNumber)
      handedOut.set(shardId, (handedOut.get(shardId) ?? 0) + 1)
      yield { collection: 'coupons', document }
    }
  }
  for (const document of batches) yield { collection: 'batches', document }
  for (const document of allTermsOf(batches)) yield { collection: 'batchTerms', document }
  for (const shard of batches.flatMap(batch => newShards(batchStock(batch)))) {
    const document = { ...shard, left: 0, total: handedOut.get(shard._id) ?? 0 }
    yield { collection: 'stockShards', document }
  }
}

function* documentsOf({ member, ledger, orders }: Life): Generator<Made> {
  yield { collection: 'members', document: member }
  for (const document of ledger) yield { collection: 'ledger', document }
  for (const document of orders) yield { collection: 'orders', document }
}

/** The same life for the n-th person: only ids and numbers differ. */
export function copiesOf(life: Life): (n: number) => Life {
  const text = JSON.stringify(life)
  return n => JSON.parse(text.replaceAll(OPENID, openidOf(n)).replaceAll(NUMBER, numberOf(n))) as Life
}

/** A person who joined and did nothing else; archived. */
function joinedLife(now: number): Life {
  const member = createGuest({ memberId: memberIdOf(BRAND_ID, OPENID), brand, cardNo: NUMBER, now })
  return archivedLife(
    { member: booked(joinMember({ member, brand, phone: null, now })), ledger: [], orders: [] },
    now,
  )
}

/**
 * A person who joined and paid 68 yuan; `isArchived`: what it brought is in the ledger and no longer in the
 * journal.
 */
export function paidLife(now: number, { isArchived = true } = {}): Life {
  const { member: joined, ledger } = joinedLife(now)
  const origin = {
    mchid: MCHID,
    outTradeNo: NUMBER,
    brandId: BRAND_ID,
    storeId: '',
    memberId: joined._id,
    source: 'till' as const,
  }
  const paid = {
    transactionId: NUMBER,
    at: now,
    day: dayOf(now, brand.timeZone),
    totalFen: 6_800,
    payerFen: 6_800,
    promotions: [],
  }
  const order = { ...blankOrder(origin, now), version: 1, amountFen: 6_800, paid }
  const member = booked(settleOrder({ member: joined, order, newest: null, brand, campaigns: [], now }))
  const settled = { ...order, settledVersion: 1, keptPoints: 68, dueAt: NEVER }
  const life = { member, ledger, orders: [settled] }
  return isArchived ? archivedLife(life, now) : life
}

function archivedLife({ member, ledger, orders }: Life, now: number): Life {
  const archivedMember = { ...member, ...archived({ member, brand, now }) }
  return { member: archivedMember, ledger: [...ledger, ...member.journal], orders }
}

function booked(decision: { kind: string; next?: MemberDoc }): MemberDoc {
  if (decision.kind !== 'booked' || !decision.next) throw new Error(`the bench's own life: ${decision.kind}`)
  return decision.next
}

export function benchBatches(coupons: number, now: number): CouponBatch[] {
  const [like] = batchesOf(now)
  if (!like) throw new Error('the demo offers nothing')
  const total = Math.ceil(coupons / BATCHES)
  return Array.from({ length: BATCHES }, (_none, b) => {
    const _id = `${BRAND_ID}:bench-${String(b).padStart(2, '0')}`
    return { ...like, _id, name: `测量用券 ${b}`, total, limitPerMember: 1 }
  })
}

/** The n-th person's claim of one of the batches. */
export function couponsOf(batches: readonly CouponBatch[], now: number): (n: number, b: number) => CouponDoc {
  const texts = batches.map(batch => JSON.stringify(claimOf(batch, now)))
  return (n, b) => {
    const { total = 0 } = batches[b] ?? {}
    const text = (texts[b] ?? '').replaceAll(OPENID, openidOf(n)).replaceAll(NUMBER, numberOf(n))
    const shardNumber = startShard(memberIdOf(BRAND_ID, openidOf(n)), shardCount(total))
    return { ...(JSON.parse(text) as CouponDoc), shardNumber }
  }
}

function claimOf(batch: CouponBatch, now: number): CouponDoc {
  const memberId = memberIdOf(BRAND_ID, OPENID)
  return mintCoupon({
    _id: claimedCouponIdOf(batch._id, memberId, 1),
    batch,
    memberId,
    origin: `claim:${batch._id}`,
    commandId: `bench-command-${NUMBER}`,
    token: `token-${NUMBER}`,
    shardNumber: 0,
    codeId: `code-${NUMBER}`,
    now,
    timeZone: brand.timeZone,
  })
}

/** As long as WeChat's. */
const openidOf = (n: number) => `oBench${String(n).padStart(22, '0')}`
const numberOf = (n: number) => String(1_000_000_000 + n)
