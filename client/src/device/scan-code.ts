import Taro from '@tarojs/taro'
import { useEffect } from 'react'
import { ask } from './preview-desk'

/** How long the stage may take to look at the other phone. */
const GLANCE_MS = 600

/**
 * The text of the code in front of the camera, or null when the person turned back — or when the
 * stage held another phone before this one: then `useScansOfStage` has already notified the page.
 */
export async function scanCode(): Promise<string | null> {
  if (process.env.TARO_ENV === 'h5') return (await stageShowsCode()) ? null : ask({ kind: 'scan' })
  try {
    const { result } = await Taro.scanCode({ scanType: ['qrCode', 'barCode'] })
    return result || null
  } catch {
    return null
  }
}

/** The text a window message carries, if it is a scan of the stage. */
function scannedText(event: MessageEvent): string | undefined {
  const { type, text } = (event.data ?? {}) as { type?: string; text?: unknown }
  const ours = event.origin === window.location.origin && type === 'huiyuan-scan'
  return ours && typeof text === 'string' ? text : undefined
}

/** Queries the stage for the code on the customer's screen; false when there is no stage or no code. */
function stageShowsCode(): Promise<boolean> {
  if (window.parent === window) return Promise.resolve(false)
  return new Promise(resolve => {
    const answer = (shows: boolean) => {
      clearTimeout(timer)
      window.removeEventListener('message', listen)
      resolve(shows)
    }
    const listen = (event: MessageEvent) => {
      const text = scannedText(event)
      if (text !== undefined) answer(text !== '')
    }
    const timer = setTimeout(() => answer(false), GLANCE_MS)
    window.addEventListener('message', listen)
    window.parent.postMessage({ type: 'huiyuan-scan-request' }, window.location.origin)
  })
}

/** On the stage the customer's phone is held before the clerk's: its code arrives as a window message. */
export function useScansOfStage(onText: (text: string) => void): void {
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5') return
    const listen = (event: MessageEvent) => {
      const text = scannedText(event)
      if (text) onText(text)
    }
    window.addEventListener('message', listen)
    return () => window.removeEventListener('message', listen)
  }, [onText])
}
