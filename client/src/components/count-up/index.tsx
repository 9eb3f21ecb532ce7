import { integer } from '@shared/domain/money/display'
import { Text } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { motionIsReduced } from '@/theme/motion'
import { hasCounted, rememberCounted } from './counted'

const COUNT_UP_MS = 900
const STEP_MS = 40

export interface CountUpProps {
  value: number
  /** What is being celebrated, for instance an order id: it counts up once in its life. */
  once: string
  className?: string
}

/** Eases out like everything else that arrives: fast first, settling on the exact number. */
const eased = (share: number) => 1 - (1 - share) ** 3

/** Counts from 0 to the value in 900 ms, once per cause; then, and with reduced motion, shows it at once. */
export function CountUp({ value, once, className = '' }: CountUpProps) {
  const [shown, setShown] = useState(() => (hasCounted(once) || motionIsReduced() ? value : 0))
  useEffect(() => {
    if (hasCounted(once) || motionIsReduced()) {
      setShown(value)
      return
    }
    const startedAt = Date.now()
    const timer = setInterval(() => {
      const share = Math.min(1, (Date.now() - startedAt) / COUNT_UP_MS)
      setShown(Math.round(value * eased(share)))
      if (share === 1) {
        clearInterval(timer)
        rememberCounted(once)
      }
    }, STEP_MS)
    return () => clearInterval(timer)
  }, [value, once])
  return <Text className={className}>{integer(shown)}</Text>
}
