import type { InputOf } from '@shared/contract'
import { createOrder } from '@shared/domain/order/create-order'
import type { InboxDoc, OrderDoc, PaidFact } from '@shared/domain/order/types'
import { PEOPLE, type Shop } from '../../../testing/shop'

export const MCHID = '1900000109'
export const LIN = 'shanze:openid-lin'

/** An order of the mini-program placed through its page, and how its customer pays it. */
export async function placed(
  shop: Shop,
  amountFen = 6800,
  by = PEOPLE.lin,
  over: Partial<InputOf<'order.place'>> = {},
) {
  const { order, payment, ...name } = await shop.must(by, 'order.place', {
    commandId: shop.command(),
    storeId: 'shanze:yunqi',
    what: { by: 'amount', amountFen },
    ...over,
  })
  const pay = async (path: 'normal' | 'lost' = 'normal') => {
    shop.payments.nextNotice(path)
    await shop.payments.cashier.pay(payment.package.replace('prepay_id=', ''), by.openid)
    await shop.payments.notices.idle()
    shop.payments.nextNotice('normal')
  }
  return { id: order.id, ...name, pay }
}

/** Goods of the mini-program, paid: two teas of ¥28.00. */
export async function orderedGoods(shop: Shop, by = PEOPLE.lin, storeId = 'shanze:yunqi') {
  const lines = [{ productId: 'shanze:white-tea', quantity: 2 }]
  const order = await placed(shop, 0, by, { storeId, what: { by: 'goods', lines } })
  await order.pay()
  return order
}

export const orderOf = (shop: Shop, id: string) => shop.one<OrderDoc>('orders', id)
export const inboxOf = (shop: Shop) => shop.all<InboxDoc>('inbox')

/** An order as it was written before its prepay, of which WeChat Pay has never heard. */
export const blank = (shop: Shop, over: Partial<OrderDoc> = {}): OrderDoc => ({
  ...createOrder({
    mchid: MCHID,
    outTradeNo: 'T00001',
    brandId: 'shanze',
    storeId: 'shanze:yunqi',
    memberId: LIN,
    source: 'app',
    amountFen: 6800,
    description: '',
    lines: [],
    commandId: 'command-of-a-blank-order',
    inputHash: '',
    now: shop.now(),
  }),
  ...over,
})

export const paidAt = (at: number, fen = 6800): PaidFact => ({
  transactionId: 'tx-1',
  at,
  day: '2026-11-22',
  totalFen: fen,
  payerFen: fen,
  promotions: [],
})

/** A paid order whose writer died before it was settled. */
export const unsettled = (shop: Shop, over: Partial<OrderDoc> = {}): OrderDoc =>
  blank(shop, {
    version: 2,
    settledVersion: 1,
    paid: paidAt(shop.now()),
    dueAt: shop.now() + 20_000,
    ...over,
  })

/** Another write to this order: as a fact that came meanwhile. */
export const outrun = (shop: Shop, id: string, fields: Partial<OrderDoc> = {}) =>
  shop.change('orders', id, { version: orderOf(shop, id).version + 1, ...fields })

/** Another write to this member, so that a booking beside it must decide again. */
export const outrunMember = (shop: Shop, id = LIN) =>
  shop.change('members', id, { seq: shop.one<{ seq: number }>('members', id).seq + 1 })
