import type { RootDatabase } from 'lmdb'

type Job = { run: () => void; done: (error?: unknown) => void }

/**
 * Thrown by a write that meets a document locked by a transaction; the write is tried again once it is
 * released.
 */
export class LockHeld extends Error {
  readonly released: Promise<void>

  constructor(released: Promise<void>) {
    super('locked by a transaction')
    this.released = released
  }
}

/**
 * Runs writes one after the other and commits those that arrived together as one lmdb transaction (group
 * commit). A promise resolves only after the commit is on disk. A write that throws changes only what it had
 * put before.
 */
export class WriteQueue {
  private waiting: Job[] = []
  private scheduled = false
  private readonly root: RootDatabase

  constructor(root: RootDatabase) {
    this.root = root
  }

  async run<T>(work: () => T): Promise<T> {
    for (;;) {
      try {
        return await this.once(work)
      } catch (error) {
        if (!(error instanceof LockHeld)) throw error
        await error.released
      }
    }
  }

  /** Resolves when everything asked for so far is on disk. */
  idle = () => this.once(() => undefined)

  private once<T>(work: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      let result: T
      this.waiting.push({
        run: () => {
          result = work()
        },
        done: error => (error === undefined ? resolve(result) : reject(error)),
      })
      if (this.scheduled) return
      this.scheduled = true
      setImmediate(() => this.flush())
    })
  }

  private flush(): void {
    const jobs = this.waiting
    this.waiting = []
    this.scheduled = false
    const failed = new Map<Job, unknown>()
    let commitError: unknown
    try {
      this.root.transactionSync(() => {
        for (const job of jobs) {
          try {
            job.run()
          } catch (error) {
            failed.set(job, error)
          }
        }
      })
    } catch (error) {
      commitError = error
    }
    for (const job of jobs) job.done(failed.get(job) ?? commitError)
  }
}
