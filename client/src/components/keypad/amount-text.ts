/** The largest amount one order may have, yuan. */
const MOST_YUAN = 50_000

/** What the display shows after a key; a key that would break the rules changes nothing. */
export function pressKey(typed: string, key: string): string {
  if (key === 'Backspace') return typed.slice(0, -1)
  const whole = typed === '0' && key !== '.' ? '' : typed
  const next = (whole === '' && key === '.' ? '0' : whole) + key
  const kept = next === '00' ? '0' : next
  if (!/^(0|[1-9]\d*)(\.\d{0,2})?$/.test(kept)) return typed
  return Number(kept) > MOST_YUAN ? typed : kept
}

/** What has been typed as integer fen; 0 while nothing is. */
export function typedFen(typed: string): number {
  const [yuan = '', cents = ''] = typed.split('.')
  return Number(yuan || '0') * 100 + Number(cents.padEnd(2, '0'))
}
