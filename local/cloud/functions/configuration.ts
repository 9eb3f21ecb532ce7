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

/** Reads what stands beside a function's code; refuses settings no plan offers. */
export function readFunction(name: string, folder: string, timeLimitMs?: number): FunctionConfiguration {
  const file = join(folder, 'config.json')
  const config = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as ConfigFile) : {}
  const triggers = (config.triggers ?? []).filter(trigger => trigger.type === 'timer')
  if (triggers.length > 1)
    throw new Error(`${file}: WeChat allows one timer per function, found ${triggers.length}`)
  for (const trigger of triggers) parseCron(trigger.config)
  const { timeout = LIMITS.functionTimeoutMs / 1000, memorySize = LIMITS.functionMemoryMb } = config
  refuseBeyond(file, 'timeout', timeout, LIMITS.functionTimeoutRangeS)
  refuseBeyond(file, 'memorySize', memorySize, LIMITS.functionMemoryRangeMb)
  return {
    name,
    folder: resolve(folder),
    timeLimitMs: timeLimitMs ?? timeout * 1000,
    memoryMb: memorySize,
    triggers,
    openapi: config.permissions?.openapi ?? [],
  }
}

function refuseBeyond(
  file: string,
  setting: string,
  value: number,
  [least, most]: readonly [number, number],
): void {
  if (!(value >= least && value <= most))
    throw new Error(`${file}: ${setting} is ${value}, the platform allows ${least} to ${most}`)
}
