import { View } from '@tarojs/components'
import { Icon } from '@/components/icon'
import { storeOf } from '@/store'
import './index.scss'

const TOAST_MS = 1600
const shown = storeOf<string | null>(null)
let timer: ReturnType<typeof setTimeout> | undefined

/** Says a success that needs no decision, in ten characters at most; errors are never toasts. */
export function toast(text: string): void {
  clearTimeout(timer)
  shown.set(text)
  timer = setTimeout(() => shown.set(null), TOAST_MS)
}

/** Where toasts appear; every page has one through its scaffold. */
export function ToastPlace() {
  const text = shown.use()
  if (text === null) return null
  return (
    <View className="toast-place">
      <View className="toast" role="status" aria-live="polite">
        <Icon name="check" size={18} bold />
        {text}
      </View>
    </View>
  )
}
