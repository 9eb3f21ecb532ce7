import { createCipheriv, hkdfSync, randomBytes } from 'node:crypto'

/**
 * Puts a merchant's credentials into the form the functions open: `v1.` + base64url(nonce 12 ‖ ciphertext ‖
 * tag 16), AES-256-GCM under HKDF-SHA256(deployment key, info `huiyuan/seal`), the owner's id as associated
 * data. Written here a second time on purpose: the stack meets the functions only through what it stores.
 */
export function seal(secret: string, owner: string, deploymentKey: string): string {
  const key = hkdfSync('sha256', Buffer.from(deploymentKey, 'base64'), '', 'huiyuan/seal', 32)
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(key), nonce).setAAD(Buffer.from(owner))
  const sealed = Buffer.concat([nonce, cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return `v1.${sealed.toString('base64url')}`
}
