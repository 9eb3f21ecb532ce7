import type { GoodsPriceView, OutputOf, StoreView } from '@shared/contract'
import { amount, integer } from '@shared/domain/money/display'
import { priceWords } from '@shared/text/mall'
import { View } from '@tarojs/components'
import { serverNow } from '@/cloud/server-clock'
import { Button } from '@/components/button'
import { KeyValue, KeyValues } from '@/components/key-value'
import { Points } from '@/components/points'
import { Sheet } from '@/components/sheet'
import { StatusBanner } from '@/components/status-banner'
import { CommandFailure } from '@/member/components/command-failure'
import { SendAgain } from './send-again'
import { deliveryText, fetchUntilText, returnText, storesText } from './text'
import type { Exchange } from './use-exchange'

interface ConfirmSheetProps {
  open: boolean
  opened: OutputOf<'mall.goods'>
  price: GoodsPriceView
  store: StoreView | undefined
  exchange: Exchange
  onClose: () => void
}

/** What is paid, what is left, how it is had and undone; then one button. */
export function ConfirmSheet({ open, opened, price, store, exchange, onClose }: ConfirmSheetProps) {
  const { goods } = opened
  return (
    <Sheet
      open={open}
      title={`兑换「${goods.name}」`}
      onClose={onClose}
      footer={
        <ConfirmButton opened={opened} price={price} store={store} exchange={exchange} onClose={onClose} />
      }
    >
      {exchange.changed && <PriceChanged {...exchange.changed} />}
      {exchange.failure && (
        <CommandFailure failure={exchange.failure} perhaps="可能已经换好了。再送一次就知道，不会换两次" />
      )}
      <Sum opened={opened} price={price} />
      <ConfirmFacts opened={opened} price={price} store={store} />
    </Sheet>
  )
}

/** One button: confirms, sends again what had no answer, or takes note of the new price. */
function ConfirmButton({ opened, price, store, exchange, onClose }: Omit<ConfirmSheetProps, 'open'>) {
  const { changed, sent, pending, failure } = exchange
  if (changed) {
    return (
      <Button id="understood" onTap={exchange.understood}>
        知道了
      </Button>
    )
  }
  if (sent) return <SendAgain exchange={exchange} sent={sent} />
  if (failure?.kind === 'refused') {
    return (
      <Button
        id="close-refused"
        kind="secondary"
        onTap={() => {
          exchange.dismiss()
          onClose()
        }}
      >
        知道了
      </Button>
    )
  }
  return (
    <Button
      id="confirm-exchange"
      pending={pending && '正在兑换'}
      onTap={() => void exchange.send(inputOf(opened, price, store))}
    >
      {price.fen > 0 ? `确认，付 ${amount(price.fen)}` : `确认，用 ${integer(price.points)} 积分`}
    </Button>
  )
}

const inputOf = (
  { goods }: ConfirmSheetProps['opened'],
  { points, fen }: GoodsPriceView,
  store: StoreView | undefined,
) => ({
  goodsId: goods.id,
  points,
  ...(fen > 0 ? { fen } : {}),
  ...(store && goods.kind === 'item' ? { storeId: store.id } : {}),
})

/** Nothing is taken at a price that was not read. */
function PriceChanged({ before, now }: NonNullable<Exchange['changed']>) {
  return (
    <StatusBanner
      tone="warn"
      fact={`价格变了：原来 ${priceWords(before)}，现在 ${priceWords(now)}`}
      consequence="没有扣积分。看过再决定"
    />
  )
}

/** The price, and the balance before and after it. */
function Sum({ opened: { points }, price }: Pick<ConfirmSheetProps, 'opened' | 'price'>) {
  return (
    <View className="confirm-sum">
      <View className="confirm-price">
        <Points points={price.points} size={34} />
        {price.fen > 0 && <View className="confirm-money">{`+ ${amount(price.fen)}`}</View>}
      </View>
      <View className="body-2 ink-2">
        {`余额 ${integer(points.active)} → ${integer(Math.max(0, points.active - price.points))}`}
      </View>
    </View>
  )
}

/** Where, until when, and how it is undone. */
function ConfirmFacts({ opened, price, store }: Pick<ConfirmSheetProps, 'opened' | 'price' | 'store'>) {
  const { pickUp, brand } = opened
  return (
    <View className="confirm-facts">
      <KeyValues>
        {pickUp ? (
          <>
            <KeyValue label="在哪取">{storesText(opened, store)}</KeyValue>
            <KeyValue label="最晚取">
              {fetchUntilText(pickUp, { now: serverNow(), timeZone: brand.timeZone })}
            </KeyValue>
          </>
        ) : (
          <KeyValue label="怎么给你">{deliveryText(opened)}</KeyValue>
        )}
        {price.fen > 0 && <KeyValue label="付款">15 分钟内付，没付就自动取消，积分退回</KeyValue>}
        <KeyValue label="不想要了">{returnText(opened, price)}</KeyValue>
      </KeyValues>
    </View>
  )
}
