import { accept } from '@shared/contract'
import type { StoredDayEntry } from '@shared/contract/actions/stored-value'
import { dayOf } from '@shared/domain/calendar/day'
import { voidSpendCause } from '@shared/domain/ids'
import { type EntryAtCounter, isAtCounter } from '@shared/domain/points/entry-kinds'
import { mayVoidSpend } from '@shared/domain/stored-value/counter'
import { dayTotals } from '@shared/domain/stored-value/day-totals'
import { storeNames } from '../../modules/brand/store-view'
import { customerView } from '../../modules/staff/customer-view'
import { workPlace } from '../../modules/staff/work-place'
import { storedEntryView } from '../../modules/stored-value/stored-view'
import { allOf } from '../../platform/all-of'
import type { Handler, StaffContext } from '../../platform/context'
import { readMany } from '../../platform/database'

/**
 * What this store did with stored value today: totals and every movement, newest first. Journals first, found
 * by the counter their entries name, the ledger after them, so what is archived meanwhile is in one of the
 * two. 5 trips, 4 deep; +1 per 1,000 movements.
 */
export const openStoredDay: Handler<'storedValue.day'> = async (context, { storeId }) => {
  const { brand, now } = context
  const place = await workPlace(context, storeId)
  if (!place.ok) return place
  const day = dayOf(now, brand.timeZone)
  const booking = await allOf('members', { 'journal.counter.storeId': storeId })
  const archived = await allOf('ledger', { 'counter.storeId': storeId, day })
  const journals = booking.flatMap(member => member.journal)
  const movements = [...archived, ...journals]
    .filter(isAtCounter)
    .filter(entry => entry.counter.storeId === storeId && entry.day === day)
  const entries = [...new Map(movements.map(entry => [entry._id, entry])).values()]
  return accept({
    day,
    storeName: place.data.name,
    totals: dayTotals(entries),
    entries: await viewsOf(entries, context),
  })
}

async function viewsOf(
  entries: readonly EntryAtCounter[],
  { brand, staff, now }: StaffContext,
): Promise<StoredDayEntry[]> {
  const [members, clerks, storeName] = await Promise.all([
    readMany(
      'members',
      entries.map(entry => entry.memberId),
    ),
    readMany(
      'staff',
      entries.map(({ counter }) => counter.staffId),
    ),
    storeNames(brand._id),
  ])
  const memberOf = new Map(members.map(member => [member._id, member]))
  const nameOf = new Map(clerks.map(({ _id, name }) => [_id, name]))
  const booked = new Set(entries.map(entry => entry._id))
  return [...entries]
    .sort((a, b) => b.at - a.at)
    .map(entry => {
      const voided = booked.has(voidSpendCause(entry._id))
      return {
        entry: storedEntryView(entry, storeName),
        customerId: entry.memberId,
        customer: customerView(memberOf.get(entry.memberId), brand),
        clerkName: nameOf.get(entry.counter.staffId) ?? '',
        voided,
        mayVoid: entry.kind === 'spend' && !voided ? mayVoidSpend(entry, staff, now) : null,
      }
    })
}
