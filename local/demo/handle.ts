import { createCipheriv, createHmac, hkdfSync } from 'node:crypto'

/**
 * What staff see in place of an id that names a person: base64url(nonce 12 ‖ ciphertext ‖ tag 16),
 * AES-256-GCM, the nonce an HMAC of the id. Written here a second time on purpose: the stack meets the
 * functions only through what they answer and store.
 */
export function handleOf(id: string, brandId: string, deploymentKey: string): string {
  const keyFor = (purpose: string) =>
    Buffer.from(hkdfSync('sha256', Buffer.from(deploymentKey, 'base64'), '', `huiyuan/${purpose}`, 32))
  const nonce = createHmac('sha256', keyFor('handle-nonce'))
    .update(`${brandId}\n${id}`)
    .digest()
    .subarray(0, 12)
  const cipher = createCipheriv('aes-256-gcm', keyFor('handle'), nonce).setAAD(Buffer.from(brandId))
  return Buffer.concat([nonce, cipher.update(id, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString(
    'base64url',
  )
}
