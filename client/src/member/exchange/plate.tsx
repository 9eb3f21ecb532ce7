import type { CodeSheet, ExchangeView } from '@shared/contract'
import { priceWords } from '@shared/text/mall'
import { View } from '@tarojs/components'
import { useRotatingCode } from '@/cloud/use-rotating-code'
import { QrCode } from '@/components/code-plate'
import { RefreshRing } from '@/components/refresh-ring'
import { Tag } from '@/components/tag'
import { useBrightScreen } from '@/device/screen-brightness'
import { useCodeForStage } from '@/device/stage-code'
import { GoodsArt } from '@/features/mall/goods-art'
import { stateTag, stateText } from '@/member/features/mall/exchange-text'
import type { Seen } from '@/seen'

export interface PickUpPlateProps {
  exchange: ExchangeView
  /** null: nothing waits to be fetched. */
  codes: CodeSheet | null
  seen: Seen
  onRenew: () => void
}

const STAMPS: Partial<Record<ExchangeView['state'], string>> = {
  paying: '待付款',
  unpaid: '取消',
  handed: '已取',
  received: '到账',
  cancelled: '取消',
  lapsed: '过期',
}

/** The goods above the perforation, the pick-up code below it; white in both themes for the scanner. */
export function PickUpPlate({ exchange, codes, seen, onRenew }: PickUpPlateProps) {
  const tag = stateTag(exchange, seen.now)
  return (
    <View className="coupon-plate">
      <View className="coupon-top pick-up-top">
        <GoodsArt className="pick-up-picture" art={exchange.art} kind={exchange.kind} small />
        <View className="coupon-text pick-up-text">
          <View className="coupon-name">{exchange.goodsName}</View>
          <View className="coupon-condition">{`1 件 · ${priceWords(exchange)}`}</View>
        </View>
        <Tag tone={tag.tone}>{tag.word}</Tag>
      </View>
      <View className="coupon-bottom">
        {codes ? (
          <Code codes={codes} onRenew={onRenew} />
        ) : (
          <View className="coupon-over">
            <View className="coupon-stamp">{STAMPS[exchange.state] ?? '办理中'}</View>
            <View className="coupon-over-text">{stateText(exchange, seen)}</View>
          </View>
        )}
      </View>
    </View>
  )
}

function Code({ codes, onRenew }: { codes: CodeSheet; onRenew: () => void }) {
  const { step, secondsLeft } = useRotatingCode(codes)
  const code = step?.code ?? null
  useBrightScreen(true)
  useCodeForStage(code)
  return (
    <>
      {code ? (
        <QrCode text={code} size={188} label="取货码" />
      ) : (
        <View className="coupon-code-over">这个码过期了</View>
      )}
      <View className="coupon-ring">
        <RefreshRing secondsLeft={secondsLeft} stepSeconds={codes.stepMs / 1000} onRenew={onRenew} />
      </View>
      {code && <View className="coupon-hint">给店员扫一下，当面取货</View>}
    </>
  )
}
