import { accept, type InputOf, type Outcome, refuse } from '@shared/contract'
import { limits } from '@shared/contract/fields'
import type { BrandDoc, StoreDoc } from '@shared/domain/brand/types'
import type { ProductDoc } from '@shared/domain/order/product'
import type { OrderLine } from '@shared/domain/order/types'
import type { TopUpOffer } from '@shared/domain/stored-value/types'
import { orderText } from '@shared/text/order'
import { readMany } from '../../platform/database'

type Wanted = Exclude<InputOf<'order.place'>['what'], { by: 'top-up' }>
type WantedLine = Extract<Wanted, { by: 'goods' }>['lines'][number]

export interface Priced {
  amountFen: number
  lines: OrderLine[]
  /** What the customer reads in WeChat's bill. */
  description: string
  /** On a top-up: what is promised with it. */
  topUp?: TopUpOffer
}

/**
 * What the order costs. Goods are priced from our own menu; one that is not on it in this store is refused.
 * At most 1 trip.
 */
export async function priceOrder(brand: BrandDoc, store: StoreDoc, wanted: Wanted): Promise<Outcome<Priced>> {
  if (wanted.by === 'amount') {
    const description = orderText.ofStore(brand.name, store.name)
    return accept({ amountFen: wanted.amountFen, lines: [], description })
  }
  const products = await readMany(
    'products',
    wanted.lines.map(line => line.productId),
  )
  const onMenu = new Map(products.filter(product => isSold(product, store)).map(each => [each._id, each]))
  const lines = wanted.lines.map(line => lineOf(line, onMenu))
  if (lines.some(line => line === null)) return refuse('PRODUCT_NOT_FOUND')
  const priced = lines.filter(line => line !== null)
  const amountFen = priced.reduce((total, line) => total + line.fen, 0)
  if (amountFen < 1 || amountFen > limits.orderAmountFenMax) return refuse('AMOUNT_NOT_ALLOWED')
  if (wanted.shownFen !== undefined && wanted.shownFen !== amountFen) {
    return refuse('ORDER_PRICE_CHANGED', undefined, { amountFen })
  }
  return accept({ amountFen, lines: priced, description: descriptionOf(priced) })
}

/** On the menu of this store today. */
export function isSold(product: ProductDoc, store: StoreDoc): boolean {
  const sells = product.stores.includes('*') || product.stores.includes(store._id)
  return product.active && sells && product.brandId === store.brandId
}

function lineOf(
  { productId, quantity }: WantedLine,
  onMenu: ReadonlyMap<string, ProductDoc>,
): OrderLine | null {
  const product = onMenu.get(productId)
  if (!product) return null
  return { productId, name: product.name, qty: quantity, fen: product.priceFen * quantity }
}

function descriptionOf(lines: readonly OrderLine[]): string {
  const count = lines.reduce((total, line) => total + line.qty, 0)
  return orderText.ofGoods(lines[0]?.name ?? '', count)
}
