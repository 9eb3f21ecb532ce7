import { useEffect, useRef } from 'react'

/** Taro for tests: storage in memory, navigation recorded, lifecycle hooks under our hand. */
const storage = new Map<string, unknown>()
const showListeners = new Set<() => void>()
let params: Record<string, string> = {}

const Taro = {
  getStorageSync: (key: string) => storage.get(key) ?? '',
  setStorageSync: (key: string, value: unknown) => void storage.set(key, structuredClone(value)),
  removeStorageSync: (key: string) => void storage.delete(key),
  navigateTo: jest.fn(async () => undefined),
  redirectTo: jest.fn(async () => undefined),
  reLaunch: jest.fn(async () => undefined),
  switchTab: jest.fn(async () => undefined),
  navigateBack: jest.fn(async () => undefined),
  getCurrentPages: jest.fn((): unknown[] => [{}]),
  vibrateShort: jest.fn(async () => undefined),
  stopPullDownRefresh: jest.fn(),
  makePhoneCall: jest.fn(async () => undefined),
  setClipboardData: jest.fn(async () => undefined),
  showModal: jest.fn(async () => ({ confirm: true, cancel: false })),
  getWindowInfo: () => ({ statusBarHeight: 44, windowWidth: 375, windowHeight: 812 }),
  getMenuButtonBoundingClientRect: () => ({
    top: 48,
    left: 281,
    width: 87,
    height: 32,
    right: 368,
    bottom: 80,
  }),
  getEnterOptionsSync: () => ({ query: {} as Record<string, string> }),
}

export default Taro

export function useDidShow(listener: () => void): void {
  const shown = useRef(false)
  useEffect(() => {
    if (!shown.current) listener()
    shown.current = true
    showListeners.add(listener)
    return () => void showListeners.delete(listener)
  })
}
export const useDidHide = (): void => undefined
export const usePageScroll = (): void => undefined
export const usePullDownRefresh = (): void => undefined
export const useReachBottom = (): void => undefined
export const useShareAppMessage = (): void => undefined
export const useShareTimeline = (): void => undefined
export function useLoad(listener: (options: Record<string, string>) => void): void {
  const loaded = useRef(false)
  useEffect(() => {
    if (!loaded.current) listener(params)
    loaded.current = true
  })
}
export const useRouter = () => ({ params, path: '' })

/** The page is shown again, as after coming back from another one. */
export const showAgain = (): void => {
  for (const listener of [...showListeners]) listener()
}

/** The parameters the page is opened with; undecoded, as on both platforms. */
export const openWith = (next: Record<string, string>): void => {
  params = next
}

/** A fresh phone: nothing stored, nothing recorded. */
export function freshPhone(): void {
  storage.clear()
  showListeners.clear()
  params = {}
  jest.clearAllMocks()
}
