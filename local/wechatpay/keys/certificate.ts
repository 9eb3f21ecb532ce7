import { createPrivateKey, createPublicKey, sign } from 'node:crypto'
import { bitString, der, distinguishedName, integer, moment, nothing, objectId, sequence } from './der'

const SHA256_WITH_RSA = '2a864886f70d01010b'
const VERSION_3 = Buffer.from([2])

export interface CertificateRequest {
  /** 40 hex digits, the first below 8 (a positive number). */
  serialNo: string
  privateKeyPem: string
  organisation: string
  commonName: string
  validFrom: number
  validTo: number
}

/** A self-signed X.509 certificate over the public half of this RSA key, as PEM. */
export function certificatePem(request: CertificateRequest): string {
  const { serialNo, privateKeyPem, organisation, commonName, validFrom, validTo } = request
  const algorithm = sequence(objectId(SHA256_WITH_RSA), nothing())
  const name = distinguishedName(organisation, commonName)
  const publicKey = createPublicKey(createPrivateKey(privateKeyPem)).export({ type: 'spki', format: 'der' })
  const signedPart = sequence(
    der(0xa0, integer(VERSION_3)),
    integer(Buffer.from(serialNo, 'hex')),
    algorithm,
    name,
    sequence(moment(validFrom), moment(validTo)),
    name,
    publicKey,
  )
  const certificate = sequence(
    signedPart,
    algorithm,
    bitString(sign('sha256', signedPart, createPrivateKey(privateKeyPem))),
  )
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? []
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`
}
