import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Browser, chromium, type FrameLocator, type Page } from 'playwright-core'
import { type Stack, startStack } from '../../local/stack'
import { openStage } from '../../local/stage'

/** `npm test` finds a browser and names it here; without one these tests are skipped, except in CI. */
const CHROME = process.env.CHROME_PATH ?? ''
export const describeInBrowser = CHROME || process.env.CI === 'true' ? describe : describe.skip

const H5 = path.resolve(__dirname, '../../client/dist/h5')
const KEYS_DIR = path.resolve(__dirname, '../../.huiyuan/test-keys')
const SCREEN = { width: 1440, height: 900 }
/** Longest wait for something to appear, ms: several test files share two cores. */
const PATIENCE_MS = 45_000

export const launchBrowser = () =>
  chromium.launch({
    executablePath: CHROME,
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  })

/** The stage as a visitor has it: one page with two phones and a till. */
export interface Visit {
  stack: Stack
  page: Page
  customer: FrameLocator
  clerk: FrameLocator
  /** What the browser complained about since the visit began. */
  complaints: string[]
  /** Keeps a picture for people to look at. */
  picture(name: string): Promise<void>
  leave(): Promise<void>
}

export async function visitStage(): Promise<Visit> {
  const now = Date.parse('2026-11-22T10:24:00+08:00')
  const stack = await startStack({ now, keysDir: KEYS_DIR, timeLimitMs: 60_000, patience: 15 })
  const closeStage = openStage(stack, H5)
  const browser = await launchBrowser()
  const page = await openPage(browser)
  const complaints = collectComplaints(page)
  const pictures = mkdtempSync(path.join(tmpdir(), 'huiyuan-stage-'))
  await page.goto(stack.url)
  return {
    stack,
    page,
    customer: page.frameLocator('#customer'),
    clerk: page.frameLocator('#clerk'),
    complaints,
    picture: async name => {
      await page.screenshot({ path: path.join(pictures, `${name}.png`) })
    },
    leave: async () => {
      await browser.close()
      closeStage()
      await stack.stop()
    },
  }
}

async function openPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: SCREEN, locale: 'zh-CN', colorScheme: 'light' })
  const page = await context.newPage()
  page.setDefaultTimeout(PATIENCE_MS)
  return page
}

function collectComplaints(page: Page): string[] {
  const complaints: string[] = []
  page.on('pageerror', error => complaints.push(error.message))
  page.on('console', message => {
    if (message.type() === 'error') complaints.push(`${message.text()} ${message.location().url}`)
  })
  page.on('requestfailed', request => {
    if (!/ERR_ABORTED/.test(request.failure()?.errorText ?? '')) complaints.push(`failed: ${request.url()}`)
  })
  return complaints
}
