/** The one clock of a run: it moves only when the run moves it. */
export class SimulatedClock {
  private scheduled: { at: number; order: number; run: () => unknown }[] = []
  private order = 0

  constructor(private time: number) {}

  now = (): number => this.time

  /** Runs something at a point in time; returns how to cancel it. */
  schedule(at: number, run: () => unknown): () => void {
    this.order += 1
    const event = { at, order: this.order, run }
    this.scheduled.push(event)
    return () => {
      this.scheduled = this.scheduled.filter(each => each !== event)
    }
  }

  /** The next event at or before `until`, taken out; the clock shows its time. */
  takeDue(until: number): (() => unknown) | undefined {
    const [first] = this.scheduled
      .filter(({ at }) => at <= until)
      .sort((a, b) => a.at - b.at || a.order - b.order)
    if (!first) return undefined
    this.scheduled = this.scheduled.filter(each => each !== first)
    this.time = Math.max(this.time, first.at)
    return first.run
  }

  /** Never backwards. */
  moveTo(at: number): void {
    this.time = Math.max(this.time, at)
  }
}
