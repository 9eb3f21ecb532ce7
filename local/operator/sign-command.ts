import { createHmac, hkdfSync } from 'node:crypto'

/** What the function `jobs` is called with. */
export interface SignedCommand {
  operate: string
  input: object
  at: number
  mark: string
}

/**
 * A command of whoever deploys, proved by the deployment's key: HMAC-SHA256 over name, time and input, key HKDF-SHA256(deployment key,
 * info `huiyuan/operator`). Good for 15 minutes from `at`. Written apart from the function that checks it.
 */
export function signCommand(
  operate: string,
  input: object,
  deploymentKey: string,
  at: number,
): SignedCommand {
  const key = hkdfSync('sha256', Buffer.from(deploymentKey, 'base64'), '', 'huiyuan/operator', 32)
  const text = [operate, at, JSON.stringify(input)].join('\n')
  const mark = createHmac('sha256', Buffer.from(key)).update(text).digest('base64url')
  return { operate, input, at, mark }
}
