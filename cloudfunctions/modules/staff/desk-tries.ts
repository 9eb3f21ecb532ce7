import { accept, type Outcome, type Refusal, refuse } from '@shared/contract'
import { DESK_TRIES, oneFailureMore, waitLeftMs } from '@shared/domain/staff/desk-tries'
import type { DeskTries, StaffDoc } from '@shared/domain/staff/types'
import { redemptionText } from '@shared/text/redemption'
import type { StaffContext } from '../../platform/context'
import { _, updateWhere } from '../../platform/database'
import { log } from '../../platform/log'

const NO_TRIES: DeskTries = { failed: 0, at: 0 }

/**
 * The refusal of anything that can be guessed while this person has to wait, else null. No trip: the router
 * has read them.
 */
export function refuseWhileWaiting({ staff, now }: StaffContext): Refusal | null {
  const leftMs = waitLeftMs(staff.deskTries, now)
  return leftMs > 0 ? tooManyTries(leftMs) : null
}

/**
 * Counts a typed guess as failed *before* anything is looked up, guarded by what the router read: of many
 * sent at once one is looked at. What was right is taken back. One trip.
 */
export async function bookTry({ staff, now }: StaffContext): Promise<Outcome<DeskTries>> {
  const tries = oneFailureMore(staff.deskTries, now)
  const booked = await updateWhere('staff', unchanged(staff), { deskTries: tries })
  return booked === 1 ? accept(tries) : tooManyTries(1000)
}

/** The booked try was right. Guarded: what was counted meanwhile stays counted. One trip. */
export async function takeBackTry({ staff }: StaffContext, { failed, at }: DeskTries): Promise<void> {
  const booked = { _id: staff._id, 'deskTries.failed': failed, 'deskTries.at': at }
  await updateWhere('staff', booked, { deskTries: staff.deskTries ?? NO_TRIES })
}

/**
 * Counts a scanned code with a wrong proof, after the fact; every one of many at once. One trip, two when
 * another was counted meanwhile.
 */
export async function countFailure(context: StaffContext): Promise<void> {
  const { staff, now } = context
  const tries = oneFailureMore(staff.deskTries, now)
  const counted = await updateWhere('staff', unchanged(staff), { deskTries: tries })
  if (counted !== 1) {
    await updateWhere('staff', { _id: staff._id }, { 'deskTries.failed': _.inc(1), 'deskTries.at': now })
  }
  alarmAt(context, tries)
}

/** Alerts staff to a person who keeps guessing. */
export function alarmAt({ staff, brand, requestId }: StaffContext, { failed }: DeskTries): void {
  if (failed !== DESK_TRIES.alarmAt) return
  const guessing = new Error(`${failed} codes or numbers in vain`)
  log.error('desk.guessing', guessing, { brandId: brand._id, staffId: staff._id, requestId })
}

function tooManyTries(leftMs: number): Refusal {
  const seconds = Math.ceil(leftMs / 1000)
  return refuse('TOO_MANY_TRIES', redemptionText.tooManyTries(leftMs), { seconds })
}

/** The staff document as the router read it. */
function unchanged({ _id, deskTries }: StaffDoc) {
  return deskTries
    ? { _id, 'deskTries.failed': deskTries.failed, 'deskTries.at': deskTries.at }
    : { _id, deskTries: _.exists(false) }
}
