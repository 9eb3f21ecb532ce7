import { ScrollView, View } from '@tarojs/components'
import { type ReactNode, useEffect, useState } from 'react'
import { Icon } from '@/components/icon'
import { useDrag } from './use-drag'
import './index.scss'

/** As long as the slide in index.scss. */
const LEAVE_MS = 320

export interface SheetProps {
  open: boolean
  title: string
  note?: string
  onClose: () => void
  children: ReactNode
  /** Stays below the scrolling part. */
  footer?: ReactNode
}

/** One thing more, without leaving the page. Never over another sheet. */
export function Sheet({ open, title, note, onClose, children, footer }: SheetProps) {
  const present = useLingering(open)
  const drag = useDrag(onClose)
  if (!present) return null
  const pulled = drag.offset > 0 ? { transform: `translateY(${drag.offset}px)`, transition: 'none' } : {}
  return (
    <View className={`sheet ${open ? '' : 'sheet-leaving'}`} catchMove>
      <View className="sheet-scrim" onClick={onClose} />
      <View className="sheet-paper" style={pulled} role="dialog" aria-label={title}>
        <View className="sheet-head" {...drag.handlers}>
          <View className="sheet-grabber" />
          <View className="sheet-titles">
            <View className="sheet-title">{title}</View>
            {note && <View className="sheet-note">{note}</View>}
          </View>
          <View id="close-sheet" className="sheet-close" onClick={onClose} role="button" aria-label="关闭">
            <Icon name="close" size={22} />
          </View>
        </View>
        <ScrollView className="sheet-scroll" scrollY>
          <View className={`sheet-content ${footer ? '' : 'sheet-content-last'}`}>{children}</View>
        </ScrollView>
        {footer && <View className="sheet-footer">{footer}</View>}
      </View>
    </View>
  )
}

/** Stays true until the leaving movement is over. */
function useLingering(open: boolean): boolean {
  const [lingering, setLingering] = useState(open)
  useEffect(() => {
    if (open) {
      setLingering(true)
      return
    }
    const timer = setTimeout(() => setLingering(false), LEAVE_MS)
    return () => clearTimeout(timer)
  }, [open])
  return open || lingering
}
