import { useCallback, useRef } from 'react'
import { scanCode, useScansOfStage } from '@/device/scan-code'
import { openPage, replacePage } from '@/navigate'

/** Longer texts are no receipt; the page says so all the same. */
const LONGEST = 200

/** Scans a receipt with the camera and opens its page, on top of this one or in its place. */
export function useReceiptScan(how: 'open' | 'replace' = 'open'): () => void {
  const asked = useRef(false)
  const show = useCallback(
    (text: string) => {
      // Other pages of this phone receive the stage's messages, too.
      if (!asked.current) return
      asked.current = false
      const go = how === 'open' ? openPage : replacePage
      go('receipt', { code: text.slice(0, LONGEST) })
    },
    [how],
  )
  useScansOfStage(show)
  return () => {
    asked.current = true
    void scanCode().then(text => {
      if (text) show(text)
    })
  }
}
