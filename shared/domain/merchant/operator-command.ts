/**
 * The newest command of the operator about one merchant number: what was signed before it, or is sent again,
 * is a replay.
 */
export interface OperatorCommandDoc {
  /** The merchant number (mchid). */
  _id: string
  /** When the newest command was signed, epoch ms. */
  at: number
  /** Of the commands signed at that moment, each drawn anew with its signature. */
  nonces: string[]
}
