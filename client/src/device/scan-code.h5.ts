import { useEffect } from 'react'
import { ask } from './preview-desk'
import type { ScanCode } from './types'

/** How long the stage may take to look at the other phone. */
const GLANCE_MS = 600

export const scanCode: ScanCode = async () => ((await stageShowsCode()) ? null : ask({ kind: 'scan' }))

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
    const listen = (event: MessageEvent) => {
      const text = scannedText(event)
      if (text) onText(text)
    }
    window.addEventListener('message', listen)
    return () => window.removeEventListener('message', listen)
  }, [onText])
}
