import type { InputOf } from '@shared/contract'
import type { LinkDoc } from '@shared/domain/link/link-doc'
import type { ExchangeDoc, GoodsDoc } from '@shared/domain/mall/types'
import type { OrderDoc } from '@shared/domain/order/types'
import type { Someone } from '../../../cloudfunctions/testing/setting'
import type { Actors } from '../actors'
import type { Simulation } from '../simulation'
import { type Act, personOf, someSlip } from './act'

const anyone = ({ chance, people }: Simulation): Someone => chance.pick(people)

const consent = '2026-09'
const AMOUNTS = [100, 2_990, 6_000, 8_800, 30_000]

function unpaidOf(actors: Actors, { chance }: Simulation): OrderDoc | undefined {
  const open = actors.ours<OrderDoc>('orders').filter(({ source, paid }) => source === 'app' && !paid)
  return open.length > 0 ? chance.recent(open) : undefined
}

/** What customers do with their phones, each action of theirs. */
export const customerActs: Readonly<Record<string, Act>> = {
  join: (actors, simulation) => {
    const by = anyone(simulation)
    const withPhone = simulation.chance.happens(0.5)
    const phone = withPhone ? { phoneCode: actors.phoneCode(by) } : {}
    return actors.command(by, 'member.join', { consent, ...phone })
  },
  openCard: (actors, simulation) => actors.call(anyone(simulation), 'member.card', {}),
  openMe: (actors, simulation) => actors.call(anyone(simulation), 'member.me', {}),
  openPoints: (actors, simulation) => {
    const filter = simulation.chance.pick(['all', 'gained', 'spent', 'returned'] as const)
    return actors.call(anyone(simulation), 'points.open', { filter })
  },
  openRules: (actors, simulation) => actors.call(anyone(simulation), 'points.rules', {}),
  openCalendar: (actors, simulation) => actors.call(anyone(simulation), 'points.calendar', {}),
  openStory: async (actors, simulation) => {
    const entries = actors.ours<{ _id: string; memberId: string }>('ledger')
    if (entries.length === 0) return
    const { _id, memberId } = simulation.chance.pick(entries)
    const by = personOf(memberId) ?? anyone(simulation)
    return actors.call(by, 'points.story', { entryId: _id })
  },
  openTier: (actors, simulation) => actors.call(anyone(simulation), 'tier.open', {}),
  openWallet: (actors, simulation) => {
    const tab = simulation.chance.pick(['usable', 'used', 'invalid'] as const)
    return actors.call(anyone(simulation), 'coupon.wallet', { tab })
  },
  openOffers: (actors, simulation) => actors.call(anyone(simulation), 'coupon.offers', {}),
  openCoupon: async (actors, simulation) => {
    const coupons = actors.ours<{ _id: string; memberId: string }>('coupons')
    if (coupons.length === 0) return
    const { _id, memberId } = simulation.chance.pick(coupons)
    const by = personOf(memberId) ?? anyone(simulation)
    return actors.call(by, 'coupon.open', { couponId: _id })
  },
  openLink: (actors, { chance, people }) => {
    const links = actors.ours<LinkDoc>('links')
    const known = links.length > 0 && chance.happens(0.9)
    const code = known ? chance.pick(links)._id.slice(actors.brandId.length + 1) : 'Ab3kP9x'
    const scene = chance.pick([1047, 1007, 1089, 0])
    const orders = actors.ours<OrderDoc>('orders')
    const about = orders.length > 0 && chance.happens(0.2) ? { orderId: chance.pick(orders)._id } : {}
    return actors.call(chance.pick(people), 'link.resolve', { code, scene, ...about })
  },
  openStored: (actors, simulation) => actors.call(anyone(simulation), 'storedValue.open', {}),
  openExchanges: (actors, simulation) => actors.call(anyone(simulation), 'mall.exchanges', { filter: 'all' }),
  openMenu: (actors, simulation) => actors.call(anyone(simulation), 'order.menu', {}),
  openClosing: (actors, simulation) => actors.call(anyone(simulation), 'member.closing', {}),
  openPhone: (actors, simulation) => actors.call(anyone(simulation), 'member.phone', {}),
  setBirthday: (actors, simulation) => {
    const monthDay = simulation.chance.pick(['11-22', '11-25', '12-01', '02-29'])
    return actors.command(anyone(simulation), 'perk.setBirthday', { monthDay })
  },
  removeBirthday: (actors, simulation) => {
    const monthDay = simulation.chance.pick(['11-22', '11-25', '12-01', '02-29'])
    return actors.command(anyone(simulation), 'perk.removeBirthday', { monthDay })
  },
  openProfile: (actors, simulation) => actors.call(anyone(simulation), 'member.profile', {}),
  saveProfile: (actors, simulation) => {
    const [field, text] = simulation.chance.pick([
      ['name', '林青'],
      ['name', '阿🍵'],
      ['address', '云栖路 6 号'],
    ] as const)
    return actors.command(anyone(simulation), 'member.saveProfile', { field, text })
  },
  removeProfile: (actors, simulation) => {
    const field = simulation.chance.pick(['name', 'address'] as const)
    return actors.command(anyone(simulation), 'member.removeProfile', { field })
  },
  setPhone: (actors, simulation) => {
    const by = anyone(simulation)
    return actors.command(by, 'member.setPhone', { phoneCode: actors.phoneCode(by) })
  },
  removePhone: (actors, simulation) => {
    const by = anyone(simulation)
    return actors.command(by, 'member.removePhone', { tail: by.phone.slice(-4) })
  },
  merge: async (actors, simulation) => {
    const by = anyone(simulation)
    const proof = simulation.chance.happens(0.6)
      ? ({ by: 'phone', phoneCode: actors.phoneCode(by) } as const)
      : ({ by: 'union' } as const)
    const matched = await actors.call(by, 'member.match', { proof })
    if (matched?.ok) await actors.command(by, 'member.merge', { permit: matched.data.permit })
  },
  stopMerge: async (actors, simulation) => {
    const by = anyone(simulation)
    const card = await actors.call(by, 'member.card', {})
    const request = card?.ok ? (card.data.member as { mergeAsked?: { id: string } }).mergeAsked : undefined
    if (request) await actors.command(by, 'member.stopMerge', { requestId: request.id })
  },
  close: (actors, simulation) =>
    actors.command(anyone(simulation), 'member.close', { confirm: 'close-my-account' }),
  consent: (actors, simulation) =>
    actors.command(anyone(simulation), 'reminder.consent', {
      templateId: simulation.chance.pick(['demo-points-ending', 'demo-merge-asked', 'demo-stored-spent']),
      answer: simulation.chance.pick(['accept', 'accept', 'reject'] as const),
    }),
  claim: async (actors, simulation) => {
    const batches = actors.ours<{ _id: string; channel: string }>('batches')
    const batch = simulation.chance.pick(batches.filter(({ channel }) => channel === 'claim'))
    await actors.command(anyone(simulation), 'coupon.claim', { batchId: batch._id }, anyone(simulation))
  },
  takeGift: async (actors, simulation) => {
    const orders = actors.ours<OrderDoc>('orders').filter(({ gifts }) => gifts.length > 0)
    if (orders.length === 0) return
    const { _id, memberId } = simulation.chance.recent(orders)
    const by = personOf(memberId) ?? anyone(simulation)
    await actors.command(by, 'coupon.takeGift', { orderId: _id, index: 0 }, anyone(simulation))
  },
  landing: async (actors, simulation) => {
    const orders = actors.ours<OrderDoc>('orders')
    const order =
      orders.length > 0 && simulation.chance.happens(0.8) ? simulation.chance.recent(orders) : null
    const named = order ? { order: { mchid: order.mchid, outTradeNo: order.outTradeNo } } : {}
    const by = personOf(order?.memberId ?? '') ?? anyone(simulation)
    await actors.call(by, 'order.landing', named)
  },
  order: async (actors, simulation) => {
    const { chance } = simulation
    const by = anyone(simulation)
    const goods = `${actors.brandId}:${chance.pick(['white-tea', 'rice-cake'])}`
    const what = chance.pick<InputOf<'order.place'>['what']>([
      { by: 'amount', amountFen: chance.pick(AMOUNTS) },
      { by: 'top-up', amountFen: chance.pick([1_000, 20_000, 50_000]) },
      { by: 'goods', lines: [{ productId: goods, quantity: 1 + chance.below(3) }] },
    ])
    const placed = await actors.command(by, 'order.place', { storeId: actors.storeId(), what })
    if (!placed?.ok || chance.happens(0.15)) return
    await payAtCashier(by, placed.data, simulation)
  },
  payAgain: async (actors, simulation) => {
    const order = unpaidOf(actors, simulation)
    if (!order) return
    const by = personOf(order.memberId) ?? anyone(simulation)
    const asked = await actors.call(by, 'order.pay', { orderId: order._id })
    if (asked?.ok) await payAtCashier(by, asked.data, simulation)
  },
  cancelOrder: async (actors, simulation) => {
    const order = unpaidOf(actors, simulation)
    if (!order) return
    const by = personOf(order.memberId) ?? anyone(simulation)
    await actors.call(by, 'order.cancel', { orderId: order._id })
  },
  openOrders: (actors, simulation) => {
    const tab = simulation.chance.pick(['all', 'goods', 'store', 'refunded'] as const)
    return actors.call(anyone(simulation), 'order.list', { tab })
  },
  openOrder: async (actors, simulation) => {
    const orders = actors.ours<OrderDoc>('orders')
    if (orders.length === 0) return
    const { _id, memberId } = simulation.chance.recent(orders)
    return actors.call(personOf(memberId) ?? anyone(simulation), 'order.open', { orderId: _id })
  },
  openUseful: (actors, simulation) => {
    const amountFen = simulation.chance.pick(AMOUNTS)
    return actors.call(anyone(simulation), 'order.useful', { storeId: actors.storeId(), amountFen })
  },
  openStores: (actors, simulation) => actors.call(anyone(simulation), 'store.list', {}),
  exchange: async (actors, simulation) => {
    const goods = simulation.chance.pick(actors.ours<GoodsDoc>('goods'))
    const at =
      simulation.chance.happens(0.4) && goods.what.kind === 'item' ? { storeId: actors.storeId() } : {}
    const by = anyone(simulation)
    const seen = await actors.call(by, 'mall.goods', { goodsId: goods._id })
    // At the price on the screen, which growth may have changed by then; without a screen at the usual one.
    const shown = seen?.ok ? seen.data.goods : null
    const withMoney = simulation.chance.happens(0.7) ? shown?.withMoney : null
    const { points, fen } = withMoney ?? shown?.price ?? { points: goods.points, fen: 0 }
    const price = fen > 0 ? { points, fen } : { points }
    const command = { goodsId: goods._id, ...price, ...at }
    const begun = await actors.command(by, 'mall.exchange', command, anyone(simulation))
    if (begun?.ok && begun.data.toPay && simulation.chance.happens(0.8))
      await payAtCashier(by, begun.data.toPay, simulation)
  },
  cancelExchange: async (actors, simulation) => {
    const exchanges = actors.ours<ExchangeDoc>('exchanges')
    if (exchanges.length === 0) return
    const { _id, memberId } = simulation.chance.recent(exchanges)
    const by = personOf(memberId) ?? anyone(simulation)
    await actors.call(by, 'mall.cancel', { exchangeId: _id })
  },
  moveExchange: async (actors, simulation) => {
    const exchanges = actors.ours<ExchangeDoc>('exchanges')
    if (exchanges.length === 0) return
    const { _id, memberId } = simulation.chance.recent(exchanges)
    const by = personOf(memberId) ?? anyone(simulation)
    await actors.call(by, 'mall.move', { exchangeId: _id, storeId: actors.storeId() })
  },
  claimReceipt: async (actors, simulation) => {
    const { chance, clock } = simulation
    const by = anyone(simulation)
    const store = chance.pick(['yunqi', 'hubin'] as const)
    const sold = await actors.till(store, {
      kind: 'receipt',
      receiptNo: someSlip(simulation),
      amountFen: chance.pick([6_800, 6_800, 12_000]),
      paidBy: 'cash',
      soldAt: clock.now() - 60_000 * chance.below(3),
    })
    const { code } = (sold?.body ?? {}) as { code?: string }
    if (!code || chance.happens(0.2)) return
    await actors.call(by, 'receipt.open', { code })
    const join = chance.happens(0.3) ? { join: { consent } } : {}
    await actors.command(by, 'receipt.claim', { code, ...join } as never, anyone(simulation))
  },
}

/** The customer confirms at the cashier of WeChat Pay, which may refuse: paid already, or closed. */
async function payAtCashier(
  by: Someone,
  { payment }: { payment: { package: string } },
  { pay, story }: Simulation,
): Promise<void> {
  const prepayId = payment.package.replace('prepay_id=', '')
  await pay.cashier.pay(prepayId, by.openid).catch(error => story.push(`  not paid: ${error}`))
}
