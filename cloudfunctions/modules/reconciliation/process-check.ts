import { auditBegun, brokenWords, finalLiability } from '@shared/domain/audit/progress'
import { retryAt } from '@shared/domain/back-off'
import { NEVER } from '@shared/domain/due'
import type { AuditCheckDoc, BillCheckDoc, CheckDoc } from '@shared/domain/reconciliation/types'
import { find, updateWhere } from '../../platform/database'
import { log } from '../../platform/log'
import { brandById } from '../../platform/settings'
import { BROKEN_OFF } from '../../platform/sweep'
import { auditTurn } from '../audit/audit-turn'
import { compareDay } from './compare-day'

/** Longer than a function may run: no other run begins the same check meanwhile. */
const TURN_MS = 120_000
/** With the longest pause of an hour, about a day. */
const MOST_TRIES = 24
const MOST_CHECKS = 100

/** What a turn came to: results, nothing to rely on yet, or more to do. */
type Turned =
  | { kind: 'done'; results: Partial<AuditCheckDoc> | Partial<BillCheckDoc> }
  | { kind: 'not-yet' }
  | { kind: 'more' }

/**
 * Does a turn of one planned check of a day, a bill or the audit. The turn is taken by a guarded write that
 * counts the try *before* the work, so a function that is killed has counted it, and a check that never
 * succeeds is given up, with an alarm, at the beginning of a turn. A turn that gets on sets the count back.
 * One check of a brand is worked on at a time.
 */
export async function processCheck(check: CheckDoc, now: number, deadlineAt: number): Promise<unknown> {
  if (check.tries >= MOST_TRIES) return giveUp(check)
  const ownCheck = await takeTurn(check, now)
  if (!ownCheck) return
  if (await isOtherRunFirst(ownCheck)) return leave(ownCheck, { tries: check.tries, dueAt: now + TURN_MS })
  const turned = await (ownCheck.kind === 'bill'
    ? billTurn(ownCheck, now, deadlineAt)
    : auditOf(ownCheck, now, deadlineAt))
  if (turned.kind === 'done') return leave(ownCheck, { ...turned.results, state: 'done', dueAt: NEVER })
  if (turned.kind === 'not-yet') return leave(ownCheck, {})
  await leave(ownCheck, { tries: 0, dueAt: now })
  return BROKEN_OFF
}

/** The check with the turn in hand; null when another run took it. */
async function takeTurn(check: CheckDoc, now: number): Promise<CheckDoc | null> {
  const turn = { beganAt: now, until: now + TURN_MS }
  const taken = {
    tries: check.tries + 1,
    turn,
    dueAt: Math.max(turn.until, retryAt(now, check.tries)),
  }
  const guard = { _id: check._id, dueAt: check.dueAt, state: 'due' as const }
  return (await updateWhere('checks', guard, taken)) === 1 ? { ...check, ...taken } : null
}

/** Of those at work on one brand's checks the first to begin goes on. */
async function isOtherRunFirst({ _id, brandId, turn }: CheckDoc): Promise<boolean> {
  const due = await find('checks', { brandId, state: 'due' }, { limit: MOST_CHECKS })
  const began = turn?.beganAt ?? 0
  return due.some(other => {
    if (other._id === _id || !other.turn || other.turn.until <= began) return false
    return other.turn.beganAt < began || (other.turn.beganAt === began && other._id < _id)
  })
}

/** The end of a turn, unless it took so long that another has begun since. */
async function leave(
  { _id, turn }: CheckDoc,
  results: Partial<AuditCheckDoc> | Partial<BillCheckDoc>,
): Promise<void> {
  await updateWhere(
    'checks',
    { _id, state: 'due', 'turn.beganAt': turn?.beganAt },
    { ...results, turn: null },
  )
}

async function billTurn(check: BillCheckDoc, now: number, deadlineAt: number): Promise<Turned> {
  const compared = await compareDay(check, now, { deadlineAt, keep: keeping(check) })
  if (!compared) return { kind: 'not-yet' }
  if (!compared.isDone) return { kind: 'more' }
  const { cursor: _last, ...results } = compared.progress
  const { brandId, mchid, day } = check
  if (results.differences > 0) {
    log.warn('reconciliation.differs', { brandId, mchid, day, count: results.differences })
  }
  return { kind: 'done', results: { ...results, progress: null } }
}

/** Writes how far a turn has come, unless it took so long that another has begun since. */
const keeping =
  ({ _id, turn }: CheckDoc) =>
  async (progress: CheckDoc['progress']): Promise<void> => {
    const far = { progress } as Partial<AuditCheckDoc> | Partial<BillCheckDoc>
    await updateWhere('checks', { _id, state: 'due', 'turn.beganAt': turn?.beganAt }, { ...far })
  }

async function auditOf(check: AuditCheckDoc, now: number, deadlineAt: number): Promise<Turned> {
  const brand = await brandById(check.brandId)
  if (!brand) return { kind: 'not-yet' }
  const from = check.progress ?? auditBegun()
  const { progress, isDone } = await auditTurn(
    { brand, now, deadlineAt },
    { ...from, turns: from.turns + 1 },
    keeping(check),
  )
  if (!isDone) return { kind: 'more' }
  const broken = brokenWords(progress)
  for (const words of broken) {
    log.error('audit.broken', new Error('an invariant does not hold'), { brandId: brand._id, words })
  }
  const liability = finalLiability(progress.liability, brand.pointWorth)
  return { kind: 'done', results: { broken, liability, progress: null } }
}

async function giveUp({ _id, tries }: CheckDoc): Promise<void> {
  log.error('check.given-up', new Error('a daily check never succeeded'), { check: _id, tries })
  await updateWhere('checks', { _id, state: 'due' }, { state: 'given-up', dueAt: NEVER, turn: null })
}
