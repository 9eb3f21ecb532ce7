import { Button as NativeButton, View } from '@tarojs/components'
import { type ReactNode, useRef } from 'react'
import { Icon, type IconName } from '@/components/icon'
import { abilities } from '@/device/abilities'
import './index.scss'

type ButtonKind = 'primary' | 'secondary' | 'outline' | 'text' | 'danger'
/** l 52 high (default) · m 44 · s a 32 px pill with a 44 px target · xl 60, for staff. */
type ButtonSize = 's' | 'm' | 'l' | 'xl'

export interface ButtonProps {
  children: ReactNode
  kind?: ButtonKind
  size?: ButtonSize
  icon?: IconName
  onTap?: () => void
  /** What is happening right now: 正在提交. Shows a ring and swallows further taps. */
  pending?: string | false
  /** What is missing: 还差 214 分. A disabled button always says so. */
  disabledBecause?: string | false
  /** As wide as its words instead of the row. */
  inline?: boolean
  /** WeChat's share panel; only the platform's own button may open it. */
  share?: boolean
  id?: string
  className?: string
  /** For who hears it, where the words alone do not say of what. */
  label?: string
}

/** One action. While pending it keeps its width and ignores taps; disabled it names what is missing. */
export function Button({
  children,
  kind = 'primary',
  size = 'l',
  icon,
  onTap,
  pending = false,
  disabledBecause = false,
  inline = size === 's',
  share = false,
  id,
  className = '',
  label,
}: ButtonProps) {
  const idle = pending === false && disabledBecause === false
  const text = pending || disabledBecause || children
  const states = [
    inline ? 'button-inline' : '',
    disabledBecause !== false ? 'button-disabled' : '',
    pending !== false ? 'button-pending' : '',
  ].join(' ')
  const shape = `button button-${kind} button-${size} ${states} ${className}`
  const face = <ButtonFace pending={pending} idle={idle} icon={icon} size={size} text={text} />
  const lastTapAt = useRef(0)
  const tap = () => {
    // Two touches of one finger arrive within a few frames; the second is never meant.
    const now = Date.now()
    if (!idle || now - lastTapAt.current < 300) return
    lastTapAt.current = now
    onTap?.()
  }
  const hover = idle ? 'button-pressed' : 'none'
  if (share && abilities.nativeButtons) {
    return (
      <NativeButton
        className={`button-native ${shape}`}
        openType="share"
        hoverClass={hover}
        onClick={tap}
        {...(id ? { id } : {})}
      >
        {face}
      </NativeButton>
    )
  }
  return (
    <View
      className={shape}
      hoverClass={hover}
      hoverStayTime={80}
      onClick={tap}
      role="button"
      aria-disabled={!idle}
      {...(label ? { 'aria-label': label } : {})}
      {...(id ? { id } : {})}
    >
      {face}
    </View>
  )
}

interface ButtonFaceProps {
  pending: string | false
  idle: boolean
  icon: IconName | undefined
  size: ButtonSize
  text: ReactNode
}

/** What is drawn on the button: ring or icon, and its label. */
function ButtonFace({ pending, idle, icon, size, text }: ButtonFaceProps) {
  return (
    <View className="button-face">
      {pending !== false && <View className="button-ring" />}
      {idle && icon && <Icon name={icon} size={size === 's' ? 16 : 20} />}
      <View className="button-label">{text}</View>
    </View>
  )
}
