import { accept } from '@shared/contract'
import type { InvitationView, StaffView } from '@shared/contract/actions/staff'
import { addDays, dayOf } from '@shared/domain/calendar/day'
import { LIMITS } from '@shared/domain/limits'
import { versionOf } from '@shared/domain/staff/change-staff'
import { mayGive, ROLES_GIVEN_BY } from '@shared/domain/staff/giving'
import { isShown } from '@shared/domain/staff/invitation'
import { worksAt, worksEverywhere } from '@shared/domain/staff/scope'
import { type InvitationDoc, STAFF_ROLES, type StaffDoc } from '@shared/domain/staff/types'
import { brandView } from '../../modules/brand/brand-view'
import { workPlaces } from '../../modules/staff/work-place'
import type { Handler, StaffContext } from '../../platform/context'
import { _, find } from '../../platform/database'

const DAYS = 7

/** Who works where and who is invited, as far as the caller's own stores go. 3 trips, 1 deep. */
export const listStaff: Handler<'staff.list'> = async context => {
  const { brand, staff, now } = context
  const of = { brandId: brand._id }
  const [people, invitations, lastDays, stores] = await Promise.all([
    find('staff', of, { limit: LIMITS.rowsPerQuery }),
    find('invitations', of, { limit: LIMITS.rowsPerQuery }),
    lastDaysOf(context),
    workPlaces(context),
  ])
  const seen = people.filter(person => person.active && isSeenBy(staff, person.stores))
  return accept({
    brand: brandView(brand),
    people: seen
      .slice(0, LIMITS.staffShown)
      .map(person => viewOf(person, staff, lastDays.get(person._id) ?? ''))
      .sort(byRank),
    invitations: invitations
      .filter(invitation => isShown(invitation, now) && isSeenBy(staff, invitation.stores))
      .sort((a, b) => b.createdAt - a.createdAt)
      .map(invitation => invitationView(invitation, people)),
    stores: stores.map(({ _id, name }) => ({ id: _id, name })),
    everywhere: worksEverywhere(staff),
    roles: [...ROLES_GIVEN_BY[staff.role]],
    now,
  })
}

/** A manager of some stores sees who works in one of them. */
const isSeenBy = (viewer: StaffDoc, stores: readonly string[]): boolean =>
  worksEverywhere(viewer) || stores.some(id => worksAt(viewer, id))

/** The newest of the last days on which each booked something by hand. */
async function lastDaysOf({ brand, now }: StaffContext): Promise<Map<string, string>> {
  const today = dayOf(now, brand.timeZone)
  const days = Array.from({ length: DAYS }, (_none, i) => addDays(today, -i))
  const found = await find(
    'staffDays',
    { brandId: brand._id, day: _.in(days) },
    { limit: LIMITS.rowsPerQuery, only: ['staffId', 'day'] },
  )
  const newestLast = found.sort((a, b) => (a.day < b.day ? -1 : 1))
  return new Map(newestLast.map(({ staffId, day }) => [staffId, day]))
}

const viewOf = (person: StaffDoc, viewer: StaffDoc, lastDay: string): StaffView => ({
  staffId: person._id,
  name: person.name,
  role: person.role,
  stores: person.stores,
  version: versionOf(person),
  createdAt: person.createdAt,
  lastDay,
  isSelf: person._id === viewer._id,
  mayChange: person._id !== viewer._id && mayGive(viewer, person),
})

const RANK = [...STAFF_ROLES].reverse()
const byRank = (a: StaffView, b: StaffView) =>
  RANK.indexOf(a.role) - RANK.indexOf(b.role) || a.createdAt - b.createdAt

function invitationView(
  { _id, role, stores, state, name, by, until }: InvitationDoc,
  people: readonly StaffDoc[],
): InvitationView {
  const byName = people.find(person => person._id === by)?.name ?? ''
  const isOpen = state === 'open'
  return {
    invitationId: _id,
    role,
    stores,
    state: isOpen ? 'open' : 'taken',
    takenByName: isOpen ? '' : name,
    byName,
    until,
  }
}
