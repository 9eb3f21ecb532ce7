import { existsSync, readFileSync } from 'node:fs'
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

/**
 * A function whose config.json the platform would refuse: it answers every call with the reason, the others
 * run.
 */
export type MisconfiguredFunction = { name: string; misconfigured: string }

/** Reads the configuration beside a function's code; settings no plan offers make it a misconfigured one. */
export function readFunction(
  name: string,
  folder: string,
  timeLimitMs?: number,
): FunctionConfiguration | MisconfiguredFunction {
  const file = join(folder, 'config.json')
  try {
    return { name, folder: resolve(folder), ...readConfiguration(file, timeLimitMs) }
  } catch (error) {
    return { name, misconfigured: `function "${name}", ${file}: ${(error as Error).message}` }
  }
}

function readConfiguration(file: string, timeLimitMs: number | undefined) {
  const config = existsSync(file) ? parsed(readFileSync(file, 'utf8')) : {}
  const triggers = (config.triggers ?? []).filter(trigger => trigger.type === 'timer')
  if (triggers.length > 1) throw new Error(`WeChat allows one timer per function, found ${triggers.length}`)
  for (const trigger of triggers) parseCron(trigger.config)
  const { timeout = LIMITS.functionTimeoutMs / 1000, memorySize = LIMITS.functionMemoryMb } = config
  refuseBeyond('timeout', timeout, LIMITS.functionTimeoutRangeS)
  refuseBeyond('memorySize', memorySize, LIMITS.functionMemoryRangeMb)
  const openapi = config.permissions?.openapi ?? []
  if (!Array.isArray(openapi)) throw new Error('permissions.openapi must be a list of API names')
  return { timeLimitMs: timeLimitMs ?? timeout * 1000, memoryMb: memorySize, triggers, openapi }
}

function parsed(text: string): ConfigFile {
  let config: unknown
  try {
    config = JSON.parse(text)
  } catch (error) {
    throw new Error(`not JSON (${(error as Error).message})`)
  }
  if (typeof config !== 'object' || config === null || Array.isArray(config))
    throw new Error('must be a JSON object')
  const { triggers = [] } = config as ConfigFile
  if (!Array.isArray(triggers)) throw new Error('triggers must be a list')
  for (const trigger of triggers) {
    if (typeof trigger?.name !== 'string' || typeof trigger.config !== 'string')
      throw new Error('a trigger needs a name and a config')
  }
  return config as ConfigFile
}

function refuseBeyond(setting: string, value: number, [least, most]: readonly [number, number]): void {
  if (!(value >= least && value <= most))
    throw new Error(`${setting} is ${value}, the platform allows ${least} to ${most}`)
}
