import { type Refusal, refuse } from '@shared/contract'
import type { TopUpRefusal } from '@shared/domain/stored-value/bonus'
import { storedValueText } from '@shared/text/stored-value'

/** Which limit was met, in yuan. */
export function refuseTopUp({ reason, limitFen }: TopUpRefusal): Refusal {
  switch (reason) {
    case 'too-little':
      return refuse('TOP_UP_NOT_ALLOWED', storedValueText.leastTopUp(limitFen))
    case 'too-much':
      return refuse('TOP_UP_NOT_ALLOWED', storedValueText.mostTopUp(limitFen))
    case 'holds-too-much':
      return refuse('TOP_UP_NOT_ALLOWED', storedValueText.mostHeld(limitFen))
  }
}
