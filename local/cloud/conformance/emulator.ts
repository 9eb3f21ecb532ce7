import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { start } from '../start'
import { COLLECTIONS, type Target } from './target'
import { wireTarget } from './wire'

/** This emulator, fresh, asked over its wire protocol like any other target. */
export async function emulatorTarget(): Promise<Target> {
  const functionsDir = mkdtempSync(join(tmpdir(), 'no-functions-'))
  const cloud = await start({ functionsDir, collections: COLLECTIONS })
  const send = async (fields: object) => {
    const answer = await fetch(cloud.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(fields),
    })
    return (await answer.json()) as Record<string, never>
  }
  return wireTarget('the emulator', send, async () => {
    await cloud.stop()
    rmSync(functionsDir, { recursive: true })
  })
}
