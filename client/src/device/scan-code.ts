import Taro from '@tarojs/taro'
import { useEffect } from 'react'
import { ask } from './preview-desk'

/** The text of the code in front of the camera, or null when the person turned back. */
export async function scanCode(): Promise<string | null> {
  if (process.env.TARO_ENV === 'h5') return ask({ kind: 'scan' })
  try {
    const { result } = await Taro.scanCode({ scanType: ['qrCode', 'barCode'] })
    return result || null
  } catch {
    return null
  }
}

/** On the stage the consumer's phone is held before the clerk's: its code arrives as a window message. */
export function useScansOfStage(onText: (text: string) => void): void {
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5') return
    const listen = (event: MessageEvent) => {
      const { type, text } = (event.data ?? {}) as { type?: string; text?: unknown }
      if (event.origin === window.location.origin && type === 'huiyuan-scan' && typeof text === 'string')
        onText(text)
    }
    window.addEventListener('message', listen)
    return () => window.removeEventListener('message', listen)
  }, [onText])
}
