import { createHmac, hkdfSync, randomBytes } from 'node:crypto'

/** What the function `jobs` is called with. */
export interface SignedCommand {
  operate: string
  input: object
  at: number
  nonce: string
  mark: string
}

/**
 * A command of the deployer, proved by the deployment's key: HMAC-SHA256 over name, time, nonce and input,
 * key HKDF-SHA256(deployment key, info `huiyuan/operator`). Good once, for 15 minutes from `at`. Written
 * apart from the function that checks it.
 */
export function signCommand(
  operate: string,
  input: object,
  deploymentKey: string,
  at: number,
): SignedCommand {
  const key = hkdfSync('sha256', Buffer.from(deploymentKey, 'base64'), '', 'huiyuan/operator', 32)
  const nonce = randomBytes(16).toString('base64url')
  const text = [operate, at, nonce, JSON.stringify(input)].join('\n')
  const mark = createHmac('sha256', Buffer.from(key)).update(text).digest('base64url')
  return { operate, input, at, nonce, mark }
}
