import type { Attribution, VisitDoc } from '@shared/domain/link/types'
import { type Books, type Invariant, say } from './books'

const HALF_HOUR_MS = 1_800_000
const slotOf = (at: number) => Math.floor(at / HALF_HOUR_MS)

/** Counting them gives each person once per path and half hour. */
export const visitsCountOncePerHalfHour: Invariant = {
  name: '同一个人半小时里走同一条路径只算一次',
  broken: ({ visits, links }) => {
    const keys = visits.map(({ memberId, linkId, at }) => `${memberId} ${linkId} ${slotOf(at)}`)
    return [
      ...keys.filter((key, i) => keys.indexOf(key) !== i).map(key => `${key} 记了两次`),
      ...visits.flatMap(visit => [
        ...say(
          links.some(({ _id, brandId }) => _id === visit.linkId && brandId === visit.brandId),
          `${visit._id} 走的路径不是这个品牌的`,
        ),
        ...say(visit.memberId.startsWith(`${visit.brandId}:`), `${visit._id} 的人不是这个品牌的`),
      ]),
    ]
  },
}

/** What is put down to a path names one of the brand, by which that person came before it happened. */
export const attributionNamesAVisit: Invariant = {
  name: '归功于路径的，那个人之前真的从那条路径来过',
  broken: books => {
    const known = new Set(books.visits.map(({ memberId, linkId, at }) => keyOf(memberId, linkId, at)))
    const came = (memberId: string, { linkId, at }: Attribution) =>
      idsOf(books, memberId).some(id => known.has(keyOf(id, linkId, at)))
    const named = [
      ...books.members.flatMap(({ _id, touches = [] }) =>
        touches.map(touch => ({ what: `${_id} 记着的`, memberId: _id, by: touch, before: Number.MAX_VALUE })),
      ),
      ...books.members.flatMap(({ _id, broughtBy, joinedAt }) =>
        broughtBy ? [{ what: `${_id} 入会`, memberId: _id, by: broughtBy, before: joinedAt }] : [],
      ),
      ...books.orders.flatMap(({ _id, memberId, broughtBy, paid }) =>
        broughtBy ? [{ what: `${_id} 付款`, memberId, by: broughtBy, before: paid?.at ?? 0 }] : [],
      ),
      ...books.exchanges.flatMap(({ _id, memberId, broughtBy, createdAt }) =>
        broughtBy ? [{ what: `${_id} 兑换`, memberId, by: broughtBy, before: createdAt }] : [],
      ),
    ]
    return named.flatMap(({ what, memberId, by, before }) => [
      ...say(came(memberId, by), `${what}：没有从 ${by.linkId} 来过`),
      ...say(by.at < before, `${what}：从 ${by.linkId} 来得比它晚`),
    ])
  },
}

const keyOf = (memberId: VisitDoc['memberId'], linkId: string, at: number) =>
  `${memberId} ${linkId} ${slotOf(at)}`

/** Every id of this person: those that became part of the card, and the card it became part of. */
function idsOf({ members }: Books, memberId: string): string[] {
  const card = members.find(({ _id, formerIds }) => _id === memberId || formerIds.includes(memberId))
  const survivor = members.find(({ _id }) => _id === card?.mergedInto)
  return [card, survivor].flatMap(each => (each ? [each._id, ...each.formerIds] : [])).concat(memberId)
}
