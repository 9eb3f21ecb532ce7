import type { OutputOf } from '@shared/contract'
import { type Basket, basketFen, basketLines, currentBasket } from '@/features/order/basket'
import { usePayment } from '@/features/order/use-payment'

/** What the basket costs here and now, and paying it. */
export function useCheckout(menu: OutputOf<'order.menu'> | undefined, basket: Basket, reload: () => void) {
  const { pay, pending, trouble, failure, dismiss } = usePayment(() => currentBasket.set({}))
  const products = menu?.products ?? []
  const lines = basketLines(basket, products)
  const total = basketFen(basket, products)
  const chosen = Object.values(basket).filter(quantity => quantity > 0).length
  const changed = failure?.kind === 'refused' && failure.code === 'ORDER_PRICE_CHANGED' ? failure : undefined
  const run = () => {
    if (menu) void pay({ storeId: menu.store.id, what: { by: 'goods', lines, shownFen: total } })
  }
  /** The new price was seen: the menu is read anew, and the button pays that. */
  const acceptPrice = () => {
    dismiss()
    reload()
  }
  const news = changed?.data as { amountFen: number } | undefined
  return {
    total,
    /** Goods of the basket that this store does not sell. */
    missing: menu ? chosen - lines.length : 0,
    newFen: news?.amountFen ?? null,
    acceptPrice,
    pending,
    trouble,
    run,
  }
}

export type CheckoutForm = ReturnType<typeof useCheckout>
