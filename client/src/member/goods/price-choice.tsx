import type { GoodsPriceView, GoodsView, OutputOf } from '@shared/contract'
import { priceWords } from '@shared/text/mall'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Icon } from '@/components/icon'

type Opened = OutputOf<'mall.goods'>

/** What one would pay: with money where points alone are too few, until the customer says otherwise. */
export function usePriceChoice(opened: Opened | undefined) {
  const [withMoney, setWithMoney] = useState<boolean>()
  const chosen = opened && chosenPrice(opened, withMoney)
  return { chosen, choose: setWithMoney }
}

function chosenPrice({ goods, points }: Opened, wanted: boolean | undefined): GoodsPriceView {
  const withMoney = wanted ?? points.active < goods.price.points
  return withMoney && goods.withMoney ? goods.withMoney : goods.price
}

interface PriceChoiceProps {
  goods: GoodsView
  chosen: GoodsPriceView
  onChoose: (withMoney: boolean) => void
}

/** Points alone, or fewer points with money; nothing where there is no choice. */
export function PriceChoice({ goods: { price, withMoney }, chosen, onChoose }: PriceChoiceProps) {
  if (!withMoney) return null
  return (
    <View className="price-choice" role="radiogroup" aria-label="怎么换">
      <Choice id="pay-points" price={price} chosen={chosen === price} onTap={() => onChoose(false)} />
      <Choice id="pay-money" price={withMoney} chosen={chosen === withMoney} onTap={() => onChoose(true)} />
    </View>
  )
}

interface ChoiceProps {
  id: string
  price: GoodsPriceView
  chosen: boolean
  onTap: () => void
}

function Choice({ id, price, chosen, onTap }: ChoiceProps) {
  return (
    <View
      id={id}
      className={chosen ? 'price-option price-option-on' : 'price-option'}
      role="radio"
      aria-checked={chosen}
      onClick={onTap}
    >
      <View className="price-option-text">
        <View>{priceWords(price)}</View>
        {price.note !== '' && <View className="caption ink-3">{price.note}</View>}
      </View>
      {chosen && <Icon name="check" size={18} />}
    </View>
  )
}
