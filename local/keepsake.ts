import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** What a data directory remembers of the stack itself, beside the database. */
export interface Keepsake {
  /** Base64 of 32 bytes: the deployment key of the functions, made once. */
  sealKey: string
  /** How far the stack's clock is ahead of this machine's, ms. */
  clockAheadMs: number
  /** False until the first documents have been written whole. */
  seeded: boolean
}

const FILE = 'stack.json'

/** A data directory that cannot be used; `message` is one plain sentence for the person at the terminal. */
export class UnusableDataFolder extends Error {}

export const newKeepsake = (): Keepsake => ({
  sealKey: randomBytes(32).toString('base64'),
  clockAheadMs: 0,
  seeded: false,
})

/** Empties a data directory of ours; refuses to touch a folder with anything else in it. */
export function emptyFolder(folder: string): void {
  if (!existsSync(folder)) return
  if (!isOurs(folder)) throw new UnusableDataFolder(`${folder} 里有别的东西，不会清空它。请换一个目录。`)
  try {
    for (const name of readdirSync(folder)) rmSync(path.join(folder, name), { recursive: true, force: true })
  } catch {
    throw new UnusableDataFolder(`清空不了 ${folder}，请看它是不是可以写。`)
  }
}

/** What the folder remembers, or a new memory when the folder is new. */
export function openKeepsake(folder: string): Keepsake {
  try {
    mkdirSync(folder, { recursive: true })
    writeFileSync(path.join(folder, '.writable'), '')
    rmSync(path.join(folder, '.writable'))
  } catch {
    throw new UnusableDataFolder(`数据目录 ${folder} 不能用：它要是一个可以写的目录。用 --data 换一个。`)
  }
  if (!isOurs(folder)) {
    throw new UnusableDataFolder(`${folder} 里有别的东西，不像惠员的数据目录。用 --data 换一个空目录。`)
  }
  if (!existsSync(path.join(folder, FILE))) return newKeepsake()
  const kept = readKeepsake(folder)
  if (!kept) throw new UnusableDataFolder(`数据目录 ${folder} 坏了（${FILE} 读不懂）。加 --fresh 重新开始。`)
  return kept
}

export function writeKeepsake(folder: string, keepsake: Keepsake): void {
  writeFileSync(path.join(folder, FILE), `${JSON.stringify(keepsake, null, 2)}\n`)
}

function isOurs(folder: string): boolean {
  const names = existsSync(folder) ? readdirSync(folder) : []
  return names.length === 0 || names.includes(FILE)
}

function readKeepsake(folder: string): Keepsake | null {
  try {
    const { sealKey, clockAheadMs, seeded } = JSON.parse(readFileSync(path.join(folder, FILE), 'utf8'))
    const whole = Buffer.from(String(sealKey), 'base64').length === 32 && Number.isFinite(clockAheadMs)
    return whole ? { sealKey, clockAheadMs, seeded: seeded === true } : null
  } catch {
    return null
  }
}
