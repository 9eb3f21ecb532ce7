/** Crockford's alphabet: no I, L, O, U, so that it survives being read aloud. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** `length` characters of a whole number below 32^length, most significant first. */
export function base32(value: number, length: number): string {
  let rest = value
  let text = ''
  for (let i = 0; i < length; i++) {
    text = ALPHABET.charAt(rest % 32) + text
    rest = Math.floor(rest / 32)
  }
  return text
}

/** What people type for what they read: I and L are 1, O is 0. */
export const readBase32 = (typed: string) => typed.toUpperCase().replace(/[IL]/g, '1').replace(/O/g, '0')
