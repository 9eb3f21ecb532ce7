import Taro from '@tarojs/taro'
import { useEffect } from 'react'

/** Full brightness while a code is on screen, back to what it was afterwards. */
export function useBrightScreen(bright: boolean): void {
  useEffect(() => {
    if (!bright) return
    let before: number | undefined
    let over = false
    Taro.getScreenBrightness()
      .then(answer => {
        before = (answer as unknown as { value: number }).value
        if (!over) void Taro.setScreenBrightness({ value: 1 }).catch(() => undefined)
      })
      .catch(() => undefined)
    return () => {
      over = true
      if (before !== undefined) void Taro.setScreenBrightness({ value: before }).catch(() => undefined)
    }
  }, [bright])
}
