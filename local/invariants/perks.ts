import type { MemberDoc } from '@shared/domain/account/types'
import type { CouponDoc } from '@shared/domain/coupon/types'
import type { GivenPerk } from '@shared/domain/perk/types'
import { type Books, type Invariant, say } from './books'

/** What the id of a perk's coupon says: `perk:<kind>:<period>:<brandId>:<batch>:<openid>`. */
function partsOf(couponId: string) {
  const [, kind = '', period = '', brand = '', code = '', openid = ''] = couponId.split(':')
  return { kind, period, batchId: `${brand}:${code}`, memberId: `${brand}:${openid}` }
}

/** Of a perk given as a pack, what it holds exists beside it under longer ids. */
const perkCoupons = ({ coupons }: Books): CouponDoc[] =>
  coupons.filter(({ _id }) => _id.startsWith('perk:') && _id.split(':').length === 6)

const isOf = (
  given: Pick<GivenPerk, 'batchId'> & { kind: string },
  perk: { kind: string; batchId: string },
) => given.kind === perk.kind && (perk.kind === 'birthday' || given.batchId === perk.batchId)

/**
 * At most one of each perk per card and period (the id alone allows one per batch), and none without a
 * decision.
 */
export const perksComeOncePerPeriod: Invariant = {
  name: '等级礼每人每期只有一份',
  broken: books => {
    const birthdays = new Map<string, number>()
    const undecided = perkCoupons(books).flatMap(({ _id, batchId, revoked }) => {
      const perk = partsOf(_id)
      const who = `${perk.memberId} ${perk.period}`
      // One that was taken back has made room for another.
      if (perk.kind === 'birthday' && !revoked) birthdays.set(who, (birthdays.get(who) ?? 0) + 1)
      const given = cardsOf(books, perk.memberId).flatMap(({ perks }) => perks?.given ?? [])
      const isDecided = given.some(row => isOf(row, perk) && row.period >= perk.period)
      return [
        ...say(isDecided, `${_id} 没有人决定要给`),
        ...say(batchId === perk.batchId, `${_id} 是另一批券`),
      ]
    })
    return [...undecided, ...[...birthdays].flatMap(([who, n]) => say(n === 1, `${who} 的生日礼有 ${n} 份`))]
  },
}

/** What was decided exists in the wallet of one of the person's cards, or is still owed. */
export const noPerkIsLost: Invariant = {
  name: '等级礼一份不丢',
  broken: books => {
    const existing = perkCoupons(books).map(({ _id }) => partsOf(_id))
    return books.members
      .filter(({ state }) => state === 'member')
      .flatMap(({ _id, formerIds, perks }) =>
        (perks?.given ?? [])
          .filter(({ batchId, skipped }) => batchId !== '' && !skipped)
          .flatMap(given => {
            const isOwed = perks?.owed.some(row => isOf(row, given)) === true
            const stands = existing.some(
              perk =>
                isOf(given, perk) &&
                perk.period === given.period &&
                [_id, ...formerIds].includes(perk.memberId),
            )
            return say(isOwed || stands, `${_id} 的 ${given.kind} ${given.period} 丢了`)
          }),
      )
  },
}

/** The card a perk was made for, and the card it was merged into. */
const cardsOf = ({ members }: Books, memberId: string): MemberDoc[] =>
  members.filter(({ _id, formerIds }) => _id === memberId || formerIds.includes(memberId))
