import { Text, View } from '@tarojs/components'
import { Icon } from '@/components/icon'
import './index.scss'

export interface ConsentRowProps {
  checked: boolean
  onChange: (checked: boolean) => void
  /** The texts one agrees to: 会员规则, 隐私说明. */
  texts: readonly { name: string; onTap: () => void }[]
}

/** Consent is never ticked for people; the whole row is the target. */
export function ConsentRow({ checked, onChange, texts }: ConsentRowProps) {
  return (
    <View
      id="consent"
      className="consent"
      onClick={() => onChange(!checked)}
      role="checkbox"
      aria-checked={checked}
    >
      <View className={`consent-box ${checked ? 'consent-checked' : ''}`}>
        {checked && <Icon name="check" size={12} />}
      </View>
      <View className="consent-text">
        <Text>我已阅读并同意</Text>
        {texts.map(({ name, onTap }, i) => (
          <Text key={name}>
            {i > 0 && '和'}
            <Text
              className="consent-link"
              onClick={event => {
                event.stopPropagation()
                onTap()
              }}
            >
              《{name}》
            </Text>
          </Text>
        ))}
      </View>
    </View>
  )
}
