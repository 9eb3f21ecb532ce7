import path from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { type Stack, startStack } from '../../local/stack'
import { openStage } from '../../local/stage'

/** `npm test` and `npm run pictures` find a browser and name it here; '' where there is none. */
export const CHROME = process.env.CHROME_PATH ?? ''

const H5 = path.resolve(__dirname, '../../client/dist/h5')
const KEYS_DIR = path.resolve(__dirname, '../../.huiyuan/test-keys')
/** Sunday morning at the demo brand. */
const NOW = Date.parse('2026-11-22T10:24:00+08:00')

export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: CHROME,
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  })

/**
 * The stage on a stack of its own, gone without a trace when left. With a frozen clock two visits of a page
 * show the same times, however long lies between them.
 */
export async function openTestStage(
  time: 'runs' | 'frozen' = 'runs',
): Promise<{ stack: Stack; leave: () => Promise<void> }> {
  const stack = await startStack({ now: NOW, keysDir: KEYS_DIR, timeLimitMs: 60_000, patience: 15, time })
  const closeStage = openStage(stack, H5)
  return {
    stack,
    leave: async () => {
      closeStage()
      await stack.stop()
    },
  }
}
