import { createCipheriv } from 'node:crypto'
import { randomWord } from '../random-id'

export interface EncryptedResource {
  algorithm: 'AEAD_AES_256_GCM'
  ciphertext: string
  associated_data: string
  nonce: string
}

/** AES-256-GCM under the 32-byte APIv3 key; the 16-byte tag ends the ciphertext. */
export function encrypt(plaintext: string, apiV3Key: string, associatedData: string): EncryptedResource {
  const nonce = randomWord(12)
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(apiV3Key, 'utf8'), nonce)
  cipher.setAAD(Buffer.from(associatedData))
  const sealed = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return {
    algorithm: 'AEAD_AES_256_GCM',
    ciphertext: sealed.toString('base64'),
    associated_data: associatedData,
    nonce,
  }
}
