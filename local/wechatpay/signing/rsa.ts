import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'

/** Reading a key costs as much as signing with it, and few keys sign everything. */
const keys = new Map<string, KeyObject>()

function keyOf(pem: string, read: (pem: string) => KeyObject): KeyObject {
  const key = keys.get(pem) ?? read(pem)
  keys.set(pem, key)
  return key
}

/** RSA PKCS#1 v1.5 over SHA-256, Base64 (WeChat Pay 4012365336). */
export const signText = (text: string | Buffer, privateKeyPem: string) =>
  sign('sha256', Buffer.from(text), keyOf(privateKeyPem, createPrivateKey)).toString('base64')

export function signatureHolds(text: string | Buffer, signature: string, publicKeyPem: string): boolean {
  return verify(
    'sha256',
    Buffer.from(text),
    keyOf(publicKeyPem, createPublicKey),
    Buffer.from(signature, 'base64'),
  )
}

/** The parts of a signed text: each followed by a line feed, the last too. */
export const lines = (...parts: (string | Buffer)[]) =>
  Buffer.concat(parts.flatMap(part => [Buffer.from(part), Buffer.from('\n')]))
