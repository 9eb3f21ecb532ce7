import type { BaseEventOrig, ITouchEvent } from '@tarojs/components'
import { useRef, useState } from 'react'

/** Pulled this far down, px, the sheet is meant to close. */
const CLOSE_AFTER = 96

/** Views announce touches with a wider type than they deliver. */
const fingerY = (event: BaseEventOrig) => (event as unknown as ITouchEvent).touches[0]?.clientY

/** Follows a finger down from the head of a sheet; a long pull closes, a short one springs back. */
export function useDrag(onClose: () => void) {
  const startY = useRef<number | null>(null)
  const [offset, setOffset] = useState(0)
  const end = () => {
    if (offset > CLOSE_AFTER) onClose()
    startY.current = null
    setOffset(0)
  }
  return {
    offset,
    handlers: {
      onTouchStart: (event: BaseEventOrig) => {
        startY.current = fingerY(event) ?? null
      },
      onTouchMove: (event: BaseEventOrig) => {
        const y = fingerY(event)
        if (startY.current !== null && y !== undefined) setOffset(Math.max(0, y - startY.current))
      },
      onTouchEnd: end,
      onTouchCancel: end,
    },
  }
}
