import type { LedgerEntry, PointsEntry, RefundPrincipalEntry, SpendEntry } from '@shared/domain/points/types'
import type { MoneyPosting } from '@shared/domain/stored-value/types'

/** Lin's member id in the shop's setting. */
export const LIN_ID = 'shanze:openid-lin'
const AT = Date.parse('2026-11-22T02:24:00Z')

const own = (over: { seq?: number }, _id: string) => ({
  _id,
  brandId: 'shanze',
  memberId: LIN_ID,
  seq: 1,
  at: AT,
  day: '2026-11-22',
  ref: '' as const,
  version: 0 as const,
  postings: [],
  growth: 0,
  lotChanges: [],
  balance: 0,
  inputHash: '',
  ...over,
})
const counter = { storeId: 'shanze:yunqi', staffId: 'shanze:openid-chen' }

/** A perk's entry, the plainest there is. */
export const plain = (_id: string, over: Partial<PointsEntry> = {}): PointsEntry => ({
  ...own({}, _id),
  kind: 'perk',
  ...over,
})

/** Paid from stored value at the counter. */
export const spent = (_id: string, fen = 3000, left = 7000): SpendEntry => ({
  ...own({}, _id),
  kind: 'spend',
  counter,
  money: {
    postings: [
      { from: 'member.principal', to: 'brand.spent', fen: fen - 500 },
      { from: 'member.bonus', to: 'brand.spent', fen: 500 },
      { from: 'member.bonus', to: 'brand.granted', fen: 9 },
    ],
    balance: { principalFen: left - 1000, bonusFen: 1000 },
  },
  earnedBefore: { fen: 0, points: 0, growth: 0 },
  kept: 0,
  keptGrowth: 0,
  plan: {} as SpendEntry['plan'],
})

/** The same spending taken back. */
export const takenBack = ({ _id, money }: SpendEntry): LedgerEntry => ({
  ...own({ seq: 2 }, `${_id}:void`),
  kind: 'void-spend',
  counter,
  money,
  note: '',
})

/** Principal paid back at the counter, of these top-ups. */
export const paidBack = (
  _id: string,
  topUps: { ref: string; backFen: number }[],
  postings: MoneyPosting[] = [],
): RefundPrincipalEntry => ({
  ...own({}, _id),
  kind: 'refund-principal',
  counter,
  note: '退',
  money: { postings, balance: { principalFen: 0, bonusFen: 0 } },
  topUps: topUps.map(each => ({ fen: each.backFen, points: 0, growth: 0, ...each })),
})
