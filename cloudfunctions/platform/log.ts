import { createHash } from 'node:crypto'

type Fields = Record<string, unknown>

const SECRET_FIELD =
  /openid|unionid|phone|mobile|secret|token|password|private|sealed|apiv3|cipher|signature|authorization|^code$|key$|pem$/i
const LOOKS_SECRET: readonly [RegExp, (found: string) => string][] = [
  // Up to the next beginning or the end of what was cut off: no text is searched twice.
  [/-----BEGIN(?:(?!-----BEGIN)[\s\S])*?(?:-----END [A-Z ]+-----|$)/g, () => '[pem]'],
  // An openid is never small letters and dashes only, as an id in words is.
  [
    /(?<![A-Za-z0-9_-])o(?=[a-z_-]*[A-Z0-9])[A-Za-z0-9_-]{19,40}(?![A-Za-z0-9_-])/g,
    found => `[openid ${fingerprint(found)}]`,
  ],
  // Mainland, then Hong Kong, Macau and Taiwan, however they are grouped.
  [/(?<!\d)(?:\+|00)?(?:86)?[ -]?1[3-9]\d(?:[ -]?\d{4}){2}(?!\d)/g, found => `[phone ${fingerprint(found)}]`],
  [
    /(?<!\d)(?:\+|00)?(?:85[23][ -]?[2-9]\d{3}[ -]?\d{4}|886[ -]?9\d{2}(?:[ -]?\d{3}){2})(?!\d)/g,
    found => `[phone ${fingerprint(found)}]`,
  ],
]

/**
 * Longer texts are cut before they are searched: a line is for reading, and its sender may be
 * unauthenticated.
 */
const TEXT_LENGTH = 8_000

/**
 * One JSON line per event; openids, phone numbers and secrets leave no trace but a fingerprint to compare by.
 */
export const log = {
  note: (event: string, fields: Fields = {}) => write('note', event, fields),
  warn: (event: string, fields: Fields = {}) => write('warn', event, fields),
  error: (event: string, error: unknown, fields: Fields = {}) =>
    write('error', event, { ...fields, error: described(error) }),
}

function write(level: 'note' | 'warn' | 'error', event: string, fields: Fields): void {
  const line = JSON.stringify({ level, event, ...(redacted(fields) as Fields) })
  if (level === 'note') console.log(line)
  else console[level](line)
}

/** The same value with everything private replaced; exported for callers that must show a value to staff. */
export function redacted(value: unknown, field = ''): unknown {
  if (typeof value === 'string') {
    if (SECRET_FIELD.test(field)) return `[${field} ${fingerprint(value)}]`
    return LOOKS_SECRET.reduce((text, [pattern, mask]) => text.replace(pattern, mask), cut(value))
  }
  if (value instanceof Error) return described(value)
  if (Buffer.isBuffer(value)) return `[${value.length} bytes]`
  if (Array.isArray(value)) return value.map(item => redacted(item, field))
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, redacted(inner, name)]))
  }
  return value
}

const cut = (text: string) =>
  text.length <= TEXT_LENGTH ? text : `${text.slice(0, TEXT_LENGTH)}… [${text.length} characters]`

function described(error: unknown): unknown {
  if (!(error instanceof Error)) return redacted(error)
  return { name: error.name, message: redacted(error.message), stack: redacted(error.stack ?? '') }
}

function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 6)
}
