import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import type { Stack } from '../../local/stack'
import { launchBrowser, openTestStage } from '../browser/open-stage'
import { type ConsoleScreen, consoleScreens } from './console-screens'
import { sheetOf } from './contact-sheet'
import { differences, likenessOf } from './likeness'
import { atRest, signIn } from './open-console'
import { type Look, openPreview, tapAll, visitOf } from './open-screen'
import { type Screen, screens, screensOf } from './screens'
import { type Shop, shopOf } from './shop'

const FOLDER = path.resolve(__dirname, '../../.huiyuan/pictures')
const SCHEMES = ['light', 'dark'] as const
const SIZES = [
  { width: 375, height: 812 },
  { width: 320, height: 568 },
] as const
const DESKS = [
  { width: 1440, height: 900 },
  { width: 1280, height: 800 },
] as const
/** Screens taken at the same moment. */
const AT_ONCE = 2
const TOLERANCE_PX = 2

/** Pictures of one screen, and what was remarkable about them. */
export interface Taken {
  name: string
  files: string[]
  remarks: string[]
}

interface Studio {
  stack: Stack
  browser: Browser
  shop: Shop
  /** Takes the package in WeChat's component framework beside the preview; absent without `--weapp`. */
  wechat?: typeof import('../weapp/chromium/wechat-phone')
}

/** Pictures of every screen, or of those whose name contains a word given, and a sheet of them all. */
async function takePictures(words: string[]): Promise<void> {
  const wanted = words.filter(word => !word.startsWith('-'))
  const stage = await openTestStage()
  const browser = await launchBrowser()
  const studio: Studio = { stack: stage.stack, browser, shop: shopOf(stage.stack) }
  let all: readonly Screen[] = screens
  if (words.includes('--weapp')) {
    studio.wechat = await import('../weapp/chromium/wechat-phone')
    studio.wechat.mountPackage(stage.stack)
    all = screensOf(studio.wechat.packagePages())
  }
  const isWanted = ({ name }: { name: string }) =>
    wanted.length === 0 || wanted.some(word => name.includes(word))
  const chosen = all.filter(isWanted)
  mkdirSync(FOLDER, { recursive: true })
  const taken: Taken[] = []
  const queue = [...chosen]
  const worker = async () => {
    for (let screen = queue.shift(); screen; screen = queue.shift()) {
      taken.push(await pictureOf(studio, screen))
      console.log(`${taken.length}/${chosen.length} ${screen.name}`)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  const desks = await consolePictures(studio, consoleScreens.filter(isWanted))
  await browser.close()
  await stage.leave()
  const phones = chosen.flatMap(({ name }) => taken.find(each => each.name === name) ?? [])
  const inOrder = [...phones, ...desks]
  writeFileSync(path.join(FOLDER, 'index.html'), sheetOf(inOrder))
  for (const { name, remarks } of inOrder) for (const remark of remarks) console.log(`${name}: ${remark}`)
  console.log(`图片在 ${path.join(FOLDER, 'index.html')}`)
}

/** A screen that cannot be reached is a remark on the sheet; the others are taken all the same. */
async function pictureOf(studio: Studio, screen: Screen): Promise<Taken> {
  const taken: Taken = { name: screen.name, files: [], remarks: [] }
  try {
    for (const scheme of SCHEMES) await takeLook(studio, screen, scheme, taken)
  } catch (error) {
    taken.remarks.push((error as Error).message.split('\n')[0] ?? '')
  }
  return taken
}

async function takeLook(studio: Studio, screen: Screen, scheme: Look['scheme'], taken: Taken): Promise<void> {
  const { stack, browser, shop, wechat } = studio
  const visit = await visitOf(screen, shop)
  const preview = await openPreview(stack, browser, screen, visit, { scheme, ...SIZES[0] })
  const shown = await likenessOf(preview.place)
  for (const size of SIZES) {
    await preview.page.setViewportSize(size)
    await likenessOf(preview.place)
    const file = `${screen.name}-${size.width}-${scheme}.png`
    await preview.page.screenshot({ path: path.join(FOLDER, file), animations: 'disabled' })
    taken.files.push(file)
  }
  await preview.close()
  if (!wechat) return
  // What was tapped may have changed the state, so the other phone visits anew.
  const again = screen.taps ? await visitOf(screen, shop) : visit
  const phone = await wechat.openWechat(stack, browser, again, { scheme, ...SIZES[0] })
  await tapAll(phone.page, screen)
  const other = await likenessOf(phone.place)
  const file = `${screen.name}-375-${scheme}-weapp.png`
  await phone.page.screenshot({ path: path.join(FOLDER, file), animations: 'disabled' })
  taken.files.push(file)
  taken.remarks.push(
    ...phone.complaints,
    ...differences(other, shown, TOLERANCE_PX).map(words => `${scheme}: ${words}`),
  )
  await phone.close()
}

/** The console's pages at both desks, light and dark; signed in once for each scheme. */
async function consolePictures(studio: Studio, chosen: readonly ConsoleScreen[]): Promise<Taken[]> {
  const taken = chosen.map(({ name }): Taken => ({ name, files: [], remarks: [] }))
  for (const scheme of chosen.length > 0 ? SCHEMES : []) {
    const context = await studio.browser.newContext({ locale: 'zh-CN', colorScheme: scheme })
    const page = await context.newPage()
    await signIn(page, studio.stack, studio.shop)
    for (const [i, screen] of chosen.entries()) {
      const own = taken[i]
      if (own) await takeDesk(page, studio.stack.url, screen, scheme, own)
      console.log(`${screen.name} ${scheme}`)
    }
    await context.close()
  }
  return taken
}

async function takeDesk(
  page: Page,
  url: string,
  { name, path: address, act }: ConsoleScreen,
  scheme: Look['scheme'],
  taken: Taken,
): Promise<void> {
  try {
    await page.setViewportSize(DESKS[0])
    await page.goto(`${url}/console${address}`)
    await atRest(page)
    await act?.(page)
    await atRest(page)
    for (const size of DESKS) {
      await page.setViewportSize(size)
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      if (wider > 0) taken.remarks.push(`${scheme}: ${wider} px wider than ${size.width}`)
      const file = `${name}-${size.width}-${scheme}.png`
      await page.screenshot({ path: path.join(FOLDER, file), animations: 'disabled' })
      taken.files.push(file)
    }
  } catch (error) {
    taken.remarks.push((error as Error).message.split('\n')[0] ?? '')
  }
}

takePictures(process.argv.slice(2)).then(
  () => process.exit(0),
  error => {
    console.error(error)
    process.exit(1)
  },
)
