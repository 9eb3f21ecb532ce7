import { beijingTime } from '../beijing-time'
import { keysOf, type Platform } from '../platform'
import { encrypt } from '../signing/aead'
import type { ApiAnswer, ApiRequest } from './request'

/** `GET /v3/certificates`: the platform certificate, encrypted for the asking merchant. */
export async function certificates(platform: Platform, { mchid }: ApiRequest): Promise<ApiAnswer> {
  const { serialNo, pem, validFrom, validTo } = platform.keys.platform
  const certificate = {
    serial_no: serialNo,
    effective_time: beijingTime(validFrom),
    expire_time: beijingTime(validTo),
    encrypt_certificate: encrypt(pem, keysOf(platform, mchid).apiV3Key, 'certificate'),
  }
  return { status: 200, json: { data: [certificate] } }
}
