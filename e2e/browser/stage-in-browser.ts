import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser, FrameLocator, Page } from 'playwright-core'
import type { Stack } from '../../local/stack'
import { CHROME, launchBrowser, openTestStage } from './open-stage'

export { launchBrowser }

/** Without a browser these tests are skipped, except in CI. */
export const describeInBrowser = CHROME || process.env.CI === 'true' ? describe : describe.skip

const SCREEN = { width: 1440, height: 900 }
/** Longest wait for something to appear, ms: several test files share two cores. */
const PATIENCE_MS = 45_000

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

/** Something to look at and to tap: the page around, or a phone. */
type Place = Pick<Page, 'getByText' | 'locator'>

/** Waits until these words can be read in this place. */
export const seeIn = (place: Place, text: string | RegExp): Promise<void> =>
  place.getByText(text).filter({ visible: true }).first().waitFor()

/** Taps the topmost control of this id. */
export const tapIn = (place: Place, id: string): Promise<void> =>
  place.locator(`#${id}`).filter({ visible: true }).last().click()

/** Gives the customer's phone to another person. */
export const becomeIn = ({ page }: Visit, name: string): Promise<void> =>
  page.locator('#people button', { hasText: name }).click()

export async function visitStage(): Promise<Visit> {
  const { stack, leave } = await openTestStage()
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
      await leave()
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
