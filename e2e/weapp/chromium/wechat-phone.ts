import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { build } from 'esbuild'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { type Handler, json } from '../../../local/http-server'
import type { Stack } from '../../../local/stack'
import { likenessOf } from '../../screens/likeness'
import { pagesOf } from '../../screens/screens'
import { packageRoot } from '../package'
import { compilePackage } from './compiled-package'

const HOST = path.join(__dirname, 'host')
const MOUNT = '/weapp'
const BRAND = 'shanze'
/** Longest wait for something to appear, ms: several test files share two cores. */
const PATIENCE_MS = 45_000

/** Serves the package and the page that runs it beside the local cloud. */
export function mountPackage({ server }: Pick<Stack, 'server'>): void {
  const compiled = compilePackage()
  let script: Promise<string> | undefined
  const files: Record<string, Handler> = {
    '/': async () => text('text/html', await readFile(path.join(HOST, 'index.html'))),
    '/host.css': async () => text('text/css', await readFile(path.join(HOST, 'host.css'))),
    '/package.json': async () => json(200, compiled),
    '/main.js': async () => {
      script ??= bundle()
      return text('text/javascript', await script)
    },
  }
  server.mount(MOUNT, async (request, raw) => files[request.path]?.(request, raw) ?? json(404, {}))
}

/** Every page of the package. */
export const packagePages = (): string[] => pagesOf(packageRoot)

const text = (type: string, body: Buffer | string) => ({
  status: 200,
  headers: { 'content-type': `${type}; charset=utf-8` },
  body,
})

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path.join(HOST, 'main.ts')],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    logLevel: 'error',
  })
  return outputFiles[0]?.text ?? ''
}

interface Look {
  scheme?: 'light' | 'dark'
  width?: number
  height?: number
}

/** A phone that runs the package in WeChat's component framework, with real layout and touches. */
export interface WechatPhone {
  page: Page
  /** The topmost page of the mini-program. */
  place: Locator
  tap(id: string): Promise<void>
  see(words: string | RegExp): Promise<void>
  seen(): Promise<{
    deeds: { name: string; what: unknown }[]
    dataSets: { route: string; bytes: number }[]
  }>
  /** What the camera sees the next time it is asked. */
  pointCameraAt(code: string): Promise<void>
  /** What went wrong on the page since it was opened. */
  complaints: string[]
  close(): Promise<void>
}

export async function openWechat(
  { url }: Pick<Stack, 'url'>,
  browser: Browser,
  { as, path: address, before = '' }: { as: string; path: string; before?: string },
  { scheme = 'light', width = 375, height = 812 }: Look = {},
): Promise<WechatPhone> {
  const context = await browser.newContext({
    viewport: { width, height },
    locale: 'zh-CN',
    colorScheme: scheme,
    hasTouch: true,
  })
  const page = await context.newPage()
  page.setDefaultTimeout(PATIENCE_MS)
  const complaints = complaintsOf(page)
  const phone = phoneOf(page, context, complaints)
  const open = async (place: string) => {
    const entry = `${place}${place.includes('?') ? '&' : '?'}brand=${BRAND}`
    await page.goto(`${url}${MOUNT}/?${new URLSearchParams({ as, path: entry })}`)
  }
  if (before) {
    await open(before)
    await likenessOf(phone.place)
  }
  await open(address)
  return phone
}

function phoneOf(page: Page, context: BrowserContext, complaints: string[]): WechatPhone {
  const place = page.locator('body > div:not([hidden]) > wx-page')
  return {
    page,
    place,
    complaints,
    tap: async id => page.locator(`[id="${id}"]:visible`).last().tap(),
    see: async words => page.getByText(words).filter({ visible: true }).first().waitFor(),
    seen: () => page.evaluate(() => (globalThis as unknown as { seen: never }).seen),
    pointCameraAt: code => page.evaluate(camera => void Object.assign(globalThis, { camera }), code),
    close: () => context.close(),
  }
}

/** Everything a person with the developer tools open would see in red, a lost template included. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = []
  page.on('pageerror', error => complaints.push(error.message))
  page.on('console', message => {
    if (message.type() === 'error' || /Template .* not found/.test(message.text()))
      complaints.push(message.text())
  })
  return complaints
}
