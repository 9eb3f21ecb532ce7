import { base32, readBase32 } from './base32'
import { isCardNumber } from './card-number'
import { readShortNumber } from './short-number'

/** A code is shown for one step; a screenshot of it is worthless soon after (ui.md, code refresh ring). */
export const STEP_MS = 30_000

/** HMAC of a message under the key the caller holds; at least eight bytes. */
export type Mac = (message: string) => Uint8Array

export const stepOf = (at: number) => Math.floor(at / STEP_MS)
/** First five bytes as a whole number below 2^40. */
const fortyBits = (bytes: Uint8Array) => bytes.slice(0, 5).reduce((value, byte) => value * 256 + byte, 0)

const couponMessage = (shortNo: string, step: number) => `coupon|${shortNo}|${step}`
const memberMessage = (cardNo: string, step: number) => `member|${cardNo}|${step}`

const couponProof = (shortNo: string, step: number, mac: Mac) =>
  base32(fortyBits(mac(couponMessage(shortNo, step))), 8)
const memberProof = (cardNo: string, step: number, mac: Mac) =>
  String(fortyBits(mac(memberMessage(cardNo, step))) % 1e8).padStart(8, '0')

/** QR of a coupon: `C`, its short number, eight characters of proof. */
export const couponCode = (shortNo: string, step: number, mac: Mac) =>
  `C${shortNo}${couponProof(shortNo, step, mac)}`

/** QR and barcode of a member: card number and eight digits of proof, 18 digits. */
export const memberCode = (cardNo: string, step: number, mac: Mac) =>
  `${cardNo}${memberProof(cardNo, step, mac)}`

export type ReadCode =
  | { kind: 'coupon'; shortNo: string; proof: string }
  | { kind: 'member'; cardNo: string; proof: string }
  /** Typed by hand: no proof. A coupon is used up by it; for a card it is only good for giving, never for taking. */
  | { kind: 'short-number'; shortNo: string }
  | { kind: 'card-number'; cardNo: string }

export type ProvenCode = Extract<ReadCode, { proof: string }>

/** What a clerk scanned or typed; null when it is none of ours. Says nothing yet about the proof. */
export function readCode(text: string): ReadCode | null {
  if (text.length > 40) return null
  const typed = readShortNumber(text)
  if (typed) return { kind: 'short-number', shortNo: typed }
  const plain = text.replace(/[\s-]/g, '').toUpperCase()
  const shortNo = /^C\d{9}[0-9A-Z]{8}$/.test(plain) && readShortNumber(plain.slice(1, 10))
  if (shortNo) return { kind: 'coupon', shortNo, proof: readBase32(plain.slice(10)) }
  if (isCardNumber(plain)) return { kind: 'card-number', cardNo: plain }
  const cardNo = plain.slice(0, 10)
  if (/^\d{18}$/.test(plain) && isCardNumber(cardNo))
    return { kind: 'member', cardNo, proof: plain.slice(10) }
  return null
}

/** True while the proof is that of the current step or a neighbour, so clocks may be 30 s apart. */
export function codeHolds(code: ProvenCode, now: number, mac: Mac): boolean {
  const step = stepOf(now)
  return [step, step - 1, step + 1].some(each =>
    code.kind === 'coupon'
      ? couponProof(code.shortNo, each, mac) === code.proof
      : memberProof(code.cardNo, each, mac) === code.proof,
  )
}
