import type { Browser, Locator, Page } from 'playwright-core'
import type { Stack } from '../../local/stack'
import { likenessOf } from './likeness'
import { addressOf, type Screen } from './screens'
import type { Shop } from './shop'

/** Longest wait for something to appear, ms. */
const PATIENCE_MS = 45_000

export interface Look {
  scheme: 'light' | 'dark'
  width: number
  height: number
}

/** A screen as the browser preview shows it in a drawn phone. */
export interface OpenScreen {
  page: Page
  /** The topmost page of the mini-program. */
  place: Locator
  close(): Promise<void>
}

/** Who opens which address, and which before it ('' for none). */
export interface PlacedVisit {
  as: string
  before: string
  path: string
}

/** Brings the screen's state about and gives where it is seen: one visit may be opened in several looks. */
export async function visitOf(screen: Screen, shop: Shop): Promise<PlacedVisit> {
  const visit = await screen.visit(shop)
  return { as: visit.as, before: visit.before ?? '', path: addressOf(screen, visit) }
}

/** Opens a visit in the browser preview of the stage, taps what the screen taps, and waits until it rests. */
export async function openPreview(
  { url }: Pick<Stack, 'url'>,
  browser: Browser,
  screen: Screen,
  { as, before, path }: PlacedVisit,
  { scheme, width, height }: Look,
): Promise<OpenScreen> {
  const context = await browser.newContext({
    viewport: { width, height },
    locale: 'zh-CN',
    colorScheme: scheme,
    hasTouch: true,
  })
  const page = await context.newPage()
  page.setDefaultTimeout(PATIENCE_MS)
  const place = page.locator('.taro_page:visible').last()
  if (before) {
    await page.goto(`${url}/app/?as=${as}&frame=phone&first#${before}`)
    await likenessOf(place)
  }
  await page.goto(`${url}/app/?as=${as}&frame=phone#${path}`)
  await tapAll(page, screen)
  await likenessOf(place)
  return { page, place, close: () => context.close() }
}

/** Taps the controls of the screen in turn, each once it is there. */
export async function tapAll(page: Page, { taps = [] }: Screen): Promise<void> {
  for (const id of taps) await page.locator(`[id="${id}"] >> visible=true`).last().tap()
}
