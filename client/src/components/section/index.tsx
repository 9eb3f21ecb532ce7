import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon } from '@/components/icon'
import './index.scss'

export interface SectionProps {
  title: string
  /** t2 for the page's main section, body for lists inside a page. */
  size?: 'large' | 'small'
  link?: { label: string; onTap: () => void; id?: string }
  note?: string
  children: ReactNode
}

/** A titled part of a page, 24 px after what comes before. */
export function Section({ title, size = 'small', link, note, children }: SectionProps) {
  return (
    <View className={`section section-${size}`}>
      <View className="section-head">
        <View className="section-title">{title}</View>
        {note && <View className="section-note">{note}</View>}
        {link && (
          <View
            className="section-link"
            onClick={link.onTap}
            role="button"
            {...(link.id ? { id: link.id } : {})}
          >
            {link.label}
            <Icon name="forward" size={16} />
          </View>
        )}
      </View>
      {children}
    </View>
  )
}
