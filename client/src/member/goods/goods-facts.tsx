import type { OutputOf, StoreView } from '@shared/contract'
import { integer } from '@shared/domain/money/display'
import { View } from '@tarojs/components'
import { Icon } from '@/components/icon'
import { KeyValue, KeyValues } from '@/components/key-value'
import { limitText, unitOf } from '@/features/mall/goods-text'
import { deliveryText, lapseText, returnText, storesText } from './text'

type Opened = OutputOf<'mall.goods'>

interface GoodsFactsProps {
  opened: Opened
  store: StoreView | undefined
  onStores: () => void
}

/** How it is had, how long, how often, and what becomes of it when one changes one's mind. */
export function GoodsFacts({ opened, store, onStores }: GoodsFactsProps) {
  const { goods, pickUp } = opened
  const unit = unitOf(goods)
  return (
    <KeyValues>
      {goods.kind === 'item' && (
        <KeyValue label="取货门店">
          <View id="see-stores" className="goods-tap" onClick={onStores} role="button">
            {storesText(opened, store)}
            <Icon name="forward" size={16} />
          </View>
        </KeyValue>
      )}
      <KeyValue label={goods.kind === 'item' ? '取货时间' : '怎么给你'}>{deliveryText(opened)}</KeyValue>
      <KeyValue label="每人可换">
        {goods.limit ? `${limitText(goods)}，还能换 ${goods.limit.left} ${unit}` : '不限'}
      </KeyValue>
      <KeyValue label="不想要了">{returnText(opened)}</KeyValue>
      {pickUp && <KeyValue label="到期没取">{lapseText(opened)}</KeyValue>}
      <KeyValue label="还有">{`${integer(goods.left)} ${unit}`}</KeyValue>
    </KeyValues>
  )
}
