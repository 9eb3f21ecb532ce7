import type { IdentityDoc, MemberDoc } from '../account/types'
import type { BrandDoc } from '../brand/types'
import { HOUR_MS } from '../calendar/units'
import { sameEntry } from '../points/archive'
import { balancesOf } from '../points/balances'
import type { LedgerEntry } from '../points/types'
import { auditMember } from '../settlement/audit'
import { tierById } from '../tier/tier-of'

/**
 * One person as read: the ledger after the member, so that what is archived between the two is in one of
 * them.
 */
export interface Person {
  member: MemberDoc
  /** Entries of the ledger under the ids of this person, former ones too. */
  ledger: readonly LedgerEntry[]
  /** The ledger's entries under the ids that the journal's entries have, of any owner. */
  namesakes: readonly LedgerEntry[]
  /** The identity behind `phoneId`, if there is one. */
  phone: IdentityDoc | null
}

/** Broken promises of one person, in words; empty = all hold. */
export function auditPerson(person: Person, brand: Pick<BrandDoc, 'tiers'>, now: number): string[] {
  const { member, ledger } = person
  const archived = ledger.filter(entry => entry.memberId === member._id && entry.seq <= member.seq)
  const entries = [...new Map([...archived, ...member.journal].map(entry => [entry._id, entry])).values()]
  return [
    ...auditMember(member, entries),
    ...journalIsArchivable(person),
    ...dutiesAreDone(member, now),
    ...tierHasCause(member, entries, brand),
    ...losses(member, [...ledger, ...member.journal]),
    ...phoneIsTheirs(person),
  ]
}

/**
 * What waits to be archived is not in the ledger with another story: such an account can never be archived
 * again (C3).
 */
function journalIsArchivable({ member, namesakes }: Person): string[] {
  return member.journal.flatMap(entry => {
    const other = namesakes.find(({ _id }) => _id === entry._id)
    return other && !sameEntry(other, entry)
      ? [`${entry._id}: another entry of that id is in the ledger`]
      : []
  })
}

/** Nothing waits longer than any queue should: entries for the ledger, holds for their exchange. */
function dutiesAreDone({ _id, journal, holds }: MemberDoc, now: number): string[] {
  const oldest = Math.min(...journal.map(({ at }) => at))
  const old = holds.filter(({ until }) => until < now - HOUR_MS)
  return [
    ...(oldest < now - HOUR_MS ? [`${_id}: an entry has been in the journal for over an hour`] : []),
    ...old.map(({ exchangeId }) => `${_id}: the hold of ${exchangeId} is an hour over its time`),
  ]
}

/**
 * A tier above the growth was kept by a review; one that a raise gave falls with the growth that carried it
 * (C5).
 */
function tierHasCause(
  { _id, state, tier, growth, raises }: MemberDoc,
  entries: readonly LedgerEntry[],
  { tiers }: Pick<BrandDoc, 'tiers'>,
): string[] {
  const held = tierById(tier, tiers)
  if (state !== 'member' || held.threshold <= growth) return []
  const inOrder = [...entries].sort((a, b) => a.seq - b.seq)
  const last = inOrder.filter(entry => entry.tier).at(-1)
  const since = last ? inOrder.filter(({ seq }) => seq > last.seq) : []
  const fell = since.reduce((sum, entry) => sum + entry.growth, 0) < 0
  const carried = raises.some(
    raise => raise.tier === tier && growth < Math.min(raise.threshold, held.threshold),
  )
  const unsupported = carried || (last?.tier?.why === 'raised' && fell)
  return unsupported
    ? [`${_id}: ${tier} needs ${held.threshold}, growth is ${growth} and no review kept it`]
    : []
}

/** Refunds are forgiven only points that were lost: to a lot's end or to a closing (C1). */
function losses({ _id }: MemberDoc, entries: readonly LedgerEntry[]): string[] {
  const booked = balancesOf([...new Map(entries.map(entry => [entry._id, entry])).values()])
  const forgiven = -(booked['brand.forgiven'] ?? 0)
  const lost = (booked['brand.expired'] ?? 0) + (booked['brand.forfeited'] ?? 0)
  return forgiven > lost ? [`${_id}: ${forgiven} points forgiven, ${lost} ever lost`] : []
}

/**
 * The number on a card is reserved for that card: two cards with one number are two identities for one
 * person.
 */
function phoneIsTheirs({ member: { _id, formerIds, phoneId, mergedInto }, phone }: Person): string[] {
  if (phoneId === '' || mergedInto !== '') return []
  if (!phone) return [`${_id}: its phone number is reserved for nobody`]
  return [_id, ...formerIds].includes(phone.memberId)
    ? []
    : [`${_id}: its phone number is ${phone.memberId}'s`]
}
