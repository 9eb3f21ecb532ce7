/** The moment and the zone in which a page shows something. */
export interface Seen {
  /** The server's time, epoch ms. */
  now: number
  timeZone: string
}
