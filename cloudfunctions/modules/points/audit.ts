import { auditBatch, auditBucket } from '@shared/domain/coupon/audit'
import type { CouponDoc } from '@shared/domain/coupon/types'
import { auditExchange, auditGoods, auditShelf } from '@shared/domain/exchange/audit'
import type { MemberDoc } from '@shared/domain/member/types'
import type { OrderDoc } from '@shared/domain/order/types'
import { auditMember, auditOrder } from '@shared/domain/points/audit'
import type { LedgerEntry } from '@shared/domain/points/types'
import { allOf } from '../../platform/all-of'
import { _, readMany } from '../../platform/database'
import { bucketNumberOf } from '../coupon/unit'

export interface AuditLine {
  invariant: string
  ok: boolean
  /** The first broken promises in words; `''` when all hold. */
  detail: string
}

/** People and orders looked at together, so that their entries fit into memory and into one `in`. */
const GROUP = 100
const SHOWN = 20

/**
 * The nightly audit of one brand, read only (state-changes part 7): whatever happened, these sums hold. Trips grow with the data, so
 * nobody waits for it.
 */
export async function audit(brandId: string): Promise<AuditLine[]> {
  const [accounts, orders, stock] = [
    await auditAccounts(brandId),
    await auditOrders(brandId),
    await auditStock(brandId),
  ]
  return [
    line('每个账户等于它的分录之和，没有一笔记两次', accounts),
    line('每一单留下的积分等于它应得的', orders),
    line('每批券：剩余、在途与发出相加等于总数，没有人超领', stock),
    line('每件兑换品：剩余、在途与换出相加等于总数；每笔兑换只扣一次积分', await auditMall(brandId)),
  ]
}

function line(invariant: string, broken: readonly string[]): AuditLine {
  return { invariant, ok: broken.length === 0, detail: broken.slice(0, SHOWN).join('\n') }
}

async function auditAccounts(brandId: string): Promise<string[]> {
  const members = await allOf('members', { brandId })
  const broken: string[] = []
  for (const group of groupsOf(members)) {
    const ledger = await allOf('ledger', { memberId: _.in(group.map(member => member._id)) })
    for (const member of group) broken.push(...auditMember(member, entriesOf(member, ledger)))
  }
  return broken
}

/** As of the reading of the member: what was booked after it is not in the balances yet. */
function entriesOf(member: MemberDoc, ledger: readonly LedgerEntry[]): LedgerEntry[] {
  const archived = ledger.filter(entry => entry.memberId === member._id && entry.seq <= member.seq)
  return union(archived, member.journal)
}

/** An order with facts still to be settled is owed, not broken. */
async function auditOrders(brandId: string): Promise<string[]> {
  const orders = await allOf('orders', { brandId })
  const broken: string[] = []
  for (const group of groupsOf(orders.filter(order => order.settledV === order.v))) {
    const members = await readMany(
      'members',
      group.map(order => order.memberId).filter(id => id !== ''),
    )
    const ledger = await allOf('ledger', { ref: _.in(group.map(order => order._id)) })
    const entries = union(
      ledger,
      members.flatMap(member => member.journal),
    )
    for (const order of group) broken.push(...auditOrder(order, ofOrder(order, entries)))
  }
  return broken
}

function ofOrder(order: OrderDoc, entries: readonly LedgerEntry[]): LedgerEntry[] {
  return entries.filter(entry => entry.ref === order._id && entry.v <= order.v)
}

async function auditStock(brandId: string): Promise<string[]> {
  const [batches, buckets] = [await allOf('batches', { brandId }), await allOf('buckets', { brandId })]
  const coupons = await allOf('coupons', { brandId })
  const byBatch = new Map<string, CouponDoc[]>()
  for (const coupon of coupons) {
    byBatch.set(coupon.batchId, [...(byBatch.get(coupon.batchId) ?? []), coupon])
  }
  const couponsOf = (batchId: string) => byBatch.get(batchId) ?? []
  return [
    ...buckets.flatMap(each => auditBucket(each, bucketNumberOf(each._id), couponsOf(each.batchId))),
    ...batches.flatMap(batch => auditBatch(batch, couponsOf(batch._id))),
  ]
}

/** Decided exchanges with what their people hold and booked for them, then the shelves; one still open is owed, not broken. */
async function auditMall(brandId: string): Promise<string[]> {
  const exchanges = await allOf('exchanges', { brandId })
  const broken: string[] = []
  for (const group of groupsOf(exchanges.filter(({ state }) => state !== 'open'))) {
    const members = await withSurvivors(group.map(exchange => exchange.memberId))
    const ledger = await allOf('ledger', { ref: _.in(group.map(exchange => exchange._id)) })
    const seqOf = new Map(members.map(member => [member._id, member.seq]))
    const entries = union(
      ledger.filter(entry => entry.seq <= (seqOf.get(entry.memberId) ?? 0)),
      members.flatMap(member => member.journal),
    )
    const holds = members.flatMap(member => member.holds)
    for (const exchange of group) {
      const booked = entries.filter(entry => entry.ref === exchange._id)
      broken.push(...auditExchange(exchange, { holds }, booked))
    }
  }
  const [goods, shelves] = [await allOf('goods', { brandId }), await allOf('shelves', { brandId })]
  return [
    ...broken,
    ...shelves.flatMap(shelf => auditShelf(shelf, exchanges)),
    ...goods.flatMap(each => auditGoods(each, exchanges)),
  ]
}

/** These members and whoever they were merged into: a hold moves on with the person, its exchange does not. */
async function withSurvivors(ids: readonly string[]): Promise<MemberDoc[]> {
  const found = new Map<string, MemberDoc>()
  for (let asked = [...ids]; asked.length > 0; ) {
    const members = await readMany('members', asked)
    for (const member of members) found.set(member._id, member)
    asked = members.map(member => member.mergedInto).filter(id => id !== '' && !found.has(id))
  }
  return [...found.values()]
}

/** Each entry once, whether it stands in the ledger, in a journal or, between two steps of archiving, in both. */
function union(...lists: readonly (readonly LedgerEntry[])[]): LedgerEntry[] {
  return [...new Map(lists.flat().map(entry => [entry._id, entry])).values()]
}

function groupsOf<T>(items: readonly T[]): T[][] {
  const groups: T[][] = []
  for (let first = 0; first < items.length; first += GROUP) groups.push(items.slice(first, first + GROUP))
  return groups
}
