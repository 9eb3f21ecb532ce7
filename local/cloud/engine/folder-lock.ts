import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Folders opened by this process; their marks carry our own number, like one left by an earlier process of
 * the same number.
 */
const lockedHere = new Set<string>()

/**
 * Makes sure one process at a time keeps data in a folder: two would not see each other's locks.
 * A mark left by a process that was killed is taken over. Returns how to give the folder back.
 */
export function lockFolder(folder: string): () => void {
  const mark = join(folder, 'owner')
  const owner = readOwner(mark)
  if (owner !== undefined && (owner === process.pid ? lockedHere.has(folder) : isAlive(owner))) {
    throw new Error(`another local cloud (process ${owner}) uses it`)
  }
  writeFileSync(mark, String(process.pid))
  lockedHere.add(folder)
  return () => {
    lockedHere.delete(folder)
    rmSync(mark, { force: true })
  }
}

function readOwner(mark: string): number | undefined {
  try {
    return Number(readFileSync(mark, 'utf8')) || undefined
  } catch {
    return undefined
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
