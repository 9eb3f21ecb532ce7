const ALPHABET = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

/** The bytes of canonical Base64, or null: Node alone would skip over anything that does not belong. */
export function strictBase64(text: string): Buffer | null {
  if (text === '' || !ALPHABET.test(text)) return null
  const bytes = Buffer.from(text, 'base64')
  return bytes.toString('base64') === text ? bytes : null
}
