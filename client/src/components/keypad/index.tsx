import { View } from '@tarojs/components'
import { Icon } from '@/components/icon'
import { useKeyboard } from '@/device/keyboard'
import { pressKey } from './amount-text'
import './index.scss'

export { typedFen } from './amount-text'

export interface KeypadProps {
  /** What has been typed, in yuan: `76.5`. */
  typed: string
  onType: (typed: string) => void
  /** 收款, 去付款. */
  confirmLabel: string
  /** Shown inside the confirm key: ¥64.50. */
  confirmAmount: string
  onConfirm: () => void
  canConfirm: boolean
  pending?: boolean
}

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '.', '0', '00'] as const

/** Types an amount: at most two decimals and ¥50,000; holding the erase key clears. */
export function Keypad({
  typed,
  onType,
  confirmLabel,
  confirmAmount,
  onConfirm,
  canConfirm,
  pending = false,
}: KeypadProps) {
  const ready = canConfirm && !pending
  const confirm = () => {
    if (ready) onConfirm()
  }
  useKeyboard(key => {
    if (key === 'Enter') confirm()
    else onType(pressKey(typed, key))
  })
  return (
    <View className="keypad">
      <View className="keypad-digits">
        {keys.map(key => (
          <View
            key={key}
            id={`key-${key === '.' ? 'point' : key}`}
            className={`keypad-key ${key === '.' || key === '00' ? 'keypad-quiet' : ''}`}
            hoverClass="keypad-pressed"
            hoverStayTime={60}
            onClick={() => onType(pressKey(typed, key))}
            role="button"
          >
            {key}
          </View>
        ))}
      </View>
      <KeypadSide
        onType={onType}
        typed={typed}
        ready={ready}
        confirm={confirm}
        pending={pending}
        confirmLabel={confirmLabel}
        confirmAmount={confirmAmount}
      />
    </View>
  )
}

interface KeypadSideProps {
  onType: (typed: string) => void
  typed: string
  ready: boolean
  confirm: () => void
  pending: boolean
  confirmLabel: string
  confirmAmount: string
}

/** Erasing and confirming. */
function KeypadSide({
  onType,
  typed,
  ready,
  confirm,
  pending,
  confirmLabel,
  confirmAmount,
}: KeypadSideProps) {
  return (
    <View className="keypad-side">
      <View
        id="key-erase"
        className="keypad-key keypad-quiet"
        hoverClass="keypad-pressed"
        hoverStayTime={60}
        onClick={() => onType(pressKey(typed, 'Backspace'))}
        onLongPress={() => onType('')}
        role="button"
        aria-label="删除一位"
      >
        <Icon name="erase" size={26} />
      </View>
      <View
        id="key-confirm"
        className={`keypad-key keypad-confirm ${ready ? '' : 'keypad-waiting'}`}
        hoverClass={ready ? 'keypad-confirm-pressed' : 'none'}
        hoverStayTime={60}
        onClick={confirm}
        role="button"
      >
        <View>{pending ? `正在${confirmLabel}` : confirmLabel}</View>
        <View className="keypad-amount">{confirmAmount}</View>
      </View>
    </View>
  )
}
