import { closeSync, existsSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { open, type RootDatabase } from 'lmdb'

/** lmdb's mark, in the first page of its file. */
const MAGIC = 0xbeefc0de
const MAGIC_AT = 24

/**
 * Opens the lmdb file of a folder. A file that is not lmdb's is refused here: lmdb itself would crash the
 * process.
 */
export function openDataFile(folder: string, temporary: boolean): RootDatabase {
  const path = join(folder, 'data')
  const file = join(path, 'data.mdb')
  if (existsSync(file) && !hasMagic(file)) throw new Error(`${file} is broken; move it away to start afresh`)
  return open({ path, maxDbs: 4, encoding: 'string', noSync: temporary })
}

function hasMagic(file: string): boolean {
  const head = Buffer.alloc(MAGIC_AT + 4)
  const descriptor = openSync(file, 'r')
  const length = readSync(descriptor, head, 0, head.length, 0)
  closeSync(descriptor)
  // Killed while the file was made: empty, and lmdb makes it anew.
  return length === 0 || (length === head.length && head.readUInt32LE(MAGIC_AT) === MAGIC)
}
