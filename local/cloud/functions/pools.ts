import type { FunctionConfiguration } from './configuration'
import { instanceEnvironment } from './environment'
import { type Compiled, Instance } from './instance'
import { Pool } from './pool'

export type PoolsOptions = {
  url: string
  envId: string
  env: Record<string, string>
  instancesPerFunction: number
  stickyEnv: boolean
  clockSkewMs: number
  patience: number
}

/**
 * The instances of every function. A function that was built anew gets fresh ones; the old ones end with
 * their work.
 */
export class Pools {
  private readonly current = new Map<string, { configuration: FunctionConfiguration; pool: Pool }>()
  private readonly all = new Set<Pool>()
  /** What instances have compiled of a function as it is built now, also for those after a cold start. */
  private readonly compiled = new WeakMap<FunctionConfiguration, Compiled>()
  /** Functions that had an instance since they were built, before the last cold start or after it. */
  private readonly started = new WeakSet<FunctionConfiguration>()
  private readonly options: PoolsOptions
  private readonly clock: SharedArrayBuffer

  constructor(options: PoolsOptions, clock: SharedArrayBuffer) {
    this.options = options
    this.clock = clock
  }

  of(configuration: FunctionConfiguration): Pool {
    const known = this.current.get(configuration.name)
    if (known?.configuration === configuration) return known.pool
    known?.pool.retire()
    const pool = this.open(configuration)
    this.current.set(configuration.name, { configuration, pool })
    this.all.add(pool)
    return pool
  }

  /**
   * The named function, or every one, begins with fresh instances; the ones there are end with their work.
   */
  renew(functionName?: string): void {
    const names = functionName === undefined ? [...this.current.keys()] : [functionName]
    for (const name of names) {
      this.current.get(name)?.pool.retire()
      this.current.delete(name)
    }
  }

  async stop(): Promise<void> {
    await Promise.all([...this.all].map(pool => pool.stop()))
  }

  private open(configuration: FunctionConfiguration): Pool {
    const { url, envId, env, instancesPerFunction, stickyEnv, clockSkewMs, patience } = this.options
    const environment = instanceEnvironment({ url, envId, env, functionName: configuration.name })
    let skewMs = -clockSkewMs
    const keep = (fresh: Compiled) => void this.compiled.set(configuration, fresh)
    return new Pool(instancesPerFunction, () => {
      skewMs = -skewMs
      // Where a second one was needed, more will be.
      const share = this.started.has(configuration) ? keep : undefined
      this.started.add(configuration)
      return new Instance({
        configuration,
        environment,
        clock: this.clock,
        sticky: stickyEnv,
        skewMs,
        patience,
        compiled: this.compiled.get(configuration) ?? share,
      })
    })
  }
}
