import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon, type IconName } from '@/components/icon'
import './index.scss'

export interface CellProps {
  title: ReactNode
  icon?: IconName
  note?: ReactNode
  value?: ReactNode
  /** Opens something: draws the chevron and takes taps. */
  onTap?: () => void
  id?: string
}

/** One row of a card. The chevron appears only when the row opens something. */
export function Cell({ title, icon, note, value, onTap, id }: CellProps) {
  return (
    <View
      className={`cell ${icon ? 'cell-with-icon' : ''}`}
      {...(id ? { id } : {})}
      {...(onTap ? { onClick: onTap, hoverClass: 'cell-pressed', hoverStayTime: 80, role: 'button' } : {})}
    >
      {icon && <Icon name={icon} className="cell-icon" />}
      <View className="cell-title">
        <View className="cell-title-line">{title}</View>
        {note && <View className="cell-note">{note}</View>}
      </View>
      {value !== undefined && <View className="cell-value">{value}</View>}
      {onTap && <Icon name="forward" size={18} className="cell-forward" bold={false} />}
    </View>
  )
}

/** Cells in one card, hairlines between them inset to the text. */
export function Cells({ children, flat = false }: { children: ReactNode; flat?: boolean }) {
  return <View className={`cells ${flat ? 'cells-flat' : ''}`}>{children}</View>
}
