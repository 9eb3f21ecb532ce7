import { MovableClock } from './cloud'

/**
 * The stack's clock; every move persists the new offset, so that a restart goes on from the same time.
 */
export class PersistentClock extends MovableClock {
  constructor(
    startAt: number,
    private readonly persist: () => void,
    options: { frozen?: boolean } = {},
  ) {
    super(startAt, options)
  }

  override async advance(ms: number): Promise<void> {
    await super.advance(ms)
    this.persist()
  }

  override async set(atMs: number): Promise<void> {
    await super.set(atMs)
    this.persist()
  }
}
