import Taro from '@tarojs/taro'

const BETWEEN_MS = 160
const once = () => Taro.vibrateShort({ type: 'heavy' }).catch(() => undefined)

/** Felt without looking: one short beat for yes, two for no. */
export function vibrate(verdict: 'yes' | 'no'): void {
  void once()
  if (verdict === 'no') setTimeout(once, BETWEEN_MS)
}
