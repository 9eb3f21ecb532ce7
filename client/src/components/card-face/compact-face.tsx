import { integer } from '@shared/domain/money/display'
import { Text, View } from '@tarojs/components'
import { Contour, faceContours } from '@/components/contour'
import { Icon } from '@/components/icon'
import { useBrandTheme } from '@/theme/brand-theme'
import './compact-face.scss'

export interface CompactFaceProps {
  /** 1 for the lowest tier: picks the face and the number of contour lines. */
  level: number
  tierName: string
  /** The way to the next tier. */
  note: string
  points: number
  /** What its one button opens: the code, or the whole card. */
  action: { id: string; label: string; withCode: boolean; onTap: () => void }
}

/** The card where it is not the first block: tier, way up, points, one button. */
export function CompactFace({ level, tierName, note, points, action }: CompactFaceProps) {
  const theme = useBrandTheme()
  const look = Math.min(3, Math.max(1, level))
  const face = theme.faces[look - 1]
  return (
    <View className={`face compact-face face-${look}`}>
      {face && theme.brandId && (
        <Contour drawing={faceContours(theme.brandId, look)} colour={face.foil ?? face.ink} opacity={0.24} />
      )}
      <View className="compact-face-text">
        <View className="compact-face-line">
          <Text className="compact-face-tier">{tierName}</Text>
          <Text className="face-note">{note}</Text>
        </View>
        <View>
          <Text className="compact-face-points">{integer(points)}</Text>
          <Text className="face-note"> 积分</Text>
        </View>
      </View>
      <View
        id={action.id}
        className={action.withCode ? 'face-code' : 'compact-face-link'}
        hoverClass="face-code-pressed"
        hoverStayTime={80}
        onClick={action.onTap}
        role="button"
      >
        {action.withCode && <Icon name="code" size={20} />}
        {action.label}
        {!action.withCode && <Icon name="forward" size={16} />}
      </View>
    </View>
  )
}
