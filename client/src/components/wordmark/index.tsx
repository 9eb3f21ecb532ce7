import { Text, View } from '@tarojs/components'
import { svgImage } from '@/components/svg-image'
import './index.scss'

export interface WordmarkProps {
  name: string
  /** The brand's sign as stroke path data on a 24 grid; none = the name alone. */
  sign?: string
}

/** The brand's name in serif, in the colour of its surroundings. Only on 会员 and landing. */
export function Wordmark({ name, sign }: WordmarkProps) {
  return (
    <View className="wordmark">
      {sign && <View className="wordmark-sign" style={{ WebkitMaskImage: `url("${signImage(sign)}")` }} />}
      <Text className="wordmark-name">{name}</Text>
    </View>
  )
}

const signImage = (path: string) =>
  svgImage(
    `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='none' stroke='#000' stroke-width='1.75' stroke-linecap='round' stroke-linejoin='round'><path d='${path}'/></svg>`,
  )
