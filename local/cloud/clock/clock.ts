/** The one clock of a local stack: real time plus an offset, or a frozen time that only a move changes. */
export interface Clock {
  /** Epoch ms. */
  now(): number
  /** Moves forward by so many ms and fires everything that became due, in order, waiting for each. */
  advance(ms: number): Promise<void>
  /** Moves to a point in time; a point in the past only turns the clock back and fires nothing. */
  set(atMs: number): Promise<void>
  /** Runs something at a point in time, by moving or by waiting; returns how to call it off. */
  schedule(atMs: number, run: () => void | Promise<void>): () => void
  /** Of a frozen clock: goes on by the millisecond that distinguishes one invocation from the next. */
  step?: (() => void) | undefined
}

type Entry = { at: number; order: number; run: () => void | Promise<void> }

const LONGEST_TIMEOUT_MS = 2 ** 30

/**
 * A clock that also says which jump is in progress, so that frequent timers need not fire a million times. A
 * `frozen` clock shows no real time at all: what a test observes then depends on its own moves, never on how
 * fast the machine is.
 */
export class MovableClock implements Clock {
  private offset = 0
  private entries: Entry[] = []
  private nextOrder = 0
  private timeout: NodeJS.Timeout | undefined
  private jumping: { from: number; to: number } | undefined
  private moves: Promise<void> = Promise.resolve()

  private readonly base: () => number
  readonly step: (() => void) | undefined

  constructor(startAt?: number, { frozen = false }: { frozen?: boolean } = {}) {
    const begin = startAt ?? Date.now()
    this.base = frozen ? () => 0 : Date.now
    this.offset = begin - this.base()
    this.step = frozen ? () => this.goOn() : undefined
  }

  now = () => this.base() + this.offset

  /** The jump in progress, if one is. */
  jump = () => this.jumping

  advance(ms: number): Promise<void> {
    return this.move(() => this.now() + ms)
  }

  set(atMs: number): Promise<void> {
    return this.move(() => atMs)
  }

  schedule(atMs: number, run: () => void | Promise<void>): () => void {
    const entry = { at: atMs, order: this.nextOrder++, run }
    this.entries.push(entry)
    this.entries.sort((a, b) => a.at - b.at || a.order - b.order)
    this.wait()
    return () => {
      this.entries = this.entries.filter(other => other !== entry)
    }
  }

  /** Forgets everything scheduled; the process may end. */
  stop(): void {
    this.entries = []
    clearTimeout(this.timeout)
  }

  private move(destination: () => number): Promise<void> {
    const moved = this.moves.then(() => this.jumpTo(destination()))
    this.moves = moved.catch(() => undefined)
    return moved
  }

  private async jumpTo(target: number): Promise<void> {
    if (target <= this.now()) {
      this.offset = target - this.base()
      this.wait()
      return
    }
    this.jumping = { from: this.now(), to: target }
    try {
      for (let due = this.takeDue(target); due; due = this.takeDue(target)) {
        this.offset = Math.max(this.offset, due.at - this.base())
        await due.run()
      }
    } finally {
      this.jumping = undefined
    }
    this.offset = Math.max(this.offset, target - this.base())
    this.wait()
  }

  private goOn(): void {
    this.offset += 1
    this.wait()
  }

  private takeDue(upTo: number): Entry | undefined {
    return (this.entries[0]?.at ?? Number.POSITIVE_INFINITY) <= upTo ? this.entries.shift() : undefined
  }

  private wait(): void {
    clearTimeout(this.timeout)
    const next = this.entries[0]
    if (!next || (this.step && next.at > this.now())) return
    this.timeout = setTimeout(
      () => this.fireDue(),
      Math.min(Math.max(0, next.at - this.now()), LONGEST_TIMEOUT_MS),
    )
    this.timeout.unref()
  }

  private fireDue(): void {
    // A jump in progress fires everything itself, in order.
    if (!this.jumping) {
      for (let due = this.takeDue(this.now()); due; due = this.takeDue(this.now())) void due.run()
    }
    this.wait()
  }
}
