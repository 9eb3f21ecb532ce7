/** The state of a moment, to go back to. */
export interface Snapshot {
  /** Everything as it was then. */
  restore(): Promise<void>
  /** Whether everything is still, or again, as it was then. */
  isCurrent(): boolean
}
