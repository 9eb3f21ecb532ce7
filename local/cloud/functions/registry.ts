import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { LIMITS } from '../limits'
import { type FunctionConfiguration, type MisconfiguredFunction, readFunction } from './configuration'

type Known = { configuration: FunctionConfiguration | MisconfiguredFunction; version: string }

/** The functions of a folder. With `reload` one that was built anew is read anew, and new ones are found. */
export class Functions {
  private readonly known = new Map<string, Known>()
  private readonly options: { functionsDir: string; timeLimitMs: number | undefined; reload: boolean }

  constructor(options: {
    functionsDir: string
    timeLimitMs?: number | undefined
    reload?: boolean | undefined
  }) {
    const { functionsDir, timeLimitMs, reload = false } = options
    if (!existsSync(functionsDir))
      throw new Error(`there is no folder of functions at ${functionsDir}; build them first`)
    this.options = { functionsDir, timeLimitMs, reload }
    for (const name of readdirSync(functionsDir)) this.take(name)
    if (this.known.size > LIMITS.functions)
      throw new Error(`${this.known.size} functions, the platform allows ${LIMITS.functions}`)
  }

  /** As it is now; the same object as long as nothing was built. */
  get(name: string): FunctionConfiguration | MisconfiguredFunction | undefined {
    if (this.options.reload) this.take(name)
    return this.known.get(name)?.configuration
  }

  names = () => [...this.known.keys()]
  /** Those that can run. */
  all = (): FunctionConfiguration[] =>
    this.configurations().flatMap(known => ('misconfigured' in known ? [] : [known]))
  /** Why others cannot. */
  misconfigured = (): MisconfiguredFunction[] =>
    this.configurations().flatMap(known => ('misconfigured' in known ? [known] : []))

  private configurations = () => [...this.known.values()].map(({ configuration }) => configuration)

  /** Every folder with an `index.js` is a function; while a build has removed it, the last one stays. */
  private take(name: string): void {
    const folder = join(this.options.functionsDir, name)
    const version = versionOf(folder)
    if (version === undefined || this.known.get(name)?.version === version) return
    this.known.set(name, { configuration: readFunction(name, folder, this.options.timeLimitMs), version })
  }
}

function versionOf(folder: string): string | undefined {
  const code = marksOf(join(folder, 'index.js'))
  return code && `${code} ${marksOf(join(folder, 'config.json')) ?? ''}`
}

function marksOf(file: string): string | undefined {
  try {
    const { mtimeMs, size } = statSync(file)
    return `${mtimeMs} ${size}`
  } catch {
    return undefined
  }
}
