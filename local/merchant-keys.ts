import type { Credentials } from './wechatpay'

/** A merchant number's secrets as JSON, in the form the functions keep them. */
export function merchantKeysOf(credentials: Credentials): string {
  const { mchid, serialNo, privateKeyPem, apiV3Key, publicKeyId, publicKeyPem } = credentials
  const publicKey = { id: publicKeyId, pem: publicKeyPem }
  return JSON.stringify({ mchid, serialNo, privateKey: privateKeyPem, apiV3Key, publicKey })
}
