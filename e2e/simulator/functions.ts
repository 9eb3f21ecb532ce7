import { execFileSync } from 'node:child_process'
import * as crypto from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import * as util from 'node:util'
import * as zlib from 'node:zlib'
import type { DatabasePort } from '../../cloudfunctions/platform/database/port'
import type { Classes } from '../../cloudfunctions/testing/mongo-words'

const root = path.resolve(__dirname, '../..')

/** A change of one source file, to see that the simulator finds it. */
export interface Patch {
  file: string
  /** Exactly once in the file. */
  find: string
  replace: string
}

/** One instance of the functions: its own memory, nothing shared with others. */
export interface Instance extends Classes {
  api(event: unknown, invocation: object): Promise<unknown>
  http(event: unknown): Promise<unknown>
  jobs(event: unknown, invocation: object): Promise<unknown>
  installDatabase(implementation: DatabasePort): void
}

/** What surrounds an instance. */
interface Surroundings {
  now(): number
  /** In [0, 1). */
  random(): number
  /** Who calls, for `getWXContext`. */
  context(): object
  /** Open APIs of the SDK by their names. */
  openapi: object
  fetch(url: string, request: object): Promise<unknown>
  pause(run: () => void, ms: number): void
  environment: Record<string, string>
  console: Pick<Console, 'log' | 'warn' | 'error'>
}

export type Loader = (surroundings: Surroundings) => Instance

/** Bundles the functions once and returns how to start an instance of them, in under a millisecond. */
export function loadFunctions(patches: readonly Patch[] = []): Loader {
  const folder = path.join(root, '.huiyuan/simulator')
  mkdirSync(folder, { recursive: true })
  const own = mkdtempSync(path.join(folder, 'run-'))
  const out = path.join(own, 'functions.cjs')
  const planted = path.join(own, 'patches.json')
  writeFileSync(planted, JSON.stringify(patches))
  execFileSync(process.execPath, [path.join(root, 'e2e/simulator/bundle.mjs'), out, planted], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const names = [
    'module',
    'exports',
    'require',
    'Date',
    'Math',
    'setTimeout',
    'fetch',
    'AbortSignal',
    'process',
    'console',
  ]
  const start = new Function(...names, readFileSync(out, 'utf8')) as (...given: unknown[]) => void
  rmSync(own, { recursive: true })
  return surroundings => {
    const module = { exports: {} as Instance }
    start(
      module,
      module.exports,
      requireIn(surroundings),
      dateIn(surroundings.now),
      mathIn(surroundings.random),
      surroundings.pause,
      surroundings.fetch,
      { timeout: () => undefined },
      { env: surroundings.environment },
      surroundings.console,
    )
    return module.exports
  }
}

/** The modules an instance asks for; what draws numbers draws them from the seed. */
function requireIn({ random, context, openapi }: Surroundings): (name: string) => unknown {
  const randomBytes = (size: number) =>
    Buffer.from(Array.from({ length: size }, () => Math.floor(random() * 256)))
  const known: Record<string, unknown> = {
    'wx-server-sdk': { init: () => undefined, DYNAMIC_CURRENT_ENV: '', getWXContext: context, openapi },
    'node:crypto': { ...crypto, randomBytes, randomInt: (most: number) => Math.floor(random() * most) },
    'node:zlib': { ...zlib, gunzip },
    'node:util': util,
  }
  return name => {
    if (!(name in known)) throw new Error(`the functions ask for ${name}, which the simulator does not give`)
    return known[name]
  }
}

/** Unpacks at once: a thread of its own would answer at a moment no seed decides. */
function gunzip(packed: Buffer, done: (error: Error | null, bytes?: Buffer) => void): void
function gunzip(packed: Buffer, options: object, done: (error: Error | null, bytes?: Buffer) => void): void
function gunzip(packed: Buffer, ...rest: unknown[]): void {
  const done = rest.at(-1) as (error: Error | null, bytes?: Buffer) => void
  const options = rest.length > 1 ? (rest[0] as object) : {}
  try {
    done(null, zlib.gunzipSync(packed, options))
  } catch (error) {
    done(error as Error)
  }
}

function dateIn(now: () => number): DateConstructor {
  return class extends Date {
    constructor(...given: [number]) {
      super(...(given.length > 0 ? given : ([now()] as [number])))
    }

    static override now(): number {
      return now()
    }
  } as DateConstructor
}

function mathIn(random: () => number): Math {
  return Object.assign(Object.create(Math), { random }) as Math
}
