import type { CouponDoc, CouponUse } from '@shared/domain/coupon/types'
import type { StockShardDoc } from '@shared/domain/stock/types'
import { type Invariant, say } from './books'

/**
 * Every unit of a batch is in stock, promised, a coupon, or on its way back: exactly one of them
 * (docs/architecture/testing.md).
 */
export const stockIsConserved: Invariant = {
  name: '券的库存一张不多一张不少',
  broken: ({ stockShards, coupons }) =>
    stockShards.filter(isOfBatch).flatMap(shard => {
      const mine = coupons.filter(coupon => coupon.batchId === shard.ownerId && tookAUnitOf(shard, coupon))
      const out = mine.filter(({ returnToken }) => returnToken === undefined)
      const promised = shard.reservations.filter(
        row => !row.back && !mine.some(({ token }) => token === row.token),
      )
      const returning = shard.reservations.filter(
        row => row.back && mine.some(({ returnToken }) => returnToken === row.token),
      )
      const counted = shard.left + promised.length + returning.length + out.length
      return [
        ...say(shard.left >= 0, `${shard._id} 库存为负`),
        ...say(counted === shard.total, `${shard._id} 共 ${shard.total} 张，数出 ${counted} 张`),
      ]
    }),
}

export const limitsPerPersonHold: Invariant = {
  name: '每人领的不超过上限',
  broken: ({ batches, coupons }) =>
    batches.flatMap(batch => {
      // What a claimed pack holds comes from the claim too, but is of other batches.
      const claimed = coupons.filter(
        coupon => coupon.origin === `claim:${batch._id}` && coupon.batchId === batch._id,
      )
      const perPerson = new Map<string, number>()
      for (const { memberId } of claimed) perPerson.set(memberId, (perPerson.get(memberId) ?? 0) + 1)
      return [...perPerson].flatMap(([memberId, n]) =>
        say(
          n <= batch.limitPerMember,
          `${memberId} 领了 ${n} 张 ${batch.name}，上限 ${batch.limitPerMember}`,
        ),
      )
    }),
}

/**
 * Design.md part 6, 3–4: a coupon is used no oftener than it may be, each use in one store under one receipt.
 */
export const eachUseCountsOnce: Invariant = {
  name: '每张券只核销该有的次数',
  broken: ({ batches, terms, coupons }) =>
    coupons.flatMap(coupon => {
      const batch = batches.find(({ _id }) => _id === coupon.batchId)
      const issued = terms.find(({ _id }) => _id === `${coupon.batchId}:v${coupon.ruleVersion}`)
      const uses = coupon.uses.filter(use => !use.voided)
      // A pack is never used itself: it represents what it holds.
      const allowed = batch?.kind === 'pack' ? 0 : (issued?.rule.uses ?? 1)
      return [
        ...say(uses.length <= allowed, `${coupon._id} 用了 ${uses.length} 次，只能用 ${allowed} 次`),
        ...say(
          coupon.usesLeft === allowed - uses.length - (coupon.lapsedUses ?? 0) || isTombstone(coupon),
          `${coupon._id} 剩余次数对不上`,
        ),
        ...say(coupon.state !== 'USED' || coupon.usesLeft === 0, `${coupon._id} 标成用完，却还有次数`),
        ...say(coupon.state !== 'EFFECTIVE' || coupon.usesLeft > 0, `${coupon._id} 标成可用，却没有次数`),
        ...say(coupon.state !== 'EFFECTIVE' || !coupon.revoked, `${coupon._id} 已收回，却还能用`),
        ...say(everyUseHasItsOwn(coupon.uses), `${coupon._id} 有重复的核销`),
      ]
    }),
}

/**
 * What is issued keeps its terms: they are stored under the version a coupon states, and a batch's rule is
 * the one of its version.
 */
export const issuedCouponsKeepTheirTerms: Invariant = {
  name: '发出的券保留发出时的条款',
  broken: ({ batches, terms, coupons }) => {
    const ids = new Set(terms.map(({ _id }) => _id))
    const isPack = (batchId: string) => batches.some(({ _id, kind }) => _id === batchId && kind === 'pack')
    return [
      ...coupons
        // The mark of a merge lies among the coupons and is none; neither is the tombstone of a gift that was
        // never taken.
        .filter(({ _id, batchId, token }) => !_id.startsWith('merged:') && token !== '' && !isPack(batchId))
        .flatMap(({ _id, batchId, ruleVersion }) =>
          say(ids.has(`${batchId}:v${ruleVersion}`), `${_id} 的第 ${ruleVersion} 版条款不在`),
        ),
      ...batches.flatMap(batch => {
        // A draft has no terms: nothing is issued from it.
        if (batch.kind === 'pack' || batch.ruleVersion === 0) return []
        const own = terms.find(({ _id }) => _id === `${batch._id}:v${batch.ruleVersion}`)
        const same = JSON.stringify(own?.rule) === JSON.stringify(batch.rule)
        return say(same, `${batch._id} 的规则改了，版本却没有变`)
      }),
    ]
  },
}

/**
 * A pack that was opened holds all it promised, for the same person; and nothing exists from a pack that
 * never was.
 */
export const packsHoldWhatTheyPromise: Invariant = {
  name: '拆开的券包一张不少',
  broken: ({ coupons }) => {
    const existing = new Map(coupons.map(coupon => [coupon._id, coupon]))
    const opened = coupons.filter(({ state, contents }) => state === 'DELETED' && contents.length > 0)
    const packed = coupons.filter(coupon => isInsideAPack(coupon) && !isTombstone(coupon))
    return [
      ...opened.flatMap(pack =>
        pack.contents.flatMap((batchId, i) => {
          const coupon = existing.get(`${pack._id}:${i}`)
          const isRight = coupon?.batchId === batchId && coupon.memberId === pack.memberId
          return say(isRight, `${pack._id} 的第 ${i + 1} 张券不在`)
        }),
      ),
      ...packed.flatMap(({ _id, batchId }) => {
        const [, packId = '', place = ''] = /^(.*):(\d+)$/.exec(_id) ?? []
        const promised = existing.get(packId)?.contents[Number(place)]
        return say(promised === batchId, `${_id} 不在任何券包里`)
      }),
    ]
  },
}

/**
 * It was claimed or given and yet took no unit of its own batch; what comes by an exchange or a perk has
 * other reasons for that.
 */
const isInsideAPack = ({ shardNumber, origin }: CouponDoc) =>
  shardNumber === -1 && /^(claim|gift):/.test(origin)

/** A gift withdrawn before it was taken persists as a coupon that never took a unit. */
const isTombstone = (coupon: CouponDoc) => coupon.state === 'DEACTIVATED' && coupon.token === ''

const isOfBatch = ({ kind }: StockShardDoc) => kind === 'batch'

const tookAUnitOf = (shard: StockShardDoc, coupon: CouponDoc) =>
  !isTombstone(coupon) && shard._id === `${coupon.batchId}:batch:${coupon.shardNumber}`

const everyUseHasItsOwn = (uses: readonly CouponUse[]) =>
  new Set(uses.map(use => use.commandId)).size === uses.length &&
  new Set(uses.map(use => use.receiptNo)).size === uses.length
