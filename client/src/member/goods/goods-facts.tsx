import type { OutputOf } from '@shared/contract'
import { integer } from '@shared/domain/money/display'
import { View } from '@tarojs/components'
import { Icon } from '@/components/icon'
import { KeyValue, KeyValues } from '@/components/key-value'
import { limitText, unitOf } from '@/features/mall/goods-text'
import { deliveryText, lapseText, returnText, storesText } from './text'

type Opened = OutputOf<'mall.goods'>

/** How it is had, how long, how often, and what becomes of it when one changes one's mind. */
export function GoodsFacts({ opened, onStores }: { opened: Opened; onStores: () => void }) {
  const { goods, pickUp } = opened
  const unit = unitOf(goods)
  const left = `${integer(goods.left)} ${unit}`
  return (
    <KeyValues>
      {goods.kind === 'item' ? (
        <KeyValue label="取货门店">
          <View id="see-stores" className="goods-tap" onClick={onStores} role="button">
            {`${storesText(opened)}，有 ${left}`}
            <Icon name="forward" size={16} />
          </View>
        </KeyValue>
      ) : (
        <KeyValue label="还有">{left}</KeyValue>
      )}
      <KeyValue label={goods.kind === 'item' ? '取货时间' : '怎么给你'}>{deliveryText(opened)}</KeyValue>
      <KeyValue label="每人可换">
        {goods.limit ? `${limitText(goods)}，还能换 ${goods.limit.left} ${unit}` : '不限'}
      </KeyValue>
      <KeyValue label="不想要了">{returnText(opened)}</KeyValue>
      {pickUp && <KeyValue label="到期没取">{lapseText(opened)}</KeyValue>}
    </KeyValues>
  )
}
