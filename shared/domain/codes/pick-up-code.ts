import { base32, readBase32 } from './base32'
import { fortyBits, type Mac } from './mac'

const ID_LENGTH = 10
const PROOF_LENGTH = 8
const PICK_UP_CODE = new RegExp(`^G[0-9A-HJKMNP-TV-Z]{${ID_LENGTH + PROOF_LENGTH}}$`)

export interface PickUpCode {
  kind: 'pick-up'
  pickUpId: string
  proof: string
}

/**
 * Names an exchange in its pick-up code: 50 random bits; `random` is in [0, 1). Useless without the proof of
 * the moment.
 */
export const pickUpId = (random: number): string => base32(Math.floor(random * 32 ** ID_LENGTH), ID_LENGTH)

export const pickUpProof = (id: string, step: number, mac: Mac): string =>
  base32(fortyBits(mac(`pick-up|${id}|${step}`)), PROOF_LENGTH)

/** QR of a thing to be fetched: `G`, its id, eight characters of proof. */
export const pickUpCode = (id: string, step: number, mac: Mac): string =>
  `G${id}${pickUpProof(id, step, mac)}`

/** The parts of a pick-up code, or null for another text; says nothing yet about the proof. */
export function readPickUpCode(plain: string): PickUpCode | null {
  const code = `G${readBase32(plain.slice(1))}`
  if (!plain.startsWith('G') || !PICK_UP_CODE.test(code)) return null
  return { kind: 'pick-up', pickUpId: code.slice(1, 1 + ID_LENGTH), proof: code.slice(1 + ID_LENGTH) }
}
