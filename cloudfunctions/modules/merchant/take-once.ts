import type { OperatorCommandDoc } from '@shared/domain/merchant/operator-command'
import { _, insert, updateWhere } from '../../platform/database'

/**
 * Uses up a proved command of the operator about this merchant number; false when it was used before or is
 * older than another: an old "leave" that was held back does nothing after a new "invite". It is durable
 * before the command does anything, so each signature does its work at most once. Blind guarded writes, so
 * commands sent at once keep none of them waiting. 1 trip, 3 for the first command.
 */
export async function takeOnce(
  mchid: string,
  { at, nonce }: { at: number; nonce: string },
): Promise<boolean> {
  const next: OperatorCommandDoc = { _id: mchid, at, nonces: [nonce] }
  if (await isNewer(next)) return true
  if ((await insert('operatorCommands', next)) === 'inserted') return true
  // Another command was the first meanwhile, or this one is a replay.
  return isNewer(next)
}

async function isNewer({ _id, at, nonces }: OperatorCommandDoc): Promise<boolean> {
  if ((await updateWhere('operatorCommands', { _id, at: _.lt(at) }, { at, nonces })) === 1) return true
  return (
    (await updateWhere(
      'operatorCommands',
      { _id, at, nonces: _.nin(nonces) },
      { nonces: _.push(...nonces) },
    )) === 1
  )
}
