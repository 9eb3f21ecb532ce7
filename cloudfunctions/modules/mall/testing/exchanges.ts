import type { MemberDoc } from '@shared/domain/account/types'
import { stockShardIdOf } from '@shared/domain/ids'
import { newExchange } from '@shared/domain/mall/begin-exchange'
import type { ExchangeDoc, GoodsDoc } from '@shared/domain/mall/types'
import type { StockShardDoc } from '@shared/domain/stock/types'
import { PEOPLE, type Shop, type Someone } from '../../../testing/shop'

export const lin = 'shanze:openid-lin'
export const DAY_MS = 86_400_000
export const EXCHANGE_OPEN_MS = 120_000

/** A member with 200 points that all end on one day. */
export async function rich(shop: Shop, by: Someone = PEOPLE.lin): Promise<string> {
  const memberId = await shop.joined(by)
  await shop.paid(by, 20_000)
  return memberId
}

export const memberOf = (shop: Shop, id = lin) => shop.one<MemberDoc>('members', id)
export const pointsOf = (shop: Shop, id = lin) =>
  memberOf(shop, id).lots.reduce((sum, { points }) => sum + points, 0)
/** Kinds of the entries of a member's exchanges, in order. */
export const bookedOf = (shop: Shop, id = lin) =>
  memberOf(shop, id)
    .journal.filter(({ kind }) => kind !== 'join' && kind !== 'order')
    .map(({ kind }) => kind)

export const exchange = (
  shop: Shop,
  commandId = shop.command(),
  { by = PEOPLE.lin, code = 'cup', points = 30 }: { by?: Someone; code?: string; points?: number } = {},
) => shop.when(by, 'mall.exchange', { commandId, goodsId: `shanze:${code}`, points })

export const exchangesOf = (shop: Shop) => shop.all<ExchangeDoc>('exchanges')
export const shardOf = (shop: Shop, code = 'cup') =>
  shop.one<StockShardDoc>('stockShards', stockShardIdOf('goods', `shanze:${code}`, 0))

/** An exchange that was begun just now and has come no further: its function died. */
export function begun(shop: Shop, over: Partial<ExchangeDoc> = {}, code = 'cup'): ExchangeDoc {
  const goods = shop.one<GoodsDoc>('goods', `shanze:${code}`)
  const commandId = over.commandId ?? 'command-of-the-dead'
  const opened = newExchange({
    _id: `${lin}:${commandId}`,
    goods,
    price: goods,
    memberId: lin,
    commandId,
    period: '',
    pickUpId: '0123456789',
    ruleVersion: goods.what.kind === 'coupon' ? 1 : 0,
    timeZone: 'Asia/Shanghai',
    now: shop.now(),
  })
  const document = { ...opened, ...over }
  shop.given({ exchanges: [document] })
  return document
}

/** Takes a unit for an exchange, as a function does that dies next. */
export function unitTaken(
  shop: Shop,
  { _id, memberId }: ExchangeDoc,
  token = 'token-of-the-dead',
  code = 'cup',
) {
  const { _id: shardId, left, reservations } = shardOf(shop, code)
  const row = { token, takenFor: _id, memberId, at: shop.now() }
  shop.change('stockShards', shardId, {
    left: left - 1,
    reservations: [...reservations, row],
    dueAt: shop.now() + 60_000,
  })
}

/** A thing of lin's that is ready to be fetched. */
export async function ready(shop: Shop, code = 'cup', points = 30): Promise<ExchangeDoc> {
  await rich(shop)
  const answer = await exchange(shop, 'command-of-exchange', { code, points })
  if (!answer.ok) throw new Error(answer.code)
  return shop.one<ExchangeDoc>('exchanges', answer.data.exchange.id)
}
