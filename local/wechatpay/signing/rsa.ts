import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'

/** RSA PKCS#1 v1.5 over SHA-256, Base64 (WeChat Pay 4012365336). */
export const signText = (text: string | Buffer, privateKeyPem: string) =>
  sign('sha256', Buffer.from(text), createPrivateKey(privateKeyPem)).toString('base64')

export function signatureHolds(text: string | Buffer, signature: string, publicKeyPem: string): boolean {
  return verify('sha256', Buffer.from(text), createPublicKey(publicKeyPem), Buffer.from(signature, 'base64'))
}

/** The parts of a signed text: each followed by a line feed, the last too. */
export const lines = (...parts: (string | Buffer)[]) =>
  Buffer.concat(parts.flatMap(part => [Buffer.from(part), Buffer.from('\n')]))
