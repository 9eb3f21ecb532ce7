/** HMAC of a message under the key the caller holds; at least eight bytes. */
export type Mac = (message: string) => Uint8Array

/** First five bytes as a whole number below 2^40. */
export const fortyBits = (bytes: Uint8Array) =>
  bytes.slice(0, 5).reduce((value, byte) => value * 256 + byte, 0)
