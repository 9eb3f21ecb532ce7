import { mulDivCeil } from '../money/exact'
import { NO_LIABILITY } from '../reconciliation/liability'
import { AUDIT_STEPS, type AuditProgress, type AuditStep, type Carry, type Liability } from './types'

/** The promise each step checks, for the people who read the finance page. */
export const AUDIT_PROMISES: Record<AuditStep, string> = {
  people: '每个账户等于它的分录之和，没有一笔记两次，等级和手机号都有依据',
  orders: '每一单留下的积分等于它应得的，限额都记着',
  coupons: '没有人超领，没有券多用',
  batchShards: '每批券：剩余、在途与发出相加等于总数',
  exchanges: '每笔兑换只扣一次积分，没有人超兑',
  goodsShards: '每件兑换品：剩余、在途与换出相加等于总数',
}

/** What one page found. */
export interface AuditPage {
  broken: string[]
  looked: number
  /** `''` when the step is done. */
  next: string
  carry?: Carry
  liability?: Liability
}

export const NO_CARRY: Carry = { key: '', count: 0 }
/** So many broken promises of a step are shown in words; all are counted. */
const MOST_SHOWN = 20

export const auditBegun = (): AuditProgress => ({
  step: AUDIT_STEPS[0],
  cursor: '',
  carry: NO_CARRY,
  broken: [],
  liability: NO_LIABILITY,
  looked: 0,
  turns: 0,
})

/** The progress after a page; null when that was the last page of the last step. */
export function afterPage(
  progress: AuditProgress,
  page: AuditPage,
): { progress: AuditProgress; isDone: boolean } {
  const { step } = progress
  const following = AUDIT_STEPS[AUDIT_STEPS.indexOf(step) + 1]
  const moved =
    page.next !== ''
      ? { cursor: page.next, carry: page.carry ?? NO_CARRY }
      : { step: following ?? step, cursor: '', carry: NO_CARRY }
  return {
    isDone: page.next === '' && following === undefined,
    progress: {
      ...progress,
      ...moved,
      broken: withBroken(progress.broken, step, page.broken),
      liability: page.liability ? sumOf(progress.liability, page.liability) : progress.liability,
      looked: progress.looked + page.looked,
    },
  }
}

function withBroken(
  rows: AuditProgress['broken'],
  step: AuditStep,
  found: readonly string[],
): AuditProgress['broken'] {
  if (found.length === 0) return rows
  const { count, shown } = rows.find(row => row.step === step) ?? { count: 0, shown: [] }
  const row = { step, count: count + found.length, shown: [...shown, ...found].slice(0, MOST_SHOWN) }
  return [...rows.filter(other => other.step !== step), row]
}

function sumOf(a: Liability, b: Liability): Liability {
  return {
    points: a.points + b.points,
    debt: a.debt + b.debt,
    pointsFen: 0,
    storedPrincipalFen: a.storedPrincipalFen + b.storedPrincipalFen,
    storedBonusFen: a.storedBonusFen + b.storedBonusFen,
  }
}

/** The sums of all pages at the brand's worth of a point; rounded up once, at the end. */
export const finalLiability = (liability: Liability, pointWorth: number): Liability => ({
  ...liability,
  pointsFen: mulDivCeil(liability.points, pointWorth, 10_000),
})

/** Each step with broken promises, in words for the finance page. */
export const brokenWords = ({ broken }: AuditProgress): string[] =>
  broken.map(({ step, count, shown }) => {
    const more = count > shown.length ? `\n等 ${count} 处` : ''
    return `${AUDIT_PROMISES[step]}：${shown.join('\n')}${more}`
  })
