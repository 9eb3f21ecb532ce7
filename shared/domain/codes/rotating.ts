import { base32, readBase32 } from './base32'
import { isCardNumber } from './card-number'
import { fortyBits, type Mac } from './mac'
import { type PayCode, payProof, readPayCode } from './pay-code'
import { type PickUpCode, pickUpProof, readPickUpCode } from './pick-up-code'
import { readShortNumber } from './short-number'

/** A code is shown for one step; a screenshot of it is worthless soon after. */
export const STEP_MS = 30_000

export const stepOf = (at: number) => Math.floor(at / STEP_MS)
const CODE_ID_LENGTH = 16
const PROOF_LENGTH = 8
const DIGITS_LENGTH = 4

/**
 * The opaque name of a coupon in its QR, made of ten random bytes: 80 bits, so no number and no guess can
 * replace a scan.
 */
export const codeIdOf = (random: Uint8Array) =>
  base32(fortyBits(random), CODE_ID_LENGTH / 2) + base32(fortyBits(random.slice(5)), CODE_ID_LENGTH / 2)

const couponMessage = (codeId: string, step: number) => `coupon|${codeId}|${step}`
const digitsMessage = (codeId: string, step: number) => `digits|${codeId}|${step}`
const memberMessage = (cardNo: string, step: number) => `member|${cardNo}|${step}`

const couponProof = (codeId: string, step: number, mac: Mac) =>
  base32(fortyBits(mac(couponMessage(codeId, step))), PROOF_LENGTH)
const memberProof = (cardNo: string, step: number, mac: Mac) =>
  String(fortyBits(mac(memberMessage(cardNo, step))) % 1e8).padStart(8, '0')

/** QR of a coupon: `C`, its opaque id, eight characters of proof. Its number is not in it. */
export const couponCode = (codeId: string, step: number, mac: Mac) =>
  `C${codeId}${couponProof(codeId, step, mac)}`

/**
 * Four digits beside the short number, typed after it where the QR cannot be scanned. They belong to the
 * coupon, not to its number: a number given to another coupon brings other digits.
 */
export const couponDigits = (codeId: string, step: number, mac: Mac) =>
  String(fortyBits(mac(digitsMessage(codeId, step))) % 10 ** DIGITS_LENGTH).padStart(DIGITS_LENGTH, '0')

/** QR and barcode of a member: card number and eight digits of proof, 18 digits. */
export const memberCode = (cardNo: string, step: number, mac: Mac) =>
  `${cardNo}${memberProof(cardNo, step, mac)}`

export type ReadCode =
  | { kind: 'coupon'; codeId: string; proof: string }
  | { kind: 'member'; cardNo: string; proof: string }
  | PayCode
  | PickUpCode
  /**
   * Typed by hand: the number and the digits beside it; `''` = none, which only a brand that allows it takes.
   */
  | { kind: 'typed-coupon'; shortNo: string; digits: string }
  /** Typed by hand: no proof. It is only good for giving, never for taking. */
  | { kind: 'card-number'; cardNo: string }

export type ProvenCode = Extract<ReadCode, { proof: string }>
export type TypedCode = Exclude<ReadCode, { proof: string }>

const SCANNED_COUPON = new RegExp(`^C[0-9A-Z]{${CODE_ID_LENGTH + PROOF_LENGTH}}$`)

/** What a clerk scanned or typed; null when it is none of ours. Says nothing yet about the proof. */
export function readCode(text: string): ReadCode | null {
  if (text.length > 40) return null
  const plain = text.replace(/[\s-]/g, '').toUpperCase()
  if (SCANNED_COUPON.test(plain)) {
    const read = readBase32(plain.slice(1))
    return { kind: 'coupon', codeId: read.slice(0, CODE_ID_LENGTH), proof: read.slice(CODE_ID_LENGTH) }
  }
  const paying = readPayCode(plain)
  if (paying) return paying
  const pickUp = readPickUpCode(plain)
  if (pickUp) return pickUp
  const typed = readTypedCoupon(plain)
  if (typed) return { kind: 'typed-coupon', ...typed }
  if (isCardNumber(plain)) return { kind: 'card-number', cardNo: plain }
  const cardNo = plain.slice(0, 10)
  if (/^\d{18}$/.test(plain) && isCardNumber(cardNo))
    return { kind: 'member', cardNo, proof: plain.slice(10) }
  return null
}

/** A short number alone or with the four digits behind it; null when its check digit is wrong. */
export function readTypedCoupon(typed: string): { shortNo: string; digits: string } | null {
  const [, number = '', digits = ''] = /^(\d{9})(\d{4})?$/.exec(typed.replace(/[\s-]/g, '')) ?? []
  const shortNo = readShortNumber(number)
  return shortNo ? { shortNo, digits } : null
}

function proofOf(code: ProvenCode, step: number, mac: Mac): string {
  switch (code.kind) {
    case 'coupon':
      return couponProof(code.codeId, step, mac)
    case 'member':
      return memberProof(code.cardNo, step, mac)
    case 'pay':
      return payProof(code.cardNo, step, mac)
    case 'pick-up':
      return pickUpProof(code.pickUpId, step, mac)
  }
}

/** True while the proof is that of the current step or a neighbour, so clocks may be 30 s apart. */
export function codeHolds(code: ProvenCode, now: number, mac: Mac): boolean {
  return neighbours(now).some(step => proofOf(code, step, mac) === code.proof)
}

/**
 * Steps whose digits are recognised as over, back from the ones that still hold: as long as a phone shows
 * codes offline.
 */
const REMEMBERED_STEPS = 20

/** Whether the digits beside a coupon's number are the present ones, were so some minutes ago, or never. */
export function digitsHold(codeId: string, digits: string, now: number, mac: Mac): 'now' | 'over' | 'never' {
  const are = (step: number) => couponDigits(codeId, step, mac) === digits
  if (neighbours(now).some(are)) return 'now'
  const last = stepOf(now) - 2
  return Array.from({ length: REMEMBERED_STEPS }, (_, i) => last - i).some(are) ? 'over' : 'never'
}

const neighbours = (now: number) => [0, -1, 1].map(by => stepOf(now) + by)
