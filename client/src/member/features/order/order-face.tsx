import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Contour, faceContours } from '@/components/contour'
import { useBrandTheme } from '@/theme/brand-theme'
import './order-face.scss'

interface OrderFaceProps {
  children: ReactNode
  /** A row of a list instead of the top of a page. */
  compact?: boolean
  onTap?: () => void
  id?: string
}

/** The brand's field under the number of an order that is being made. */
export function OrderFace({ children, compact = false, onTap, id }: OrderFaceProps) {
  const { faces, brandId } = useBrandTheme()
  const face = faces[1]
  return (
    <View
      className={`order-face ${compact ? 'order-face-compact' : ''}`}
      {...(id ? { id } : {})}
      {...(onTap ? { onClick: onTap, hoverClass: 'order-face-pressed', role: 'button' } : {})}
    >
      {face && brandId && (
        <Contour drawing={faceContours(brandId, 2)} colour={face.foil ?? face.ink} opacity={0.26} />
      )}
      <View className="order-face-content">{children}</View>
    </View>
  )
}
