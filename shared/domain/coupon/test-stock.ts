import { giftCouponIdOf, isGiftCouponId } from '../ids'
import { LIN, NOW } from '../test-brand'
import { auditBatch, auditBucket } from './audit'
import { bucketCount, newBuckets, startBucket } from './bucket'
import { chooseSlot, readDuplicate } from './claim'
import { mintCoupon, tombstoneOf } from './mint'
import { couponIdsOf, processReservation } from './process-bucket'
import { batch as autumn } from './test-batch'
import type { BucketDoc, CouponBatch, CouponDoc, Reservation } from './types'
import { withdrawGift } from './withdraw-gift'

export type Outcome = 'claimed' | 'limit' | 'sold-out' | 'withdrawn'
/** Stops before every round trip, so a test can interleave it with others or never resume it. */
export type Process = Generator<undefined, Outcome | undefined, void>

/** Buckets and coupons of one batch, and the flows of docs/architecture/coupons-and-stock.md upon them. */
export class Stock {
  readonly buckets: BucketDoc[]
  readonly coupons = new Map<string, CouponDoc>()
  private tokens = 0

  constructor(readonly batch: CouponBatch = autumn()) {
    this.buckets = newBuckets(batch, 'stock-1')
  }

  *claim(commandId: string, memberId = LIN): Process {
    yield
    const existing = this.existingOf({ token: '', commandId, memberId, at: NOW })
    const slot = chooseSlot(this.batch, memberId, existing, commandId)
    if (slot.kind === 'already') return 'claimed'
    if (slot.kind === 'limit') return 'limit'
    return yield* this.takeAndStand({ token: `t${this.tokens++}`, commandId, memberId, at: NOW }, slot.ids)
  }

  *takeGift(orderId: string): Process {
    const commandId = giftCouponIdOf(orderId, 0)
    yield
    return yield* this.takeAndStand({ token: `t${this.tokens++}`, commandId, memberId: LIN, at: NOW }, [
      commandId,
    ])
  }

  private *takeAndStand(reservation: Reservation, ids: string[]): Process {
    yield
    const start = startBucket(reservation.memberId, bucketCount(this.batch.total))
    const bucket = [...this.buckets.slice(start), ...this.buckets].find(each => each.open && each.left > 0)
    if (!bucket) return 'sold-out'
    bucket.left--
    bucket.reservations = [...bucket.reservations, reservation]
    for (const couponId of ids) {
      yield
      const before = this.insert(couponId, reservation, this.buckets.indexOf(bucket))
      if (!before) return 'claimed'
      const duplicate = readDuplicate(before, reservation)
      if (duplicate.kind === 'taken') continue
      if (duplicate.giveBack) yield* this.giveBack(bucket, reservation)
      return 'claimed'
    }
    yield* this.giveBack(bucket, reservation)
    return isGiftCouponId(reservation.commandId) ? 'withdrawn' : 'limit'
  }

  *process(k: number): Process {
    yield
    const bucket = this.buckets[k]
    if (!bucket) return
    for (const reservation of [...bucket.reservations]) {
      yield
      const decision = processReservation(reservation, k, this.batch, this.existingOf(reservation))
      yield
      if (decision.do === 'give-back') yield* this.giveBack(bucket, reservation)
      if (decision.do === 'drop')
        bucket.reservations = bucket.reservations.filter(each => each.token !== reservation.token)
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

  private *giveBack(bucket: BucketDoc, { token }: Reservation): Process {
    yield
    if (!bucket.reservations.some(each => each.token === token)) return
    bucket.reservations = bucket.reservations.filter(each => each.token !== token)
    bucket.left++
    return undefined
  }

  /** Inserts unless a document exists there, which is then returned. */
  private insert(_id: string, { commandId, token, memberId, at }: Reservation, k: number): CouponDoc | null {
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
      bucketNumber: k,
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
    for (let i = 0; i < 9; i++) for (const k of this.buckets.keys()) this.run(this.process(k))
    return this
  }

  audit(): string[] {
    const coupons = [...this.coupons.values()]
    return [
      ...this.buckets.flatMap((bucket, k) => auditBucket(bucket, k, coupons)),
      ...auditBatch(this.batch, coupons),
      ...this.buckets.filter(bucket => bucket.left < 0).map(bucket => bucket._id),
    ]
  }
}
