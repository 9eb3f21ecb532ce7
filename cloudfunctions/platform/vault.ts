import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'

const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16
const FORMAT = 'v1.'

/** What the one key of the deployment is split into; a leak of one purpose opens no other. */
const PURPOSES = {
  seal: 'huiyuan/seal',
  code: 'huiyuan/code',
  permit: 'huiyuan/permit',
  phone: 'huiyuan/phone',
  person: 'huiyuan/person',
  operator: 'huiyuan/operator',
  handle: 'huiyuan/handle',
  handleNonce: 'huiyuan/handle-nonce',
  forward: 'huiyuan/forward',
  network: 'huiyuan/network',
  invitation: 'huiyuan/invitation',
} as const
type Purpose = keyof typeof PURPOSES

const derived = new Map<string, Buffer>()

/**
 * Encrypts a secret for keeping in the database, bound to its owner's id so that it opens nowhere else.
 * `v1.` + base64url(nonce 12 ‖ ciphertext ‖ tag 16), AES-256-GCM, owner as associated data.
 */
export function seal(secret: string, owner: string): string {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', keyFor('seal'), nonce).setAAD(Buffer.from(owner))
  const sealed = Buffer.concat([nonce, cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return FORMAT + sealed.toString('base64url')
}

/** The secret sealed for this owner, or null when it is not ours, not whole, or another's. */
export function open(sealed: string, owner: string): string | null {
  if (!sealed.startsWith(FORMAT)) return null
  return decrypted(Buffer.from(sealed.slice(FORMAT.length), 'base64url'), 'seal', owner)
}

function decrypted(bytes: Buffer, purpose: Purpose, owner: string): string | null {
  if (bytes.length < NONCE_BYTES + TAG_BYTES) return null
  const decipher = createDecipheriv('aes-256-gcm', keyFor(purpose), bytes.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  })
  decipher.setAAD(Buffer.from(owner)).setAuthTag(bytes.subarray(-TAG_BYTES))
  try {
    return (
      decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
    )
  } catch {
    return null
  }
}

/**
 * Replaces an id that names a person where staff see it: base64url(nonce 12 ‖ ciphertext ‖ tag 16),
 * AES-256-GCM. The nonce is an HMAC of the id, so one id always has one handle and a command sent again is
 * the same command.
 */
export function handleOf(id: string, brandId: string): string {
  const nonce = hmac('handleNonce', `${brandId}\n${id}`).subarray(0, NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', keyFor('handle'), nonce).setAAD(Buffer.from(brandId))
  return Buffer.concat([nonce, cipher.update(id, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString(
    'base64url',
  )
}

/** The id behind a handle of this brand, or null when it is not ours. */
export function idOfHandle(handle: string, brandId: string): string | null {
  return decrypted(Buffer.from(handle, 'base64url'), 'handle', brandId)
}

/** What proves a rotating code: 32 bytes over the message (`shared/domain/codes/rotating`). */
export function codeMac(message: string): Uint8Array {
  return hmac('code', message)
}

/**
 * What proves that this instance's deployment handed out a permit: 43 characters of base64url over the text.
 */
export function permitMark(text: string): string {
  return hmac('permit', text).toString('base64url')
}

/**
 * Proves that the holder of the deployment's key wrote this command: 43 characters of base64url over its
 * text.
 */
export function operatorMark(text: string): string {
  return hmac('operator', text).toString('base64url')
}

/** The secret last segment of a merchant number's forward address: 32 characters of base64url. */
export function forwardMark(mchid: string): string {
  return hmac('forward', mchid).toString('base64url').slice(0, 32)
}

/** Replaces a network address where only its repeated use is of interest. */
export function networkMark(address: string): string {
  return hmac('network', address).toString('base64url')
}

/** The secret behind an invitation's code: one command always has one code, which cannot be worked out. */
export function invitationMac(message: string): Uint8Array {
  return hmac('invitation', message)
}

/** Compares two marks without revealing by time how much of them agrees. */
export function sameMark(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** Replaces a phone number within one brand where the number itself must not be kept (ids, look-ups). */
export function phoneMark(brandId: string, phone: string): string {
  return hmac('phone', `${brandId}\n${phone}`).toString('base64url')
}

/** Replaces a person's unionid within one brand. */
export function personMark(brandId: string, unionid: string): string {
  return hmac('person', `${brandId}\n${unionid}`).toString('base64url')
}

function hmac(purpose: Purpose, text: string): Buffer {
  return createHmac('sha256', keyFor(purpose)).update(text).digest()
}

/** HKDF-SHA256 of HUIYUAN_SEAL_KEY (Base64 of 32 bytes), empty salt, the purpose's name as info. */
function keyFor(purpose: Purpose): Buffer {
  const encoded = process.env.HUIYUAN_SEAL_KEY ?? ''
  const known = derived.get(purpose + encoded)
  if (known) return known
  const root = Buffer.from(encoded, 'base64')
  if (root.length !== KEY_BYTES) throw new Error('HUIYUAN_SEAL_KEY must be the Base64 of 32 bytes')
  const key = Buffer.from(hkdfSync('sha256', root, '', PURPOSES[purpose], KEY_BYTES))
  derived.set(purpose + encoded, key)
  return key
}
