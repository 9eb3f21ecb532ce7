import type { ToMakeView } from '@shared/contract'
import { clockWords } from '@shared/text/dates'
import { View } from '@tarojs/components'
import { useCommand } from '@/cloud/use-command'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { StatusBanner } from '@/components/status-banner'
import { Tag } from '@/components/tag'

type State = ToMakeView['pickUp']['state']

const TAGS = {
  waiting: '刚付款',
  making: '正在做',
  ready: '已叫号',
  taken: '已取走',
} as const satisfies Record<State, string>
/** The one big button of each state, and where it leads. */
const NEXT: Readonly<Partial<Record<State, { to: State; label: string }>>> = {
  waiting: { to: 'making', label: '开始做' },
  making: { to: 'ready', label: '做好了，叫号' },
  ready: { to: 'taken', label: '顾客取走了' },
}

interface OrderCardProps {
  order: ToMakeView
  storeId: string
  timeZone: string
  onMoved: () => void
}

/** One order: its number, its goods, and the one next step. */
export function OrderCard({ order, storeId, timeZone, onMoved }: OrderCardProps) {
  const { orderId, tail, pickUp, paidAt, lines } = order
  const step = useCommand('order.step')
  const next = NEXT[pickUp.state]
  const move = async (to: State) => {
    const answer = await step.run({ storeId, orderId, from: pickUp.state, to })
    // Moved by a colleague, or paid back: the list says what is true now.
    if (answer?.ok || answer?.kind === 'refused') onMoved()
  }
  return (
    <Card className="clerk-order">
      <View className="clerk-order-head">
        <View className="clerk-order-number">{String(pickUp.number)}</View>
        <View className="clerk-order-facts">
          <Tag tone={pickUp.state === 'waiting' ? 'warn' : 'plain'}>{TAGS[pickUp.state]}</Tag>
          <View className="small ink-2">{`${clockWords(paidAt, timeZone)} 付款 · 尾号 ${tail}`}</View>
        </View>
      </View>
      {lines.map(({ name, quantity }) => (
        <View key={name} className="clerk-order-line">
          <View className="clerk-order-name">{name}</View>
          <View className="clerk-order-count">{`×${quantity}`}</View>
        </View>
      ))}
      {step.failure && (
        <StatusBanner
          tone="warn"
          fact={step.failure.kind === 'refused' ? step.failure.message : '没等到回音，再点一次就知道结果'}
        />
      )}
      {next && (
        <Button
          id={`step-${pickUp.number}`}
          size="xl"
          kind={pickUp.state === 'making' ? 'primary' : 'secondary'}
          pending={step.pending && '正在记'}
          onTap={() => void move(next.to)}
        >
          {next.label}
        </Button>
      )}
    </Card>
  )
}
