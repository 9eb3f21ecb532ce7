import Taro from '@tarojs/taro'
import type { ScreenFrame } from './types'

const CAPSULE_MARGIN = 12

let measured: ScreenFrame | undefined

/** Measured once: it cannot change while the mini-program runs. */
export function screenFrame(): ScreenFrame {
  measured ??= measure()
  return measured
}

/** The capsule is centred in the navigation row, so the row follows from where it lies. */
function measure(): ScreenFrame {
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
