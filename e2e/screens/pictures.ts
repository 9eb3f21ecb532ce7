import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import type { Stack } from '../../local/stack'
import { launchBrowser, openTestStage } from '../browser/open-stage'
import { sheetOf } from './contact-sheet'
import { differences, likenessOf } from './likeness'
import { type Look, openPreview, tapAll, visitOf } from './open-screen'
import { type Screen, screens, screensOf } from './screens'
import { type Shop, shopOf } from './shop'

const FOLDER = path.resolve(__dirname, '../../.huiyuan/pictures')
const SCHEMES = ['light', 'dark'] as const
const SIZES = [
  { width: 375, height: 812 },
  { width: 320, height: 568 },
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
  const chosen = all.filter(({ name }) => wanted.length === 0 || wanted.some(word => name.includes(word)))
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
  await browser.close()
  await stage.leave()
  const inOrder = chosen.flatMap(({ name }) => taken.find(each => each.name === name) ?? [])
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

takePictures(process.argv.slice(2)).then(
  () => process.exit(0),
  error => {
    console.error(error)
    process.exit(1)
  },
)
