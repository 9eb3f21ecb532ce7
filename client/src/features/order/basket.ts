import type { OrderView } from '@shared/contract'
import type { ProductView } from '@shared/contract/actions/order'
import { storeOf } from '@/store'

/** As many of one product as an order may hold (contract: lineQuantity). */
const MOST_OF_ONE = 99

/** How many of which product. */
export type Basket = Readonly<Record<string, number>>

/** One more or one less, within what one order may hold. */
export function changed(basket: Basket, productId: string, by: 1 | -1): Basket {
  const quantity = Math.min(MOST_OF_ONE, Math.max(0, (basket[productId] ?? 0) + by))
  return { ...basket, [productId]: quantity }
}

/** The lines of the order, in the order of the menu. */
export function basketLines(basket: Basket, products: readonly ProductView[]) {
  return products.flatMap(({ id }) => {
    const quantity = basket[id] ?? 0
    return quantity > 0 ? [{ productId: id, quantity }] : []
  })
}

/** What it comes to by the menu's prices, fen; the server prices it again. */
export function basketFen(basket: Basket, products: readonly ProductView[]): number {
  return products.reduce((sum, { id, priceFen }) => sum + priceFen * (basket[id] ?? 0), 0)
}

/** What is being chosen, from the menu to the checkout; another store empties it. */
export const currentBasket = storeOf<Basket>({})

/** What an order held that can be ordered again: goods a till named are not on our menu. */
export function basketOf({ lines }: Pick<OrderView, 'lines'>): Basket {
  const basket: Record<string, number> = {}
  for (const { productId, quantity } of lines) {
    if (productId) basket[productId] = Math.min(MOST_OF_ONE, (basket[productId] ?? 0) + quantity)
  }
  return basket
}
