import type { CouponDoc } from '@shared/domain/coupon/types'
import { couponFields } from '../../../cloudfunctions/modules/coupon/testing/coupon-fields'
import { SEAL_KEY } from '../../../cloudfunctions/testing/setting'
import { PEOPLE, type Shop, type Someone } from '../../../cloudfunctions/testing/shop'
import { freshCodeOf } from '../../demo/fresh-code'
import type { Dump } from '..'

const { lin, linAgain, gu, chen, shen, he } = PEOPLE

/** The documents after a day on which a little of everything happens: at the counter, in the mall, online. */
export async function dayOfTheBrand(shop: Shop): Promise<Dump> {
  await batchForTwo(shop)
  await cameByAPath(shop)
  await shop.joined(lin)
  const paid = await shop.paid(lin, 10_000)
  await shop.refunded(paid, 3_000)
  await giftOfAnOrder(shop)
  await couponsOf(shop)
  await exchangesOf(shop)
  await storedValueOf(shop)
  await goodsOrdered(shop)
  await correctionOf(shop)
  await mergedCard(shop)
  await closedCard(shop)
  return shop.database.dump() as Dump
}

/** A batch that costs more than one person may decide: one asks, another agrees. */
async function batchForTwo(shop: Shop): Promise<void> {
  const saved = { commandId: shop.command(), publish: true, batch: couponFields({ total: 5_000 }) }
  const { batch } = await shop.must(he, 'coupon.saveBatch', saved)
  const { batchId, version } = batch
  const agreed = { commandId: shop.command(), batchId, version, approve: true }
  await shop.must(shen, 'coupon.decideBatch', agreed)
}

/** What comes after was brought by it. */
async function cameByAPath(shop: Shop): Promise<void> {
  const { link } = await shop.must(he, 'link.save', {
    commandId: shop.command(),
    name: '台卡',
    place: 'table-card',
    target: { page: 'card', params: {} },
  })
  await shop.must(lin, 'link.resolve', { code: link.code, scene: 1047 })
  shop.pass(1_000)
}

async function giftOfAnOrder(shop: Shop): Promise<void> {
  const paid = await shop.paid(lin, 6_800)
  await shop.must(lin, 'coupon.takeGift', { commandId: shop.command(), orderId: paid.orderId, index: 0 })
  await shop.refunded(paid, 6_800)
}

/** One coupon to use and one used. */
async function couponsOf(shop: Shop): Promise<void> {
  for (const batchId of ['shanze:autumn', 'shanze:autumn']) {
    await shop.must(lin, 'coupon.claim', { commandId: shop.command(), batchId })
  }
  const [used, kept] = shop.all<CouponDoc>('coupons').filter(({ batchId }) => batchId === 'shanze:autumn')
  if (!used || !kept) throw new Error('two coupons were claimed')
  await shop.must(lin, 'coupon.open', { couponId: kept._id })
  const code = freshCodeOf(used, shop.now(), SEAL_KEY).scanned
  const storeId = shop.storeId()
  const seen = await shop.must(chen, 'redemption.preview', { storeId, code })
  if (seen.kind !== 'coupon' || seen.verdict !== 'usable') throw new Error('the coupon is usable')
  const couponId = shop.handle(used._id)
  await shop.must(chen, 'redemption.redeem', {
    commandId: shop.command(),
    storeId,
    couponId,
    permit: seen.permit,
  })
}

/** A cup that was cancelled, and one that waits. */
async function exchangesOf(shop: Shop): Promise<void> {
  const exchange = () =>
    shop.must(lin, 'mall.exchange', { commandId: shop.command(), goodsId: 'shanze:tin', points: 40 })
  const { exchange: cancelled } = await exchange()
  await shop.must(lin, 'mall.cancel', { exchangeId: cancelled.id })
  await exchange()
}

async function toppedUp(shop: Shop, by: Someone): Promise<void> {
  const what = { by: 'top-up', amountFen: 20_000 } as const
  const order = await shop.must(by, 'order.place', {
    commandId: shop.command(),
    storeId: shop.storeId(),
    what,
  })
  await shop.payments.cashier.pay(order.payment.package.replace('prepay_id=', ''), by.openid)
  await shop.payments.notices.idle()
}

/** Goods of the mini-program, begun by a clerk. */
async function goodsOrdered(shop: Shop): Promise<void> {
  const { order, payment } = await shop.must(lin, 'order.place', {
    commandId: shop.command(),
    storeId: shop.storeId(),
    what: { by: 'goods', lines: [{ productId: 'shanze:white-tea', quantity: 1 }] },
  })
  await shop.payments.cashier.pay(payment.package.replace('prepay_id=', ''), lin.openid)
  await shop.payments.notices.idle()
  await shop.must(chen, 'order.step', {
    commandId: shop.command(),
    storeId: shop.storeId(),
    orderId: order.id,
    from: 'waiting',
    to: 'making',
  })
}

async function storedValueOf(shop: Shop): Promise<void> {
  await toppedUp(shop, lin)
  const atCounter = { storeId: shop.storeId(), amountFen: 10_000 }
  const topUp = { commandId: shop.command(), ...atCounter, ...(await scanned(shop, lin, 'card')) }
  await shop.must(shen, 'storedValue.topUp', topUp)
  const spend = { commandId: shop.command(), ...atCounter, ...(await scanned(shop, lin, 'pay')) }
  await shop.must(shen, 'storedValue.spend', spend)
}

async function scanned(shop: Shop, customer: Someone, which: 'card' | 'pay') {
  const codes =
    which === 'card'
      ? (await shop.must(customer, 'member.card', {})).codes
      : (await shop.must(customer, 'storedValue.open', {})).payCodes
  const code = codes.steps[0]?.code ?? ''
  const seen = await shop.must(shen, 'redemption.preview', { storeId: shop.storeId(), code })
  if (seen.kind !== 'member') throw new Error('the code is of a member')
  return { customerId: seen.customerId, permit: seen.permit }
}

async function correctionOf(shop: Shop): Promise<void> {
  const { cardNo } = shop.one<{ cardNo: string }>('members', shop.memberId(lin))
  await shop.must(shen, 'adjustment.adjust', {
    commandId: shop.command(),
    cardNo,
    points: 40,
    reason: '补记一单',
  })
}

/** The card of the same person's other phone becomes part of theirs. */
async function mergedCard(shop: Shop): Promise<void> {
  await shop.must(linAgain, 'member.join', { commandId: shop.command(), consent: '2026-09' })
  await shop.paid(linAgain, 5_000)
  await toppedUp(shop, linAgain)
  const { permit } = await shop.must(linAgain, 'member.match', { proof: { by: 'union' } })
  await shop.must(linAgain, 'member.merge', { commandId: shop.command(), permit })
}

/** A card that was closed with an exchange on the shelf, which was cancelled after. */
async function closedCard(shop: Shop): Promise<void> {
  await shop.joined(gu)
  await shop.paid(gu, 9_000)
  const { exchange } = await shop.must(gu, 'mall.exchange', {
    commandId: shop.command(),
    goodsId: 'shanze:tin',
    points: 40,
  })
  await shop.must(gu, 'member.close', { commandId: shop.command(), confirm: 'close-my-account' })
  await shop.must(gu, 'mall.cancel', { exchangeId: exchange.id })
}
