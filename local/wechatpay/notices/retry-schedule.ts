const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/**
 * Pauses before the repeats of a payment or refund notice: 15 of them over 24 h 4 min (WeChat Pay,
 * notification pages).
 */
export const RETRY_PAUSES_MS = [
  15 * SECOND,
  15 * SECOND,
  30 * SECOND,
  3 * MINUTE,
  10 * MINUTE,
  20 * MINUTE,
  30 * MINUTE,
  30 * MINUTE,
  30 * MINUTE,
  60 * MINUTE,
  3 * HOUR,
  3 * HOUR,
  3 * HOUR,
  6 * HOUR,
  6 * HOUR,
]

/** A notice must be answered within so long, in real time. */
export const ANSWER_LIMIT_MS = 5 * SECOND

/** Received means 200 or 204; everything else is tried again. */
export const isReceived = (status: number | null) => status === 200 || status === 204
