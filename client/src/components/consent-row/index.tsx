import { View } from '@tarojs/components'
import { Icon } from '@/components/icon'
import './index.scss'

export interface ConsentRowProps {
  checked: boolean
  onChange: (checked: boolean) => void
  /** The texts one agrees to: 会员规则, 隐私说明. */
  texts: readonly { name: string; onTap: () => void }[]
}

/** Consent is never ticked for people; box and first words tick, each text is a target of its own. */
export function ConsentRow({ checked, onChange, texts }: ConsentRowProps) {
  return (
    <View className="consent">
      <View
        id="consent"
        className="consent-tick"
        onClick={() => onChange(!checked)}
        role="checkbox"
        aria-checked={checked}
        aria-label="我已阅读并同意会员规则和隐私说明"
      >
        <View className={`consent-box ${checked ? 'consent-checked' : ''}`}>
          {checked && <Icon name="check" size={12} />}
        </View>
        我已阅读并同意
      </View>
      {texts.map(({ name, onTap }) => (
        <View key={name} className="consent-link" onClick={onTap} role="link">
          《{name}》
        </View>
      ))}
    </View>
  )
}
