import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'
import type { Stack } from '../../local/stack'
import { consoleScreens } from '../screens/console-screens'
import { atRest, signIn } from '../screens/open-console'
import { shopOf } from '../screens/shop'
import { launchBrowser, openTestStage } from './open-stage'
import { describeInBrowser } from './stage-in-browser'

const MINUTE_MS = 60_000
const AXE = createRequire(__filename).resolve('axe-core')

interface Violation {
  id: string
  impact: string
  nodes: { html: string }[]
}

/** Serious faults of the page as it is drawn, contrast included. */
async function faultsOf(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: AXE })
  const violations = (await page.evaluate(
    'axe.run(document, { resultTypes: ["violations"] }).then(result => result.violations)',
  )) as Violation[]
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)
}

describeInBrowser('BR-05: the console in a browser, on the built functions', () => {
  let stack: Stack
  let leave: () => Promise<void>
  let browser: Browser

  beforeAll(async () => {
    ;({ stack, leave } = await openTestStage())
    browser = await launchBrowser()
  }, MINUTE_MS)
  afterAll(async () => {
    await browser?.close()
    await leave?.()
  })

  const signedIn = async (colorScheme: 'light' | 'dark') => {
    const context = await browser.newContext({
      locale: 'zh-CN',
      colorScheme,
      viewport: { width: 1280, height: 800 },
    })
    const page = await context.newPage()
    await signIn(page, stack, shopOf(stack))
    const complaints: string[] = []
    page.on('pageerror', error => complaints.push(error.message))
    page.on('console', message => message.type() === 'error' && complaints.push(message.text()))
    return { page, complaints, close: () => context.close() }
  }

  test.each(['light', 'dark'] as const)(
    'every page opens after a scan, without a complaint, a fault of access or a horizontal bar, in the %s',
    async scheme => {
      const { page, complaints, close } = await signedIn(scheme)
      for (const { name, path, act } of consoleScreens) {
        await page.goto(`${stack.url}/console${path}`)
        await atRest(page)
        await act?.(page)
        await atRest(page)
        expect([name, await faultsOf(page)]).toEqual([name, []])
        const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
        expect([name, wider]).toEqual([name, 0])
      }
      expect(complaints).toEqual([])
      await close()
    },
    4 * MINUTE_MS,
  )

  test(
    'a path made at the desk is there for the phone, and signing out ends the session on the server',
    async () => {
      const { page, close } = await signedIn('light')
      await page.goto(`${stack.url}/console/links/new`)
      await page.getByLabel('给它起个名').fill('电脑上做的')
      await page.getByRole('button', { name: '做出来' }).click()
      await page.waitForURL(/\/console\/links\/\w{7}$/)
      const [made] = stack.cloud.data.find('links', { name: '电脑上做的' }) as { _id: string }[]
      expect(page.url()).toContain(made?._id.split(':')[1] ?? 'none')
      await page.locator('.person').click()
      await page.getByRole('button', { name: '退出登录' }).click()
      await page.getByText('用微信扫码登录').waitFor()
      await page.reload()
      await page.getByText('用微信扫码登录').waitFor()
      await close()
    },
    2 * MINUTE_MS,
  )
})
