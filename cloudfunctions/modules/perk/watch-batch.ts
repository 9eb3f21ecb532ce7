import type { MemberDoc } from '@shared/domain/account/types'
import { DAY_MS, MINUTE_MS } from '@shared/domain/calendar/units'
import { LIMITS } from '@shared/domain/limits'
import { perksOf } from '@shared/domain/perk/due-perks'
import { perkObstacle, watchAgainAt, wokenBy } from '@shared/domain/perk/hand-over'
import type { PerkWatchDoc } from '@shared/domain/perk/types'
import { now as clock } from '../../platform/clock'
import { _, find, insert, updateWhere } from '../../platform/database'
import { batchesById, brandById } from '../../platform/settings'
import { rulesOf } from '../coupon/rules-of'
import type { Receiving } from './hand-over'

const PAGE = 200
const AT_ONCE = 16
/** Puts a watch on a batch that has none to give. 1 trip, for the first who waits 2. */
export async function watchBatch(batchId: string, { brand, now }: Receiving): Promise<void> {
  const dueAt = now + MINUTE_MS
  if ((await updateWhere('perkWatches', { _id: batchId }, { dueAt: _.min(dueAt) })) === 1) return
  await insert('perkWatches', { _id: batchId, brandId: brand._id, tries: 0, cursor: '', dueAt })
}

/**
 * Queries a watched batch for stock and wakes as many of the members who wait for it as there is stock, page
 * by page from where the last turn stopped. Nothing to give → it is queried again, ever later; no member
 * waits → once a day, in case a member's row came after its watch.
 */
export async function processPerkWatch(watch: PerkWatchDoc, now: number, deadlineAt: number): Promise<void> {
  const [batches, brand] = await Promise.all([batchesById([watch._id]), brandById(watch.brandId)])
  if (!brand) throw new Error(`watch ${watch._id} belongs to an unknown brand`)
  const batch = batches.get(watch._id)
  const obstacle = perkObstacle(batch, batch ? await rulesOf(batch) : [], now, brand.timeZone)
  const stock = obstacle ? 0 : await stockOf(watch._id)
  if (stock === 0) {
    const waits = (await waitingFor(watch._id, '', 1)).length > 0
    const dueAt = waits ? watchAgainAt(watch.tries, now) : now + DAY_MS
    return keep(watch, { tries: watch.tries + 1, cursor: watch.cursor, dueAt })
  }
  let { cursor } = watch
  for (let woken = 0; woken < stock && clock() < deadlineAt; ) {
    const wanted = Math.min(PAGE, stock - woken)
    const page = await waitingFor(watch._id, cursor, wanted)
    await wake(watch._id, page, now)
    woken += page.length
    cursor = page.length < wanted ? '' : (page.at(-1)?._id ?? '')
    if (cursor === '') {
      const dueAt = woken === 0 && watch.cursor === '' ? now + DAY_MS : now + MINUTE_MS
      return keep(watch, { tries: 0, cursor, dueAt })
    }
  }
  return keep(watch, { tries: 0, cursor, dueAt: now + MINUTE_MS })
}

async function stockOf(batchId: string): Promise<number> {
  const shards = await find('stockShards', { ownerId: batchId, kind: 'batch' }, { limit: LIMITS.stockShards })
  return shards.reduce((sum, { open, left }) => sum + (open ? left : 0), 0)
}

const waitingFor = (batchId: string, after: string, limit: number): Promise<MemberDoc[]> =>
  find('members', { 'perks.owed.batchId': batchId, _id: _.gt(after) }, { orderBy: { _id: 'asc' }, limit })

/** Guarded by `seq`: a member who is booked on meanwhile is visited again, since the row still waits. */
async function wake(batchId: string, members: readonly MemberDoc[], now: number): Promise<void> {
  for (let first = 0; first < members.length; first += AT_ONCE) {
    await Promise.all(
      members.slice(first, first + AT_ONCE).map(async member => {
        const perks = wokenBy(batchId, perksOf(member), now)
        const guard = { _id: member._id, seq: member.seq }
        if (perks) await updateWhere('members', guard, { perks, calendarDueAt: now })
      }),
    )
  }
}

async function keep(
  { _id, dueAt: before }: PerkWatchDoc,
  next: Pick<PerkWatchDoc, 'tries' | 'cursor' | 'dueAt'>,
): Promise<void> {
  await updateWhere('perkWatches', { _id, dueAt: before }, next)
}
