import type { ExchangeView } from '@shared/contract'
import { amount, integer } from '@shared/domain/money/display'
import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Failure } from '@/cloud/answer'
import { call } from '@/cloud/call'
import { Button } from '@/components/button'
import { Sheet } from '@/components/sheet'
import { StatusBanner } from '@/components/status-banner'

interface CancelSheetProps {
  open: boolean
  exchange: ExchangeView
  onCancelled: () => void
  onClose: () => void
}

/** Of what was paid already; nothing was, while it waits for its money. */
const moneyText = ({ fen, state }: ExchangeView): string =>
  fen > 0 && state !== 'paying' ? `${amount(fen)} 由微信支付原路退回，一般几分钟到账。` : ''

/** Confirms once, naming what is returned. `mall.cancel` is idempotent, so a retry changes nothing. */
export function CancelSheet({ open, exchange, onCancelled, onClose }: CancelSheetProps) {
  const [pending, setPending] = useState(false)
  const [failure, setFailure] = useState<Failure>()
  const cancel = async () => {
    if (pending) return
    setPending(true)
    setFailure(undefined)
    const answer = await call('mall.cancel', { exchangeId: exchange.id })
    setPending(false)
    if (!answer.ok) {
      setFailure(answer)
      return
    }
    onCancelled()
    onClose()
  }
  return (
    <Sheet
      open={open}
      title="取消这笔兑换？"
      onClose={onClose}
      footer={
        <View className="bar-row">
          <Button id="keep-exchange" kind="outline" onTap={onClose}>
            先不取消
          </Button>
          <Button id="confirm-cancel" pending={pending && '正在取消'} onTap={() => void cancel()}>
            确认取消
          </Button>
        </View>
      }
    >
      <View className="stack">
        <View className="cancel-text">
          {`「${exchange.goodsName}」不再给你留着，${integer(exchange.points)} 积分马上退回，有效期不变。${moneyText(exchange)}`}
        </View>
        {failure && (
          <StatusBanner
            tone={failure.kind === 'refused' ? 'danger' : 'warn'}
            icon={failure.kind === 'refused' ? 'warning' : 'offline'}
            fact={failure.kind === 'refused' ? failure.message : '没等到回音，再点一次就知道结果'}
          />
        )}
      </View>
    </Sheet>
  )
}
