import { MovableClock } from './cloud'

/**
 * The stack's clock; whoever moves it has the new offset kept, so that a restart goes on from the same time.
 */
export class RememberedClock extends MovableClock {
  constructor(
    startAt: number,
    private readonly remember: () => void,
    options: { frozen?: boolean } = {},
  ) {
    super(startAt, options)
  }

  override async advance(ms: number): Promise<void> {
    await super.advance(ms)
    this.remember()
  }

  override async set(atMs: number): Promise<void> {
    await super.set(atMs)
    this.remember()
  }
}
