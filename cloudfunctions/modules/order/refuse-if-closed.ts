import { type Refusal, refuse } from '@shared/contract'
import type { StoreDoc } from '@shared/domain/brand/types'
import { openState } from '@shared/domain/store/open-state'
import { closedSentence, closedStoreWords } from '@shared/text/stores'
import type { Context } from '../../platform/context'

/** STORE_CLOSED with when it opens next; null while the store takes orders. */
export function refuseIfClosed(
  { name, hours }: Pick<StoreDoc, 'name' | 'hours'>,
  { brand: { timeZone }, now }: Pick<Context, 'brand' | 'now'>,
): Refusal | null {
  const state = openState(hours, now, timeZone)
  const words = closedStoreWords(name, state, now, timeZone)
  if (!words) return null
  const opensAt = 'opensAt' in state ? state.opensAt : null
  return refuse('STORE_CLOSED', closedSentence(words), { opensAt })
}
