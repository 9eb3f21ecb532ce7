/** A till's clock may be this far off, either way; the same as WeChat Pay's own signatures. */
const TICKET_CLOCK_MS = 300_000

/**
 * What a till signs with HMAC-SHA256 under its store's key: each line ended by LF, the body byte for byte as
 * sent. A ticket that is recorded and sent again inside the five minutes names the same receipt number, and
 * so is the same ticket.
 */
export function ticketMessage(parts: {
  storeId: string
  timestamp: string
  nonce: string
  body: string
}): string {
  const { storeId, timestamp, nonce, body } = parts
  return `POST\n/till/tickets\n${storeId}\n${timestamp}\n${nonce}\n${body}\n`
}

/** `timestamp` in seconds, as text; false for anything that is no such time or too far from now. */
export function isFresh(timestamp: string, now: number): boolean {
  return /^\d{1,12}$/.test(timestamp) && Math.abs(Number(timestamp) * 1000 - now) <= TICKET_CLOCK_MS
}
