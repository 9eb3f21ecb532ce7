import path from 'node:path'
import simulate from 'miniprogram-simulate'
import { packageRoot } from './package'
import { brand } from './samples'

/**
 * A phone that runs the built mini-program: real app.js, real templates through the official
 * compiler, taps and setData. It shows no layout and is not the WeChat client.
 */
export interface Phone {
  /** Opens a page of the package as WeChat would and waits until it has settled. */
  open(page: string, query?: Record<string, string>): Promise<OpenPage>
  /** Requests that reached the cloud, in order. */
  requests: Request[]
  /** Where the mini-program went: `navigateTo /pages/coupon/index?id=…`. */
  navigations: string[]
}

interface Request {
  action: string
  brand: string
  input: Record<string, unknown>
}

interface OpenPage {
  text(): string
  html(): string
  has(selector: string): boolean
  /** Taps the element with an id or class set in TSX. */
  tap(selector: string): Promise<void>
  settle(ms?: number): Promise<void>
}

/** Answers of the cloud by action; what it returns is the `data` of the envelope, or a whole refusal. */
export type Cloud = Record<string, (input: Record<string, unknown>) => unknown>

/**
 * A page is settled when it has looked the same this often, this far apart; it gets a few seconds for that.
 */
const LOOKS = 3
const LOOK_MS = 60
const PATIENCE_MS = 20_000
type PageDefinition = Record<string, unknown> & { data?: object; options?: object }
type Hook = (options?: unknown) => void

const isRefusal = (answer: unknown): boolean => (answer as { ok?: unknown } | null)?.ok === false

/**
 * Starts the app once per test file: the runtime keeps global state, as it does on a phone. `cloudNow` is the
 * cloud's time, epoch ms.
 */
export function phoneWith(cloud: Cloud, cloudNow: number = Date.now()): Phone {
  const requests: Request[] = []
  const navigations: string[] = []
  const storage = new Map<string, unknown>()
  let opening: { query: Record<string, string>; route: string } = { query: {}, route: '' }
  // As the brand's own code or link names it.
  const entryQuery = () => ({ brand: brand.id, ...opening.query })
  failOnLostTemplates()

  // Libraries choose browser ways when they see these.
  Reflect.deleteProperty(window, 'MutationObserver')
  Reflect.deleteProperty(window, 'ResizeObserver')
  const globals = globalThis as unknown as Record<string, unknown>
  const wx = (globals.wx ?? {}) as Record<string, unknown>
  globals.wx = wx
  const going = (verb: string) => (options: { url?: string }) => {
    navigations.push(options.url ? `${verb} ${options.url}` : verb)
    return Promise.resolve({ errMsg: 'ok' })
  }
  Object.assign(wx, {
    canIUse: () => true,
    getSystemInfoSync: () => ({
      platform: 'devtools',
      SDKVersion: '3.7.0',
      windowWidth: 375,
      statusBarHeight: 44,
    }),
    getWindowInfo: () => ({ statusBarHeight: 44, windowWidth: 375, windowHeight: 812, pixelRatio: 2 }),
    getAppBaseInfo: () => ({ SDKVersion: '3.7.0', theme: 'light' }),
    getMenuButtonBoundingClientRect: () => ({
      top: 48,
      left: 281,
      width: 87,
      height: 32,
      right: 368,
      bottom: 80,
    }),
    getEnterOptionsSync: () => ({ path: opening.route, query: entryQuery(), scene: 1001 }),
    getLaunchOptionsSync: () => ({ path: opening.route, query: entryQuery(), scene: 1001 }),
    getStorageSync: (key: string) => storage.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => void storage.set(key, value),
    removeStorageSync: (key: string) => void storage.delete(key),
    navigateTo: going('navigateTo'),
    redirectTo: going('redirectTo'),
    switchTab: going('switchTab'),
    reLaunch: going('reLaunch'),
    navigateBack: going('navigateBack'),
    vibrateShort: () => Promise.resolve({}),
    getScreenBrightness: () => Promise.resolve({ value: 0.4 }),
    setScreenBrightness: () => Promise.resolve({}),
    stopPullDownRefresh: () => undefined,
    createSelectorQuery: selectorQuery,
    cloud: {
      init: () => undefined,
      callFunction: async ({ data }: { data: Request }) => {
        requests.push(data)
        const answer = cloud[data.action]?.(data.input)
        if (answer === undefined) throw { errMsg: `request:fail no answer prepared for ${data.action}` }
        const envelope = isRefusal(answer) ? answer : { ok: true, data: answer }
        return { result: { ...(envelope as object), requestId: `w-${requests.length}`, at: cloudNow } }
      },
    },
  })

  let app: Record<string, Hook> = {}
  globals.App = (definition: Record<string, Hook>) => {
    app = definition
  }
  globals.getApp = () => app
  globals.getCurrentPages = () => (opening.route ? [{ route: opening.route }] : [])
  globals.Page = (definition: PageDefinition) => registerAsComponent(definition, () => opening.query)

  let launched = false
  let shown: Rendered | undefined
  const ids = new Map<string, string>()
  // The script of a page runs once, so its definition is kept.
  const loaded = (page: string) => {
    const known = ids.get(page)
    if (known) return known
    const id = simulate.load(path.join(packageRoot, page), 'page', {
      rootPath: packageRoot,
      compiler: 'official',
    })
    ids.set(page, id)
    return id
  }
  return {
    requests,
    navigations,
    async open(page, query = {}) {
      opening = { query, route: page }
      if (!launched) {
        require(path.join(packageRoot, 'app.js'))
        app.onLaunch?.({ path: page, query })
        launched = true
      }
      ;(shown as unknown as { detach(): void } | undefined)?.detach()
      const component = simulate.render(loaded(page))
      component.attach(document.body)
      shown = component
      await settled(component)
      return openPage(component)
    },
  }
}

type Rendered = ReturnType<typeof simulate.render>

function openPage(component: Rendered): OpenPage {
  const settle = (ms = 0) => simulate.sleep(ms).then(() => settled(component))
  return {
    settle,
    text: () => component.dom?.textContent ?? '',
    html: () => (component.dom as HTMLElement | undefined)?.innerHTML ?? '',
    has: selector => component.querySelector(selector) !== undefined,
    async tap(selector) {
      const element = component.querySelector(selector)
      if (!element) throw new Error(`nothing to tap at ${selector} in: ${component.dom?.textContent}`)
      // A pair of touches makes one tap; dispatching `tap` as well would make a second one.
      element.dispatchEvent('touchstart')
      element.dispatchEvent('touchend')
      await settle()
    },
  }
}

async function settled(component: Rendered): Promise<void> {
  const until = Date.now() + PATIENCE_MS
  let before = ''
  for (let same = 0; same < LOOKS && Date.now() < until; ) {
    await simulate.sleep(LOOK_MS)
    const now = (component.dom as HTMLElement | undefined)?.innerHTML ?? ''
    same = now === before ? same + 1 : 0
    before = now
  }
}

/** The simulator knows components only; a page is one whose lifetimes are the page's hooks. */
function registerAsComponent(definition: PageDefinition, queryOf: () => Record<string, string>): void {
  const methods = Object.fromEntries(
    Object.entries(definition).filter(([, value]) => typeof value === 'function'),
  )
  const hook = (instance: unknown, name: string, options?: unknown) =>
    (instance as Record<string, Hook | undefined>)[name]?.(options)
  const register = (globalThis as unknown as { Component: (definition: object) => void }).Component
  register({
    data: definition.data,
    options: definition.options,
    methods,
    lifetimes: {
      attached() {
        hook(this, 'onLoad', queryOf())
        hook(this, 'onShow')
      },
      ready() {
        hook(this, 'onReady')
      },
      detached() {
        hook(this, 'onUnload')
      },
    },
  })
}

/** Everything measures nothing: enough for code that queries and draws later. */
function selectorQuery() {
  const query = {
    select: () => query,
    selectAll: () => query,
    selectViewport: () => query,
    in: () => query,
    fields: () => query,
    boundingClientRect: () => query,
    scrollOffset: () => query,
    exec: (done?: (rectangles: unknown[]) => void) => done?.([{ width: 0, height: 0, top: 0, left: 0 }]),
  }
  return query
}

/** A node whose template is missing vanishes silently on a phone; here it fails the test. */
function failOnLostTemplates(): void {
  for (const level of ['warn', 'error', 'log'] as const) {
    const original = console[level].bind(console)
    jest.spyOn(console, level).mockImplementation((...words: unknown[]) => {
      if (/Template .* not found/.test(words.map(String).join(' ')))
        throw new Error(words.map(String).join(' '))
      original(...words)
    })
  }
}
