import type { FaultRule } from '../../../local/cloud'
import type { TestStack } from '../harness'

/**
 * Runs `act` and holds the first of its requests that `at` describes until `others` have done what they do:
 * both have read the same state, the others write first. Resolves with what `act` came to.
 */
export async function meanwhile<T>(
  { stack: { cloud } }: TestStack,
  at: Omit<FaultRule, 'mode' | 'times' | 'meanwhile'>,
  act: () => Promise<T>,
  others: () => Promise<unknown>,
): Promise<T> {
  let overtaken = false
  const heal = cloud.faults.add({
    function: 'api',
    ...at,
    mode: 'held',
    times: 1,
    meanwhile: async () => {
      overtaken = true
      await others()
    },
  })
  const done = await act()
  heal()
  if (!overtaken) throw new Error('the request to be held was never sent')
  return done
}

/** The guarded write that decides: an update of one collection. */
export const writeTo = (collection: string) => ({ collection, action: 'database.modifyDocument' })

/**
 * A refund whose notice is brought by itself, while other notices may be under way; resolves when it has been
 * answered.
 */
export async function refundTold(
  { stack: { pay } }: TestStack,
  outTradeNo: string,
  fen: number,
): Promise<void> {
  await pay.refund({ outTradeNo, fen, notice: 'lost' })
  const notice = pay.sim().notices.list().at(-1)
  if (!notice) throw new Error('a refund is always told of')
  await pay.sim().notices.redeliver(notice.id)
}
