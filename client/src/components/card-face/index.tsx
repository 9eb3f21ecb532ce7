import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { inFours } from '@/components/code-plate/in-fours'
import { Contour, faceContours } from '@/components/contour'
import { Icon } from '@/components/icon'
import { Wordmark } from '@/components/wordmark'
import { useBrandTheme } from '@/theme/brand-theme'
import './index.scss'

export interface CardFaceProps {
  /** 1 for the lowest tier: picks the face and the number of contour lines. */
  level: number
  wordmark: string
  sign?: string
  tierName: string
  /** Under the tier name: 2025 年 3 月入会. */
  note: string
  /** Top right. */
  label?: string
  /** Empty for a guest. */
  cardNo: string
  /** Opens the member code; without it the pill is not drawn. */
  onCode?: () => void
}

/** The ground of every face: gradient, map lines, wordmark, a word top right; the rest is the caller's. */
export function CardGround({
  level,
  wordmark,
  sign,
  label,
  children,
}: Pick<CardFaceProps, 'level' | 'wordmark' | 'sign'> & { label: string; children: ReactNode }) {
  const theme = useBrandTheme()
  const look = Math.min(3, Math.max(1, level))
  const face = theme.faces[look - 1]
  return (
    <View className={`face face-${look}`}>
      {face && theme.brandId && (
        <Contour
          drawing={faceContours(theme.brandId, look)}
          colour={face.foil ?? face.ink}
          opacity={look === 1 ? 0.34 : look === 3 ? 0.42 : 0.26}
        />
      )}
      <View className="face-top">
        <Wordmark name={wordmark} {...(sign ? { sign } : {})} />
        <Text className="face-label">{label}</Text>
      </View>
      {children}
    </View>
  )
}

/** The card as an object: its ground, tier, number, 会员码. */
export function CardFace({
  level,
  wordmark,
  sign,
  tierName,
  note,
  label = '会员卡',
  cardNo,
  onCode,
}: CardFaceProps) {
  return (
    <CardGround level={level} wordmark={wordmark} label={label} {...(sign ? { sign } : {})}>
      <View className="face-middle">
        <View className="face-tier">{tierName}</View>
        <View className="face-note">{note}</View>
      </View>
      <View className="face-bottom">
        <Text className="face-number">{inFours(cardNo)}</Text>
        {onCode && (
          <View
            id="open-code"
            className="face-code"
            hoverClass="face-code-pressed"
            hoverStayTime={80}
            onClick={onCode}
            role="button"
          >
            <Icon name="code" size={20} />
            会员码
          </View>
        )}
      </View>
    </CardGround>
  )
}
