import { createDecipheriv } from 'node:crypto'
import * as v from 'valibot'
import { strictBase64 } from './base64'

const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** An encrypted part of a notice or of the certificate list. */
export const Encrypted = v.looseObject({
  algorithm: v.literal('AEAD_AES_256_GCM'),
  ciphertext: v.string(),
  nonce: v.string(),
  associated_data: v.optional(v.nullable(v.string())),
})
export type Encrypted = v.InferOutput<typeof Encrypted>

/**
 * The plaintext, or null when the key is not 32 bytes, the form is not exact, or the tag does not hold. Never
 * throws.
 */
export function decrypt(apiV3Key: string, { ciphertext, nonce, associated_data }: Encrypted): Buffer | null {
  const key = Buffer.from(apiV3Key, 'utf8')
  const nonceBytes = Buffer.from(nonce, 'utf8')
  const sealed = strictBase64(ciphertext)
  if (key.length !== KEY_BYTES || nonceBytes.length !== NONCE_BYTES) return null
  if (!sealed || sealed.length < TAG_BYTES) return null
  const decipher = createDecipheriv('aes-256-gcm', key, nonceBytes, { authTagLength: TAG_BYTES })
  decipher.setAAD(Buffer.from(associated_data ?? '', 'utf8')).setAuthTag(sealed.subarray(-TAG_BYTES))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()])
  } catch {
    return null
  }
}
