import { integer } from '../domain/money/display'
import { PLACEMENT_LIMITS, type Placement } from '../domain/placement/limits'
import type { Verdict } from '../domain/placement/verdicts'
import { momentWords } from './dates'

/** Where an offer is shown, and what each place says of it. */
export const placementNames: Readonly<Record<Placement, string>> = {
  'pay-page': '本店付款后页',
  'face-to-face': '面对面发券',
  'pay-gift': '旧支付有礼',
  'delivery-plan': '投放计划',
}

/** `面对面发券的标题最多 12 字，多 1 字`; `''` where it fits. */
export function verdictWords(verdict: Verdict, now: number, timeZone: string): string {
  const { placement, field, fits, limit, off } = verdict
  if (fits) return ''
  const name = placementNames[placement]
  switch (field) {
    case 'title':
      return `${name}的标题最多 ${limit} 字，多 ${off} 字`
    case 'subtitle':
      return `${name}的${placement === 'delivery-plan' ? '推荐词' : '副标题'}最多 ${limit} 字，多 ${off} 字`
    case 'stock':
      return `${name}要 ${integer(limit)} 张以上，少 ${integer(off)}`
    case 'start':
      return `${name}最早 ${momentWords(limit, now, timeZone)} 开始，要留 ${PLACEMENT_LIMITS[placement].leadHours} 小时`
    case 'batches':
      return `${name}最多放 ${limit} 个批次，多 ${off} 个`
    case 'equal-stock':
      return `${name}要求几个批次一样多，最少的还差 ${integer(off)} 张`
  }
}
