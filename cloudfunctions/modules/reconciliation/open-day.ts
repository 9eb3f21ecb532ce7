import { retryAt } from '@shared/domain/back-off'
import type { BrandDoc } from '@shared/domain/brand/types'
import { addDays, dayOf, minuteOfDay, startOfDay } from '@shared/domain/calendar/day'
import { DAY_MS, MINUTE_MS } from '@shared/domain/calendar/units'
import { NEVER } from '@shared/domain/due'
import { auditCheckIdOf, billCheckIdOf } from '@shared/domain/ids'
import { LIMITS } from '@shared/domain/limits'
import { billsMatterAt } from '@shared/domain/merchant/belonging'
import type { MerchantDoc } from '@shared/domain/merchant/types'
import { BILL_TIME_ZONE, billWindow, newestBillDay } from '@shared/domain/reconciliation/bill-day'
import type { AuditCheckDoc, BillCheckDoc } from '@shared/domain/reconciliation/types'
import { cached } from '../../platform/cache'
import { find, insert, readMany } from '../../platform/database'
import { log } from '../../platform/log'
import { merchantsOf } from '../../platform/settings'
import type { SweepCount } from '../../platform/sweep'
import { wakeMembers } from '../perk/wake-members'
import { auditLateSince } from './newest-audit'

/** Yesterday's bill is ready by then, and no caller waits for the audit. */
const OPENS_AT_MINUTE = 10 * 60
/** Bills of days without a run are planned later, so far back. */
const MOST_DAYS_BACK = 7

const everyBrand = cached<BrandDoc[]>(() =>
  find('brands', {}, { orderBy: { _id: 'asc' }, limit: LIMITS.rowsPerQuery }),
)

/**
 * Brands whose planning failed on this instance, with a growing pause each: one brand's failure neither stops
 * nor wakes the others.
 */
const putOff = new Map<string, { fails: number; until: number }>()

interface Opening {
  brand: BrandDoc
  /** The moment of the brand's day at which it is planned. */
  at: number
  auditId: string
}

/**
 * Plans each brand's day once, after 10:00 of its clock: when the earliest brand is to be planned. 1 trip
 * once a brand's time has come.
 */
export async function nextOpeningAt(now: number): Promise<number> {
  const openings = await openingsOf(now)
  const done = await plannedAmong(openings.filter(({ at }) => at <= now))
  return Math.min(
    NEVER,
    ...openings.map(({ brand, at, auditId }) => {
      if (at > now) return at
      const pausedUntil = putOff.get(brand._id)?.until ?? 0
      return done.has(auditId) ? at + DAY_MS : Math.max(at, pausedUntil)
    }),
  )
}

/**
 * Plans the day of each brand that is to be planned: the bills since the newest one, the members that no run
 * would visit in time, and the audit, whose document says that the day is planned and is therefore written
 * last. Repeatable; a brand that fails is put off alone.
 */
export async function openDay(now: number, deadlineAt: number): Promise<SweepCount> {
  const open = (await openingsOf(now)).filter(
    ({ brand, at }) => at <= now && (putOff.get(brand._id)?.until ?? 0) <= now,
  )
  const done = await plannedAmong(open)
  const counted: SweepCount = { processed: 0, failed: 0, more: false }
  for (const { brand } of open.filter(({ auditId }) => !done.has(auditId))) {
    try {
      if (await openDayOf(brand, now, deadlineAt)) counted.processed += 1
      else counted.more = true
      putOff.delete(brand._id)
    } catch (error) {
      fail(brand._id, now, error)
      counted.failed += 1
    }
  }
  return counted
}

function fail(brandId: string, now: number, error: unknown): void {
  const { fails } = putOff.get(brandId) ?? { fails: 0 }
  log.error('day.not-planned', error, { brandId, fails })
  putOff.set(brandId, { fails: fails + 1, until: retryAt(now, fails) })
}

/** Every brand's opening today; one whose clock cannot be read is an alarm and left out. */
async function openingsOf(now: number): Promise<Opening[]> {
  return ((await everyBrand('')) ?? []).flatMap(brand => {
    try {
      const day = dayOf(now, brand.timeZone)
      const at = startOfDay(day, brand.timeZone) + OPENS_AT_MINUTE * MINUTE_MS
      return [{ brand, at, auditId: auditCheckIdOf(brand._id, day) }]
    } catch (error) {
      if ((putOff.get(brand._id)?.until ?? 0) <= now) fail(brand._id, now, error)
      return []
    }
  })
}

async function plannedAmong(openings: readonly Opening[]): Promise<Set<string>> {
  const checks = await readMany(
    'checks',
    openings.map(({ auditId }) => auditId),
  )
  return new Set(checks.map(({ _id }) => _id))
}

/** False when its members are not all woken in this turn: the next one goes on. */
async function openDayOf(brand: BrandDoc, now: number, deadlineAt: number): Promise<boolean> {
  for (const merchant of (await merchantsOf(brand._id)) ?? []) await planBills(merchant, now)
  if (!(await wakeMembers(brand, now, deadlineAt))) return false
  const day = dayOf(now, brand.timeZone)
  const audit: AuditCheckDoc = {
    ...planned(auditCheckIdOf(brand._id, day), brand._id, day, now),
    kind: 'audit',
    broken: [],
    liability: null,
    progress: null,
  }
  await insert('checks', audit)
  const lateSince = await auditLateSince(brand._id, day)
  if (lateSince)
    log.error('audit.late', new Error('no audit was finished for two days'), {
      brandId: brand._id,
      lateSince,
    })
  return true
}

async function planBills(merchant: MerchantDoc, now: number): Promise<void> {
  const bills = { mchid: merchant._id, kind: 'bill' as const }
  const [newest] = await find('checks', bills, { orderBy: { day: 'desc' }, limit: 1 })
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
      progress: null,
    }
    await insert('checks', bill)
  }
}

function planned(_id: string, brandId: string, day: string, now: number) {
  return { _id, brandId, day, state: 'due' as const, at: now, tries: 0, turn: null, dueAt: now }
}
