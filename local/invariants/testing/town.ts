import type { MemberDoc } from '@shared/domain/account/types'
import type { BrandDoc } from '@shared/domain/brand/types'
import { dayOf } from '@shared/domain/calendar/day'
import { batchStock } from '@shared/domain/coupon/batch-stock'
import { termsOf } from '@shared/domain/coupon/terms'
import type { CouponDoc } from '@shared/domain/coupon/types'
import { staffDayIdOf } from '@shared/domain/ids'
import { LIMITS } from '@shared/domain/limits'
import { goodsStock } from '@shared/domain/mall/goods-stock'
import type { ExchangeDoc } from '@shared/domain/mall/types'
import { createGuest } from '@shared/domain/member/create-guest'
import { addPaidBack } from '@shared/domain/order/add-fact'
import type { OrderDoc } from '@shared/domain/order/types'
import { archived, entriesToArchive, sameEntry } from '@shared/domain/points/archive'
import type { Written } from '@shared/domain/points/book'
import type { LedgerEntry } from '@shared/domain/points/types'
import { emptyStaffDay, reserve, type StaffCommand, type StaffDayDoc } from '@shared/domain/staff/staff-day'
import { newShards } from '@shared/domain/stock/split'
import type { Dump } from '../books'
import { BATCH, GOODS } from './brand'

/**
 * One run of a function: stops before every round trip, so a test can interleave it with others or never
 * resume it.
 */
export type Trips<T> = Generator<undefined, T, void>
export type Process = Trips<unknown>

/** What a command decides from (`bookOnMember`). */
export interface MemberSnapshot {
  member: MemberDoc
  /** The entries of every document on the way to it. */
  journal: LedgerEntry[]
}

/**
 * The documents of one brand's people, sales, goods and coupons, and the trips everything else is made of
 * (docs/architecture/state-changes.md).
 */
export class Town {
  readonly members = new Map<string, MemberDoc>()
  readonly ledger = new Map<string, LedgerEntry>()
  readonly orders = new Map<string, OrderDoc>()
  readonly exchanges = new Map<string, ExchangeDoc>()
  readonly goodsShards = byId(GOODS.flatMap(each => newShards(goodsStock(each))))
  readonly batchShards = byId(newShards(batchStock(BATCH)))
  readonly coupons = new Map<string, CouponDoc>()
  readonly staffDays = new Map<string, StaffDayDoc>()
  /** Counts writes: where nothing was written, nothing needs a look. */
  writes = 0
  private draws = 0

  constructor(
    readonly brand: BrandDoc,
    public now: number,
  ) {}

  dump(): Dump {
    const { members, ledger, orders, exchanges, staffDays } = this
    return {
      members: [...members.values()],
      ledger: [...ledger.values()],
      orders: [...orders.values()],
      exchanges: [...exchanges.values()],
      stockShards: [...this.batchShards.values(), ...this.goodsShards.values()],
      coupons: [...this.coupons.values()],
      goods: GOODS,
      batches: [BATCH],
      batchTerms: [termsOf(BATCH)],
      staffDays: [...staffDays.values()],
      brands: [this.brand],
    }
  }

  /** A token no other run draws, as the product's random ones. */
  drawn(kind: string): string {
    this.draws += 1
    return `${kind}-${this.draws}`
  }

  /** The one way a document changes. What was read is frozen: a change in place throws. */
  put<D extends { _id: string }>(collection: Map<string, D>, document: D): true {
    collection.set(document._id, frozen(document))
    this.writes += 1
    return true
  }

  *load(memberId: string): Trips<{ member: MemberDoc | null; journal: LedgerEntry[] }> {
    const journal: LedgerEntry[] = []
    for (let id = memberId; ; ) {
      yield
      const member = this.members.get(id)
      if (!member) return { member: null, journal }
      journal.push(...member.journal)
      if (member.mergedInto === '') return { member, journal }
      id = member.mergedInto
    }
  }

  /** Load, decide, write guarded by `seq`; a lost race begins again, a full journal is archived first. */
  *book<Other extends { kind: string }>(
    memberId: string,
    now: number,
    decide: (snapshot: MemberSnapshot) => Trips<Written | Other> | Written | Other,
  ): Trips<Extract<Written, { kind: 'booked' }> | Other | { kind: 'busy' }> {
    for (let attempt = 0; attempt < LIMITS.attempts; attempt += 1) {
      const { member, journal } = yield* this.load(memberId)
      const before = member ?? createGuest({ memberId, brand: this.brand, cardNo: memberId, now })
      const decided = decide({ member: before, journal })
      const decision = 'kind' in decided ? decided : yield* decided
      if (decision.kind === 'archive-first') yield* this.archive(before, now)
      else if (decision.kind !== 'booked') return decision as Other
      else {
        const booked = decision as Extract<Written, { kind: 'booked' }>
        if (yield* this.write(before, booked.next)) return booked
      }
    }
    return { kind: 'busy' }
  }

  *write(before: MemberDoc, next: MemberDoc): Trips<boolean> {
    yield
    const snapshot = this.members.get(before._id)
    if (before.seq === 0) return !snapshot && this.put(this.members, next)
    if (snapshot?.seq !== before.seq || snapshot.mergedInto !== '') return false
    return this.put(this.members, next)
  }

  /**
   * Reserves a command in the day of the one person at the counter, by one guarded write; false = it may not
   * be booked.
   */
  *reserve(
    staffId: string,
    command: Pick<StaffCommand, 'commandId' | 'kind' | 'memberId' | 'amount'>,
    most: number | null,
  ): Trips<boolean> {
    const { now, brand } = this
    const { commandId, kind, memberId, amount } = command
    yield
    const day = dayOf(now, brand.timeZone)
    const _id = staffDayIdOf(staffId, day)
    const snapshot = this.staffDays.get(_id) ?? emptyStaffDay(_id, { brandId: brand._id, staffId, day })
    const inputHash = `${kind} ${memberId} ${amount}`
    const row = { commandId, kind, memberId, amount, inputHash, ticketId: '', at: now }
    const decision = reserve(snapshot, row, most)
    if (decision.kind === 'write') return this.put(this.staffDays, decision.next)
    return decision.kind === 'reserved'
  }

  *archive(member: MemberDoc, now: number): Trips<void> {
    for (const entry of entriesToArchive(member)) {
      yield
      const snapshot = this.ledger.get(entry._id)
      if (snapshot && !sameEntry(snapshot, entry)) throw new Error(`${entry._id} differs in the ledger`)
      if (!snapshot) this.put(this.ledger, entry)
      for (const { ref, backFen } of entry.kind === 'refund-principal' ? entry.topUps : [])
        yield* this.paidBack(ref, backFen, now)
    }
    yield
    const snapshot = this.members.get(member._id)
    if (snapshot?.seq !== member.seq) return
    this.put(this.members, { ...snapshot, ...archived({ member, brand: this.brand, now }) })
  }

  /** Records on an order what the counter paid back of it; a top-up at the counter has none. */
  *paidBack(orderId: string, backFen: number, now: number): Trips<void> {
    for (let order = this.orders.get(orderId); order; order = this.orders.get(orderId)) {
      const decision = addPaidBack(order, backFen, now)
      if (decision.kind !== 'update') return
      yield
      const current = this.orders.get(orderId)
      if (current?.version !== decision.before) continue
      const { version, paidBackFen, dueAt, tries } = decision.order
      this.put(this.orders, { ...current, version, paidBackFen: paidBackFen ?? 0, dueAt, tries })
      return
    }
  }

  /** The entry of a cause, wherever it is stored; the journal was read first. */
  *booked(cause: string, journal: readonly LedgerEntry[]): Trips<LedgerEntry | null> {
    const snapshot = journal.find(({ _id }) => _id === cause)
    if (snapshot) return snapshot
    yield
    return this.ledger.get(cause) ?? null
  }
}

function frozen<V>(value: V): V {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  Object.values(value).forEach(frozen)
  return Object.freeze(value)
}

const byId = <D extends { _id: string }>(documents: readonly D[]) =>
  new Map(documents.map(document => [document._id, frozen(document)]))
