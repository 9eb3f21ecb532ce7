import type { ProductView } from '@shared/contract/actions/order'
import { View } from '@tarojs/components'
import { Empty } from '@/components/empty'
import { Icon } from '@/components/icon'
import { Price } from '@/components/price'
import { type Basket, changed } from '@/features/order/basket'

export interface ProductListProps {
  products: readonly ProductView[]
  basket: Basket
  onChange: (basket: Basket) => void
}

/** What this store sells in the app, each with a stepper. */
export function ProductList({ products, basket, onChange }: ProductListProps) {
  if (products.length === 0) {
    return <Empty object="receipt" title="这家店没有上架的商品" lines={['可以换一家店，或者直接付金额。']} />
  }
  return (
    <View className="products">
      {products.map(({ id, name, priceFen }, i) => {
        const quantity = basket[id] ?? 0
        return (
          <View key={id} className="product">
            <View className="product-text">
              <View className="product-name">{name}</View>
              <Price fen={priceFen} size={17} exact={false} />
            </View>
            <View className="stepper">
              {quantity > 0 && (
                <>
                  <StepButton
                    id={`less-${i}`}
                    icon="minus"
                    label={`少一份${name}`}
                    onTap={() => onChange(changed(basket, id, -1))}
                  />
                  <View className="stepper-quantity">{String(quantity)}</View>
                </>
              )}
              <StepButton
                id={`add-${i}`}
                icon="plus"
                label={`加一份${name}`}
                onTap={() => onChange(changed(basket, id, 1))}
              />
            </View>
          </View>
        )
      })}
    </View>
  )
}

interface StepButtonProps {
  id: string
  icon: 'plus' | 'minus'
  label: string
  onTap: () => void
}

function StepButton({ id, icon, label, onTap }: StepButtonProps) {
  return (
    <View
      id={id}
      className={`stepper-button stepper-${icon}`}
      hoverClass="stepper-pressed"
      onClick={onTap}
      role="button"
      aria-label={label}
    >
      <View className="stepper-face">
        <Icon name={icon} size={16} />
      </View>
    </View>
  )
}
