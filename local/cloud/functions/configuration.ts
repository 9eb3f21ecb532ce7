import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { LIMITS } from '../limits'
import { parseCron } from './cron'

export type Trigger = { name: string; config: string }

/** What a function's folder says about it. */
export type FunctionConfiguration = {
  name: string
  folder: string
  timeLimitMs: number
  memoryMb: number
  triggers: Trigger[]
  /** Names of the WeChat open APIs it may call (`permissions.openapi`). */
  openapi: string[]
}

type ConfigFile = {
  triggers?: { name: string; type: string; config: string }[]
  permissions?: { openapi?: string[] }
  /** Seconds. */
  timeout?: number
  memorySize?: number
}

/** Every folder with an `index.js` is a function. */
export function readFunctions(
  functionsDir: string,
  timeLimitMs?: number,
): Map<string, FunctionConfiguration> {
  if (!existsSync(functionsDir))
    throw new Error(`there is no folder of functions at ${functionsDir}; build them first`)
  const functions = new Map<string, FunctionConfiguration>()
  for (const name of readdirSync(functionsDir)) {
    const folder = resolve(functionsDir, name)
    if (existsSync(join(folder, 'index.js'))) functions.set(name, readFunction(name, folder, timeLimitMs))
  }
  return functions
}

function readFunction(name: string, folder: string, timeLimitMs?: number): FunctionConfiguration {
  const file = join(folder, 'config.json')
  const config = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as ConfigFile) : {}
  const triggers = (config.triggers ?? []).filter(trigger => trigger.type === 'timer')
  if (triggers.length > 1)
    throw new Error(`${file}: WeChat allows one timer per function, found ${triggers.length}`)
  for (const trigger of triggers) parseCron(trigger.config)
  return {
    name,
    folder,
    timeLimitMs:
      timeLimitMs ?? (config.timeout === undefined ? LIMITS.functionTimeoutMs : config.timeout * 1000),
    memoryMb: config.memorySize ?? LIMITS.functionMemoryMb,
    triggers,
    openapi: config.permissions?.openapi ?? [],
  }
}
