import type { Instance } from './instance'

/**
 * The instances of one function: warm ones are reused, new ones started up to a cap, the rest waits in line.
 */
export class Pool {
  private readonly idle: Instance[] = []
  private readonly waiting: ((instance: Instance) => void)[] = []
  private size = 0
  private retired = false
  private readonly all = new Set<Instance>()
  private readonly cap: number
  private readonly start: () => Instance

  constructor(cap: number, start: () => Instance) {
    this.cap = cap
    this.start = start
  }

  acquire(): Promise<Instance> {
    for (let warm = this.idle.pop(); warm; warm = this.idle.pop()) {
      if (!warm.dead) return Promise.resolve(warm)
      this.forget(warm)
    }
    if (this.size < this.cap) return Promise.resolve(this.grow())
    return new Promise(resolve => this.waiting.push(resolve))
  }

  release(instance: Instance): void {
    if (instance.dead) this.forget(instance)
    const next = this.waiting.shift()
    if (next) next(instance.dead ? this.grow() : instance)
    else if (this.retired) void this.end(instance)
    else if (!instance.dead) this.idle.push(instance)
  }

  /** No further work comes; instances end as they become free. */
  retire(): void {
    this.retired = true
    for (const instance of this.idle.splice(0)) void this.end(instance)
  }

  async stop(): Promise<void> {
    await Promise.all([...this.all].map(instance => instance.terminate()))
  }

  private end(instance: Instance): Promise<number> {
    this.forget(instance)
    return instance.terminate()
  }

  private grow(): Instance {
    const instance = this.start()
    this.size++
    this.all.add(instance)
    return instance
  }

  private forget(instance: Instance): void {
    if (this.all.delete(instance)) this.size--
  }
}
