import { createHmac, hkdfSync } from 'node:crypto'

/**
 * The secret last segment of a merchant number's forward address: HMAC-SHA256 of the number, key
 * HKDF-SHA256(deployment key, info `huiyuan/forward`), 32 characters of base64url. Written apart from the
 * function that checks it.
 */
export function forwardMark(mchid: string, deploymentKey: string): string {
  const key = hkdfSync('sha256', Buffer.from(deploymentKey, 'base64'), '', 'huiyuan/forward', 32)
  return createHmac('sha256', Buffer.from(key)).update(mchid).digest('base64url').slice(0, 32)
}
