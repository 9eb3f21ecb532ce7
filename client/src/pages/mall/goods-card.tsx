import type { GoodsView } from '@shared/contract'
import { View } from '@tarojs/components'
import { Card } from '@/components/card'
import { Points } from '@/components/points'
import { Tag } from '@/components/tag'
import { ProgressBar } from '@/components/tier-progress'
import { GoodsArt } from '@/features/mall/goods-art'
import { goodsLine, KIND_WORDS } from '@/features/mall/goods-text'
import { openPage } from '@/navigate'

/** One of the goods: what it is, what it takes, and what is missing to it. */
export function GoodsCard({ goods }: { goods: GoodsView }) {
  const { id, name, kind, art, price, withMoney, notNow } = goods
  const fewest = (withMoney ?? price).points
  const missing = notNow?.missing ?? 0
  return (
    <Card padded={false} className="goods-card" onTap={() => openPage('goods', { id })}>
      <View className="goods-card-picture">
        <GoodsArt className="goods-card-art" art={art} kind={kind} />
        <Tag className="goods-card-kind">{KIND_WORDS[kind]}</Tag>
      </View>
      <View className="goods-card-text">
        <View className="goods-card-name">{name}</View>
        <Points points={price.points} size={18} />
        {missing > 0 && (
          <View className="goods-card-short">
            <ProgressBar share={1 - missing / fewest} />
          </View>
        )}
        <View className="caption ink-3">{goodsLine(goods)}</View>
      </View>
    </Card>
  )
}
