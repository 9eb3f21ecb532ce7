/// <reference lib="dom" />
import { ask } from './dialog'
import type { PageStack } from './pages'

type Options = Record<string, unknown> & {
  success?: (result: object) => void
  fail?: (error: object) => void
  complete?: (result: object) => void
}
/** The way the mini-program was entered. */
export interface Entry {
  path: string
  query: Record<string, string>
  /** Who holds the phone. */
  persona: string
}

const STATUS_BAR = 44
/** Lies as far from the edges as the drawn phone of the browser preview has it. */
const CAPSULE = { top: 50, width: 87, height: 32, fromRight: 12 }

/** What of `wx` the package uses, over the browser and the local cloud. */
export function wxOf(
  entry: Entry,
  pages: () => PageStack,
  deed: (name: string, what?: unknown) => void,
): object {
  return {
    canIUse: () => true,
    ...screen(),
    getEnterOptionsSync: () => ({ path: entry.path, query: entry.query, scene: 1001 }),
    getLaunchOptionsSync: () => ({ path: entry.path, query: entry.query, scene: 1001 }),
    ...storage(),
    ...navigation(pages, deed),
    ...dialogs(),
    ...device(deed),
    nextTick: (then: () => void) => void Promise.resolve().then(then),
    createSelectorQuery: () => pages().topInstance().createSelectorQuery(),
    cloud: { init: () => undefined, callFunction: callFunction(entry.persona) },
  }
}

function screen(): object {
  const theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
  const window = {
    statusBarHeight: STATUS_BAR,
    windowWidth: innerWidth,
    windowHeight: innerHeight,
    pixelRatio: 2,
  }
  const { top, width, height, fromRight } = CAPSULE
  const right = innerWidth - fromRight
  return {
    getSystemInfoSync: () => ({ ...window, platform: 'android', SDKVersion: '3.7.0', theme }),
    getWindowInfo: () => window,
    getAppBaseInfo: () => ({ SDKVersion: '3.7.0', theme }),
    getMenuButtonBoundingClientRect: () => ({
      top,
      width,
      height,
      right,
      left: right - width,
      bottom: top + height,
    }),
  }
}

/** Each tab is a phone of its own. */
function storage(): object {
  return {
    getStorageSync: (key: string) => JSON.parse(sessionStorage.getItem(key) ?? '""') as unknown,
    setStorageSync: (key: string, value: unknown) => sessionStorage.setItem(key, JSON.stringify(value)),
    removeStorageSync: (key: string) => sessionStorage.removeItem(key),
  }
}

function navigation(pages: () => PageStack, deed: (name: string, what?: unknown) => void): object {
  const going = (name: 'navigateTo' | 'redirectTo' | 'switchTab' | 'reLaunch') =>
    answered(({ url }) => {
      deed(name, url)
      pages()[name](String(url))
    })
  return {
    navigateTo: going('navigateTo'),
    redirectTo: going('redirectTo'),
    switchTab: going('switchTab'),
    reLaunch: going('reLaunch'),
    navigateBack: answered(() => {
      deed('navigateBack')
      pages().navigateBack()
    }),
    stopPullDownRefresh: answered(() => undefined),
  }
}

function dialogs(): object {
  return {
    showModal: answered(
      async ({ title, content, confirmText = '确定', cancelText = '取消', showCancel = true }) => {
        const choices = showCancel ? [String(cancelText), String(confirmText)] : [String(confirmText)]
        const chosen = await ask(String(title ?? ''), choices, String(content ?? ''))
        const confirm = chosen === choices.length - 1
        return { confirm, cancel: !confirm }
      },
    ),
    showActionSheet: answered(async ({ itemList }) => {
      const tapIndex = await ask('', [...(itemList as string[]), '取消'])
      if (tapIndex === (itemList as string[]).length) throw new Error('showActionSheet:fail cancel')
      return { tapIndex }
    }),
    requestSubscribeMessage: answered(({ tmplIds }) =>
      Object.fromEntries((tmplIds as string[]).map(id => [id, 'accept'])),
    ),
    requestPayment: answered(() => {
      throw new Error('requestPayment:fail cancel')
    }),
  }
}

/** What leaves no trace on the screen is noted as a deed. */
function device(deed: (name: string, what?: unknown) => void): object {
  const noted = (name: string) => [name, answered(options => deed(name, options))] as const
  return {
    ...Object.fromEntries(
      [
        'vibrateShort',
        'setScreenBrightness',
        'setClipboardData',
        'makePhoneCall',
        'setKeepScreenOn',
        'openLocation',
      ].map(noted),
    ),
    getSetting: answered(() => ({ authSetting: {} })),
    getLocation: answered(() => {
      throw new Error('getLocation:fail auth deny')
    }),
    getScreenBrightness: answered(() => ({ value: 0.4 })),
    scanCode: answered(() => {
      const { camera } = window as unknown as { camera?: string }
      if (!camera) throw new Error('scanCode:fail cancel')
      return { result: camera, scanType: 'QR_CODE' }
    }),
  }
}

/** A function of WeChat's: callbacks when it was given any, a promise otherwise. */
function answered(work: (options: Options) => unknown) {
  return (options: Options = {}) => {
    const result = Promise.resolve()
      .then(() => work(options))
      .then(value => ({ errMsg: 'ok', ...(value as object | undefined) }))
    const { success, fail, complete } = options
    if (!success && !fail && !complete) return result
    result.then(
      value => {
        success?.(value)
        complete?.(value)
      },
      (error: Error) => {
        const failure = { errMsg: error.message }
        fail?.(failure)
        complete?.(failure)
      },
    )
    return undefined
  }
}

/** The local cloud, called as the person whose phone this is. */
function callFunction(persona: string) {
  return async (request: { name: string; data: unknown }) => {
    const response = await fetch('/cloud/call', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-dev-persona': persona },
      body: JSON.stringify(request),
    })
    const result: unknown = await response.json()
    if (!response.ok) throw result
    return { result, errMsg: 'cloud.callFunction:ok' }
  }
}
