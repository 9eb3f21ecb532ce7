import { giftCouponIdOf, isGiftCouponId } from '../ids'
import { newShards, shardCount, startShard } from '../stock/split'
import type { Reservation, StockShardDoc } from '../stock/types'
import { LIN, NOW } from '../test-brand'
import { auditBatch, auditBatchShard } from './audit'
import { batchStock, couponIdsOf, processClaim } from './batch-stock'
import { chooseSlot, readDuplicate } from './claim'
import { mintCoupon, tombstoneOf } from './mint'
import { batch as autumn } from './test-batch'
import type { CouponBatch, CouponDoc } from './types'
import { withdrawGift } from './withdraw-gift'

export type Outcome = 'claimed' | 'limit' | 'sold-out' | 'withdrawn'
/** Stops before every round trip, so a test can interleave it with others or never resume it. */
export type Process = Generator<undefined, Outcome | undefined, void>

/** Shards and coupons of one batch, and the flows of docs/architecture/coupons-and-stock.md upon them. */
export class Stock {
  readonly shards: StockShardDoc[]
  readonly coupons = new Map<string, CouponDoc>()
  private tokens = 0

  constructor(readonly batch: CouponBatch = autumn()) {
    this.shards = newShards(batchStock(batch))
  }

  *claim(commandId: string, memberId = LIN): Process {
    yield
    const existing = this.existingOf({ token: '', takenFor: commandId, memberId, at: NOW })
    const slot = chooseSlot(this.batch, memberId, existing, commandId)
    if (slot.kind === 'already') return 'claimed'
    if (slot.kind === 'limit') return 'limit'
    return yield* this.takeAndStand(
      { token: `t${this.tokens++}`, takenFor: commandId, memberId, at: NOW },
      slot.ids,
    )
  }

  *takeGift(orderId: string): Process {
    const commandId = giftCouponIdOf(orderId, 0)
    yield
    return yield* this.takeAndStand(
      { token: `t${this.tokens++}`, takenFor: commandId, memberId: LIN, at: NOW },
      [commandId],
    )
  }

  private *takeAndStand(reservation: Reservation, ids: string[]): Process {
    yield
    const start = startShard(reservation.memberId, shardCount(this.batch.total))
    const shard = [...this.shards.slice(start), ...this.shards].find(each => each.open && each.left > 0)
    if (!shard) return 'sold-out'
    shard.left--
    shard.reservations = [...shard.reservations, reservation]
    for (const couponId of ids) {
      yield
      const before = this.insert(couponId, reservation, this.shards.indexOf(shard))
      if (!before) return 'claimed'
      const duplicate = readDuplicate(before, reservation)
      if (duplicate.kind === 'taken') continue
      if (duplicate.giveBack) yield* this.giveBack(shard, reservation)
      return 'claimed'
    }
    yield* this.giveBack(shard, reservation)
    return isGiftCouponId(reservation.takenFor) ? 'withdrawn' : 'limit'
  }

  *process(k: number): Process {
    yield
    const shard = this.shards[k]
    if (!shard) return
    for (const reservation of [...shard.reservations]) {
      yield
      const decision = processClaim(reservation, k, this.batch, this.existingOf(reservation))
      yield
      if (decision.do === 'give-back') yield* this.giveBack(shard, reservation)
      if (decision.do === 'drop')
        shard.reservations = shard.reservations.filter(each => each.token !== reservation.token)
      if (decision.do === 'insert') this.insert(decision.couponId, reservation, k)
    }
    return undefined
  }

  *withdraw(orderId: string): Process {
    const _id = giftCouponIdOf(orderId, 0)
    for (;;) {
      yield
      const before = this.coupons.get(_id) ?? null
      const decision = withdrawGift(before)
      if (decision.do === 'nothing') return
      yield
      const now = this.coupons.get(_id)
      if (decision.do === 'insert' && !now) {
        const { batch } = this
        const { brandId, _id: batchId } = batch
        const place = { _id, brandId, batchId, memberId: LIN, origin: `gift:${orderId}` }
        this.coupons.set(_id, tombstoneOf(place, NOW))
      }
      if (decision.do === 'write' && now?.version === decision.before) this.coupons.set(_id, decision.next)
    }
  }

  private *giveBack(shard: StockShardDoc, { token }: Reservation): Process {
    yield
    if (!shard.reservations.some(each => each.token === token)) return
    shard.reservations = shard.reservations.filter(each => each.token !== token)
    shard.left++
    return undefined
  }

  /** Inserts unless a document exists there, which is then returned. */
  private insert(
    _id: string,
    { takenFor: commandId, token, memberId, at }: Reservation,
    k: number,
  ): CouponDoc | null {
    const before = this.coupons.get(_id)
    if (before) return before
    const origin = isGiftCouponId(_id) ? _id.slice(0, _id.lastIndexOf(':')) : `claim:${this.batch._id}`
    const given = {
      _id,
      batch: this.batch,
      memberId,
      origin,
      commandId,
      token,
      shardNumber: k,
      codeId: '',
      now: at,
    }
    this.coupons.set(_id, mintCoupon({ ...given, timeZone: 'Asia/Shanghai' }))
    return null
  }

  private existingOf(reservation: Reservation): CouponDoc[] {
    return couponIdsOf(reservation, this.batch).flatMap(id => this.coupons.get(id) ?? [])
  }

  run(process: Process): Outcome | undefined {
    for (;;) {
      const step = process.next()
      if (step.done) return step.value
    }
  }

  /** Sweepers until no reservation is left. */
  sweep(): this {
    for (let i = 0; i < 9; i++) for (const k of this.shards.keys()) this.run(this.process(k))
    return this
  }

  audit(): string[] {
    const coupons = [...this.coupons.values()]
    return [
      ...this.shards.flatMap(shard => auditBatchShard(shard, coupons)),
      ...auditBatch(this.batch, coupons),
      ...this.shards.filter(shard => shard.left < 0).map(shard => shard._id),
    ]
  }
}
