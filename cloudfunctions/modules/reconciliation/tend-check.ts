import { dayOf } from '@shared/domain/calendar/day'
import { NEVER, retryAt } from '@shared/domain/due'
import { liabilityOf } from '@shared/domain/reconciliation/liability'
import type { AuditCheckDoc, BillCheckDoc, CheckDoc } from '@shared/domain/reconciliation/types'
import { allOf } from '../../platform/all-of'
import { updateWhere } from '../../platform/database'
import { log } from '../../platform/log'
import { brandById } from '../../platform/settings'
import { audit } from '../points/audit'
import { compareDay } from './compare-day'

/** Longer than a function may run: nobody else begins the same check meanwhile. */
const TURN_MS = 120_000
/** With the longest pause of an hour, about a day. */
const MOST_TRIES = 24

/**
 * Does one planned check of a day, a bill or the audit. The turn is taken by a guarded write first, so a check that outlives the
 * function comes back later instead of every fifteen seconds; one that never succeeds is given up with an alarm.
 */
export async function tendCheck(check: CheckDoc, now: number): Promise<void> {
  const tries = check.tries + 1
  const comesAgainAt = Math.max(now + TURN_MS, retryAt(now, check.tries))
  const mine = await updateWhere(
    'checks',
    { _id: check._id, dueAt: check.dueAt },
    { tries, dueAt: comesAgainAt },
  )
  if (mine === 0) return
  const results = check.kind === 'bill' ? await compareDay(check, now) : await auditDay(check, now)
  if (results) await finish(check, { ...results, state: 'done', dueAt: NEVER })
  else if (tries >= MOST_TRIES) await giveUp(check)
}

async function auditDay({ brandId }: AuditCheckDoc, now: number): Promise<Partial<AuditCheckDoc> | null> {
  const brand = await brandById(brandId)
  if (!brand) return null
  const broken = (await audit(brandId)).filter(line => !line.ok)
  for (const { invariant, detail } of broken) {
    log.error('audit.broken', new Error('an invariant does not hold'), { brandId, invariant, detail })
  }
  const members = await allOf('members', { brandId })
  const liability = liabilityOf(members, brand.pointWorth, dayOf(now, brand.timeZone))
  return { broken: broken.map(({ invariant, detail }) => `${invariant}：${detail}`), liability }
}

async function giveUp(check: CheckDoc): Promise<void> {
  log.error('check.given-up', new Error('a daily check never succeeded'), { check: check._id })
  await finish(check, { state: 'given-up', dueAt: NEVER })
}

async function finish(
  { _id }: CheckDoc,
  results: Partial<AuditCheckDoc> | Partial<BillCheckDoc>,
): Promise<void> {
  await updateWhere('checks', { _id, state: 'due' }, { ...results })
}
