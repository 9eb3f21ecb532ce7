import Taro from '@tarojs/taro'
import { entryParam } from '@/cloud/entry'

/** Where the platform's own things lie, px. */
export interface ScreenFrame {
  statusBar: number
  /** Height of the navigation row below the status bar. */
  navRow: number
  /** Width to keep free at the right for WeChat's capsule. */
  capsule: number
  /** In the stage's phone, or with `?frame=phone`: status bar, capsule and home bar are drawn by us. */
  drawn: boolean
}

const CAPSULE_MARGIN = 12
/** A drawn phone of 375 × 812: what the design was measured on. */
const drawnPhone: ScreenFrame = { statusBar: 44, navRow: 44, capsule: 111, drawn: true }
const browser: ScreenFrame = { statusBar: 0, navRow: 48, capsule: 0, drawn: false }

let measured: ScreenFrame | undefined

/** Measured once: it cannot change while the mini-program runs. */
export function screenFrame(): ScreenFrame {
  measured ??= process.env.TARO_ENV === 'h5' ? ofPreview() : ofWeChat()
  return measured
}

const ofPreview = (): ScreenFrame =>
  window.parent !== window || entryParam('frame') === 'phone' ? drawnPhone : browser

/** The capsule is centred in the navigation row, so the row follows from where it lies. */
function ofWeChat(): ScreenFrame {
  const { statusBarHeight = 20, windowWidth } = Taro.getWindowInfo()
  const capsule = Taro.getMenuButtonBoundingClientRect()
  // Some phones answer zeros while starting.
  if (!capsule || capsule.height <= 0 || capsule.top < statusBarHeight) {
    return { statusBar: statusBarHeight, navRow: 44, capsule: 111, drawn: false }
  }
  return {
    statusBar: statusBarHeight,
    navRow: capsule.height + 2 * (capsule.top - statusBarHeight),
    capsule: windowWidth - capsule.left + CAPSULE_MARGIN,
    drawn: false,
  }
}
