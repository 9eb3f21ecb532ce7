import { createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto'
import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import { freshDirectory } from '../testing/test-rig'
import { openKeyRing } from './key-ring'

const NOW = Date.parse('2026-11-22T10:24:00+08:00')

test('keys are made at first start in the documented forms', () => {
  const { merchants, platform, outsider } = openKeyRing(['1900000109'], NOW)
  const keys = merchants['1900000109']
  expect(keys?.serialNo).toMatch(/^[0-9A-F]{40}$/)
  expect(keys?.apiV3Key).toMatch(/^[0-9A-Za-z]{32}$/)
  expect(keys?.publicKeyId).toMatch(/^PUB_KEY_ID_\d+$/)
  expect(createPrivateKey(keys?.own.privateKeyPem ?? '').asymmetricKeyDetails?.modulusLength).toBe(2048)
  expect(createPublicKey(keys?.wechatPay.publicKeyPem ?? '').asymmetricKeyType).toBe('rsa')

  const certificate = new X509Certificate(platform.pem)
  expect(certificate.serialNumber).toBe(platform.serialNo)
  expect(certificate.checkPrivateKey(createPrivateKey(platform.keys.privateKeyPem))).toBe(true)
  expect(certificate.verify(certificate.publicKey)).toBe(true)
  expect(Date.parse(certificate.validFrom)).toBeLessThan(NOW)
  expect(Date.parse(certificate.validTo)).toBeGreaterThan(NOW)
  expect(outsider.publicKeyPem).not.toBe(platform.keys.publicKeyPem)
})

test('the same directory gives the same keys; a new merchant gets its own beside them', () => {
  const directory = path.join(freshDirectory(), 'not-there-yet')
  const first = openKeyRing(['1900000109'], NOW, directory)
  expect(openKeyRing(['1900000109'], NOW + 1e9, directory)).toEqual(first)
  const second = openKeyRing(['1900000109', '1900000117'], NOW, directory)
  expect(second).toMatchObject(first)
  expect(openKeyRing(['1900000117'], NOW, directory)).toEqual(second)

  const file = path.join(directory, 'keys.json')
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(existsSync(`${file}.${process.pid}`)).toBe(false)
})
