import type { Clock } from '../clock/clock'

/**
 * Where instances read the clock from: what to add, and to what (1 real time, 0 nothing, of a frozen clock).
 */
export class SharedTime {
  readonly memory = new SharedArrayBuffer(16)
  private readonly cells = new Float64Array(this.memory)
  private readonly clock: Clock

  constructor(clock: Clock) {
    this.clock = clock
    this.cells[1] = clock.step ? 0 : 1
  }

  /** Lets instances see where the clock is now. */
  publish(): void {
    this.cells[0] = this.clock.now() - (this.clock.step ? 0 : Date.now())
  }
}
