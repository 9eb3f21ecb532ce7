/** @jest-environment node */
import type { Browser } from 'playwright-core'
import { launchBrowser, openTestStage } from '../../browser/open-stage'
import { describeInBrowser } from '../../browser/stage-in-browser'
import { differences, likenessOf } from '../../screens/likeness'
import { openPreview, tapAll, visitOf } from '../../screens/open-screen'
import { screensOf } from '../../screens/screens'
import { type Shop, shopOf } from '../../screens/shop'
import { mountPackage, openWechat, packagePages } from './wechat-phone'

const MINUTE_MS = 60_000
const KB = 1024
/** What a page may hand to its template at first, and at once later: more is felt on an old phone. */
const FIRST_DATA_MOST = 32 * KB
const DATA_MOST = 64 * KB
/** Pages that are something else on a phone, and why; an entry that is no longer true fails. */
const DIFFERENT: Record<string, string> = {
  'clerk/scan/index': 'the camera of a phone has a torch, so there is one link more',
}
const LOOK = { scheme: 'light', width: 375, height: 812 } as const
/** Two text engines round differently. */
const TOLERANCE_PX = 2

const pages = packagePages()
/** The first screen the table has of each page. */
const screens = pages.map(page => {
  const screen = screensOf(pages).find(each => each.page === page)
  if (!screen) throw new Error(`no screen shows ${page}`)
  return screen
})

describeInBrowser('every page of the package, in WeChat’s component framework', () => {
  let stage: Awaited<ReturnType<typeof openTestStage>>
  let browser: Browser
  let shop: Shop

  beforeAll(async () => {
    stage = await openTestStage('frozen')
    mountPackage(stage.stack)
    shop = shopOf(stage.stack)
    browser = await launchBrowser()
  }, MINUTE_MS)
  afterAll(async () => {
    await browser?.close()
    await stage?.leave()
  })

  test.each(screens.map(screen => [screen.page, screen] as const))(
    '%s says and shows what the browser preview does, in little data, and turns dark',
    async (page, screen) => {
      const visit = await visitOf(screen, shop)
      const phone = await openWechat(stage.stack, browser, visit, LOOK)
      await tapAll(phone.page, screen)
      const inWechat = await likenessOf(phone.place)
      // What was tapped may have changed the state, so the other phone visits anew.
      const again = screen.taps ? await visitOf(screen, shop) : visit
      const preview = await openPreview(stage.stack, browser, screen, again, LOOK)
      const apart = differences(inWechat, await likenessOf(preview.place), TOLERANCE_PX)
      if (page in DIFFERENT) expect(apart).not.toEqual([])
      else expect(apart).toEqual([])
      await preview.close()

      const sizes = (await phone.seen()).dataSets.map(({ bytes }) => bytes)
      expect(sizes[0]).toBeLessThanOrEqual(FIRST_DATA_MOST)
      expect(Math.max(...sizes)).toBeLessThanOrEqual(DATA_MOST)

      const paper = () =>
        phone.place.evaluate(shown =>
          getComputedStyle(shown.firstElementChild as Element).getPropertyValue('--c-surface'),
        )
      const inDaylight = await paper()
      await phone.page.emulateMedia({ colorScheme: 'dark' })
      expect(await paper()).not.toBe(inDaylight)
      expect(phone.complaints).toEqual([])
      await phone.close()
    },
    MINUTE_MS,
  )
})
