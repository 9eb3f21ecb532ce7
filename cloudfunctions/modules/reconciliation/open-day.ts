import type { BrandDoc } from '@shared/domain/brand/types'
import { addDays, dayOf, minuteOfDay } from '@shared/domain/calendar/day'
import { auditCheckIdOf, billCheckIdOf } from '@shared/domain/ids'
import { billsMatterAt } from '@shared/domain/merchant/belonging'
import type { MerchantDoc } from '@shared/domain/merchant/types'
import { BILL_TIME_ZONE, billWindow, newestBillDay } from '@shared/domain/reconciliation/bill-day'
import type { AuditCheckDoc, BillCheckDoc } from '@shared/domain/reconciliation/types'
import { cached } from '../../platform/cache'
import { find, insert, readMany } from '../../platform/database'
import { merchantsOf } from '../../platform/settings'
import { wakeMembers } from '../perk/wake-members'

/** Yesterday's bill is ready by then, and nobody waits for the audit. */
const OPENS_AT_MINUTE = 10 * 60
/** Bills of days on which nobody ran are made up for, so far back. */
const MOST_DAYS_BACK = 7
const MOST_BRANDS = 1000

const everyBrand = cached<BrandDoc[]>(() =>
  find('brands', {}, { orderBy: { _id: 'asc' }, limit: MOST_BRANDS }),
)

/**
 * Plans each brand's day once, after 10:00 of its clock: the bills since the newest one, the members nobody would look at in time, and the
 * audit, whose document says that the day is planned and is therefore written last. Says how many brands were planned. Repeatable. 1 trip
 * when nothing is to plan.
 */
export async function openDay(now: number): Promise<number> {
  const brands = ((await everyBrand('')) ?? []).filter(
    ({ timeZone }) => minuteOfDay(now, timeZone) >= OPENS_AT_MINUTE,
  )
  const idOf = (brand: BrandDoc) => auditCheckIdOf(brand._id, dayOf(now, brand.timeZone))
  const planned = new Set((await readMany('checks', brands.map(idOf))).map(check => check._id))
  const unplanned = brands.filter(brand => !planned.has(idOf(brand)))
  for (const brand of unplanned) await openDayOf(brand, now)
  return unplanned.length
}

async function openDayOf(brand: BrandDoc, now: number): Promise<void> {
  for (const merchant of (await merchantsOf(brand._id)) ?? []) await planBills(merchant, now)
  await wakeMembers(brand, now)
  const day = dayOf(now, brand.timeZone)
  const audit: AuditCheckDoc = {
    ...planned(auditCheckIdOf(brand._id, day), brand._id, day, now),
    kind: 'audit',
    broken: [],
    liability: null,
  }
  await insert('checks', audit)
}

async function planBills(merchant: MerchantDoc, now: number): Promise<void> {
  const mine = { mchid: merchant._id, kind: 'bill' as const }
  const [newest] = await find('checks', mine, { orderBy: { day: 'desc' }, limit: 1 })
  const last = newestBillDay(dayOf(now, BILL_TIME_ZONE), minuteOfDay(now, BILL_TIME_ZONE))
  const earliest = addDays(last, 1 - MOST_DAYS_BACK)
  const next = newest ? addDays(newest.day, 1) : last
  for (let day = next < earliest ? earliest : next; day <= last; day = addDays(day, 1)) {
    if (!billsMatterAt(merchant, billWindow(day).untilAt - 1)) continue
    const bill: BillCheckDoc = {
      ...planned(billCheckIdOf(merchant._id, day), merchant.brandId, day, now),
      kind: 'bill',
      mchid: merchant._id,
      payments: 0,
      paidFen: 0,
      refunds: 0,
      refundedFen: 0,
      differences: 0,
    }
    await insert('checks', bill)
  }
}

function planned(_id: string, brandId: string, day: string, now: number) {
  return { _id, brandId, day, state: 'due' as const, at: now, tries: 0, dueAt: now }
}
