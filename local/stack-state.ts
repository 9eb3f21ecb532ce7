import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { writeAtomically } from './atomic-write'

/**
 * The shapes of the documents in a data directory. Raise it whenever they change: old folders are then
 * refused in words.
 */
export const DATA_FORMAT = 6

/** What a data directory remembers of the stack itself, beside the database. */
export interface StackState {
  /** Base64 of 32 bytes: the deployment key of the functions, made once. */
  sealKey: string
  /** How far the stack's clock is ahead of this machine's, ms. */
  clockAheadMs: number
  /** False until the first documents have been written whole. */
  seeded: boolean
}

const FILE = 'stack.json'
/** The same a second time: the key in it is needed to open everything else. */
const COPY = 'stack.json.copy'

/** A data directory that cannot be used; `message` is one plain sentence for the person at the terminal. */
export class UnusableDataFolder extends Error {}

export const newStackState = (): StackState => ({
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
export function openStackState(folder: string, warn: (sentence: string) => void = console.warn): StackState {
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
  if (![FILE, COPY].some(name => existsSync(path.join(folder, name)))) return newStackState()
  const first = readStackState(path.join(folder, FILE))
  const stored = typeof first === 'string' ? readStackState(path.join(folder, COPY)) : first
  if (typeof stored === 'string')
    throw new UnusableDataFolder(
      `数据目录 ${folder} 坏了（${FILE} ${first}，也没有可用的备份）。加 --fresh 重新开始。`,
    )
  if (stored.format !== DATA_FORMAT) {
    throw new UnusableDataFolder(
      `数据目录 ${folder} 是另一个版本的惠员留下的，这个版本读不了。加 --fresh 清空它重新开始，或用 --data 换一个目录。`,
    )
  }
  if (typeof first === 'string') warn(`${FILE} ${first}，已改用备份，数据都在。`)
  return stored.state
}

export function writeStackState(folder: string, state: StackState): void {
  const text = `${JSON.stringify({ format: DATA_FORMAT, ...state }, null, 2)}\n`
  for (const name of [COPY, FILE]) writeAtomically(path.join(folder, name), text)
}

function isOurs(folder: string): boolean {
  const names = existsSync(folder) ? readdirSync(folder) : []
  return names.length === 0 || names.includes(FILE) || names.includes(COPY)
}

/** What one file remembers and in which format, or what is wrong with it. */
function readStackState(file: string): { state: StackState; format: unknown } | string {
  if (!existsSync(file)) return '不见了'
  const text = readFileSync(file, 'utf8')
  if (text.trim() === '') return '是空的'
  try {
    const { format, sealKey, clockAheadMs, seeded } = JSON.parse(text)
    const whole = Buffer.from(String(sealKey), 'base64').length === 32 && Number.isFinite(clockAheadMs)
    return whole ? { format, state: { sealKey, clockAheadMs, seeded: seeded === true } } : '缺了内容'
  } catch {
    return '读不懂'
  }
}
