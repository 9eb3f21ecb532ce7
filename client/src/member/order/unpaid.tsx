import type { OrderOpened } from '@shared/contract/actions/order'
import { momentWords } from '@shared/text/dates'
import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Price } from '@/components/price'
import { Sheet } from '@/components/sheet'
import { StatusBanner } from '@/components/status-banner'
import type { usePayAgain } from '@/features/order/use-pay-again'
import { payableWords } from '@/member/features/order/order-text'
import type { Seen } from '@/seen'
import { Receipt } from './receipt'
import { StoreCard } from './store-card'

/** No money was taken: for how long it can still be paid, or that it no longer can. */
export function Unpaid({ opened, seen }: { opened: OrderOpened; seen: Seen }) {
  const { row, order } = opened
  const left = row.state === 'closed' ? '' : payableWords(row.payableUntilAt, seen.now)
  return (
    <>
      <View className="order-lead">
        <View className="body-2 ink-2">{left ? '还没付' : '没付成'}</View>
        <Price fen={order.amountFen} size={48} />
        <View id="unpaid-left" className="small ink-2">
          {left ? `${left}，到时间自动关闭。没有扣你的钱` : '已经关闭，没有扣你的钱'}
        </View>
        <View className="small ink-3">{`${momentWords(row.at, seen.now, seen.timeZone)} 下单`}</View>
      </View>
      <StoreCard opened={opened} seen={seen} />
      <Receipt opened={opened} />
    </>
  )
}

type Paying = ReturnType<typeof usePayAgain>

/** Pays this very order, or gives it up. */
export function UnpaidBar({ paying, onGiveUp }: { paying: Paying; onGiveUp: () => void }) {
  const { pay, pending, trouble } = paying
  return (
    <>
      {trouble && (
        <View className="order-trouble">
          <StatusBanner tone="warn" fact={trouble} />
        </View>
      )}
      <View className="bar-row">
        <Button id="cancel-order" kind="outline" onTap={onGiveUp}>
          不要了
        </Button>
        <Button id="pay-again" pending={pending && '正在处理'} onTap={() => void pay()}>
          去付款
        </Button>
      </View>
    </>
  )
}

interface GiveUpSheetProps {
  open: boolean
  paying: Paying
  onClose: () => void
}

/** Asks once before an unpaid order is closed. */
export function GiveUpSheet({ open, paying, onClose }: GiveUpSheetProps) {
  const giveUp = () => {
    onClose()
    void paying.cancel()
  }
  return (
    <Sheet
      open={open}
      title="不要这一单了？"
      onClose={onClose}
      footer={
        <View className="bar-row">
          <Button id="keep-order" kind="outline" onTap={onClose}>
            再想想
          </Button>
          <Button id="confirm-cancel" onTap={giveUp}>
            不要了
          </Button>
        </View>
      }
    >
      <View className="body-2 ink-2">还没有付款，取消后不会扣你的钱。想要时再重新下单。</View>
    </Sheet>
  )
}
