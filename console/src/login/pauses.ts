/** A code is asked about each second at first, while the person holds the phone, then every other second. */
export const OFTEN_MS = 1_000
export const SELDOM_MS = 2_000
