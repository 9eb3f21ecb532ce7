import { integer } from '@shared/domain/money/display'
import { Text, View } from '@tarojs/components'
import { textSize } from '@/theme/text-size'
import './index.scss'

export interface PriceProps {
  /** Integer fen. */
  fen: number
  /** Size of the yuan digits in px; the sign and the cents are about 60 % of it. */
  size?: number
  /** Amounts really paid always show two decimals; face values drop `.00`. */
  exact?: boolean
  /** No longer what was paid, after a refund. */
  struck?: boolean
  className?: string
}

/** Money: small sign, large yuan, small cents, on one baseline. */
export function Price({ fen, size = 34, exact = true, struck = false, className = '' }: PriceProps) {
  const yuan = Math.floor(Math.abs(fen) / 100)
  const cents = Math.abs(fen) % 100
  const small = { fontSize: textSize(Math.max(11, Math.round(size * 0.58))) }
  const showCents = exact || cents > 0
  const tail = cents % 10 === 0 && !exact ? `.${cents / 10}` : `.${String(cents).padStart(2, '0')}`
  return (
    <View
      className={`price ${struck ? 'price-struck' : ''} ${className}`}
      style={{ fontSize: textSize(size), lineHeight: 1.2 }}
    >
      <Text style={small}>{fen < 0 ? '−¥' : '¥'}</Text>
      <Text>{integer(yuan)}</Text>
      {showCents && <Text style={small}>{tail}</Text>}
    </View>
  )
}
