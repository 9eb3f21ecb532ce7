import type { MemberDoc } from '../account/types'
import type { Liability } from '../audit/types'
import { mulDivCeil } from '../money/exact'

export const NO_LIABILITY: Liability = {
  points: 0,
  debt: 0,
  pointsFen: 0,
  storedPrincipalFen: 0,
  storedBonusFen: 0,
}

type Account = Pick<MemberDoc, 'lots' | 'pending' | 'holds' | 'debt' | 'stored'>

/**
 * What the brand owes its people on brand-local day `today`: every point that could still be spent, waiting
 * and held ones too, and what they have paid in. `pointWorth` is ten-thousandths of a fen per point; the sum
 * is rounded up once.
 */
export function liabilityOf(members: readonly Account[], pointWorth: number, today: string): Liability {
  const rowsOf = ({ lots, pending, holds }: Account) => [
    ...lots.filter(lot => lot.day >= today),
    ...pending.filter(row => row.lotDay >= today),
    ...holds.flatMap(hold => hold.lots),
  ]
  const total = (amountOf: (member: Account) => number) =>
    members.reduce((so, member) => so + amountOf(member), 0)
  const points = total(member => rowsOf(member).reduce((so, row) => so + row.points, 0))
  return {
    points,
    debt: total(member => member.debt),
    pointsFen: mulDivCeil(points, pointWorth, 10_000),
    storedPrincipalFen: total(member => member.stored.principalFen),
    storedBonusFen: total(member => member.stored.bonusFen),
  }
}
