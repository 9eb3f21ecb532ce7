import { type Refusal, refuse } from '@shared/contract'
import { shortYuan } from '@shared/domain/money/display'
import type { TopUpRefusal } from '@shared/domain/stored-value/bonus'

/** Which limit was met, in yuan. */
export function refuseTopUp({ reason, limitFen }: TopUpRefusal): Refusal {
  const yuan = shortYuan(limitFen)
  switch (reason) {
    case 'too-little':
      return refuse('TOP_UP_NOT_ALLOWED', `一次至少充 ${yuan} 元`)
    case 'too-much':
      return refuse('TOP_UP_NOT_ALLOWED', `一次最多充 ${yuan} 元`)
    case 'holds-too-much':
      return refuse('TOP_UP_NOT_ALLOWED', `余额最多 ${yuan} 元，这次充不下`)
  }
}
