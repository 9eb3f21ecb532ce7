import type { InputOf } from '@shared/contract'
import type { GoodsDoc } from '@shared/domain/mall/types'
import type { OperationDoc } from '@shared/domain/operation/types'
import type { StockShardDoc } from '@shared/domain/stock/types'
import { PEOPLE, testShop } from '../../testing/shop'
import { unchanged } from '../../testing/unchanged'
import { goodsFields } from './testing/goods-fields'

const shop = testShop()
const { he, shen, chen, lin } = PEOPLE
/** As long as instances remember what goods there are. */
const SETTINGS_MS = 31_000
type Input = Partial<InputOf<'mall.saveGoods'>>
const save = (over: Input = {}, by = he) =>
  shop.when(by, 'mall.saveGoods', { commandId: shop.command(), goods: goodsFields(), ...over })
const saved = async (over: Input = {}) => {
  const answer = await save(over)
  if (!answer.ok) throw new Error(`not saved: ${answer.code} ${JSON.stringify(answer.data)}`)
  return answer.data.goods
}
const step = (goodsId: string, version: number, what: 'show' | 'hide') =>
  shop.when(he, 'mall.stepGoods', { commandId: shop.command(), goodsId, version, step: what })
const add = (goodsId: string, version: number, units: number, commandId = shop.command()) =>
  shop.when(he, 'mall.addStock', { commandId, goodsId, version, units })
const goods = (id: string) => shop.one<GoodsDoc>('goods', id)
const shards = (id: string) => shop.all<StockShardDoc>('stockShards').filter(({ ownerId }) => ownerId === id)
const operations = (id: string) =>
  shop.all<OperationDoc>('operations').filter(({ subjectId }) => subjectId === id)
const exchange = (goodsId: string, points = 30) =>
  shop.when(lin, 'mall.exchange', { commandId: shop.command(), goodsId, points })
const rich = async () => {
  await shop.joined(lin)
  await shop.paid(lin, 30_000)
}
/** On the shelf with so many units. */
const onShelf = async (units: number, over: Input = {}) => {
  const { goodsId } = await saved(over)
  await add(goodsId, 1, units)
  await step(goodsId, 2, 'show')
  return goodsId
}

describe('Goods that are made', () => {
  test('are off the shelf and without stock, then filled and shown, and then they are exchanged', async () => {
    await rich()
    const { goodsId, onSale, total, summary } = await saved()
    expect([onSale, total, shards(goodsId)]).toEqual([false, 0, []])
    expect(summary).toBe('30 分，20 分（「藏山」）换；到店取，30 天内，14 天内能取消，过期积分退回')
    await add(goodsId, 1, 2)
    expect(shards(goodsId)).toMatchObject([{ open: false, left: 2, total: 2 }])
    await step(goodsId, 2, 'show')
    shop.pass(SETTINGS_MS)
    expect(await exchange(goodsId)).toMatchObject({ ok: true })
    expect(operations(goodsId).map(({ words }) => words)).toEqual([
      '加了兑换品「冬茶杯」',
      '给「冬茶杯」加了 2 件',
      '上架了「冬茶杯」',
    ])
    const { goods: listed } = await shop.must(he, 'mall.catalog', {})
    expect(listed.find(each => each.goodsId === goodsId)).toMatchObject({ total: 2, left: 1, version: 3 })
  })

  test.each([
    ['a price row that is not lower', { prices: [{ ...goodsFields().prices[0], points: 30 }] }, 'prices'],
    ['two price rows of one id', { prices: [goodsFields().prices[0], goodsFields().prices[0]] }, 'prices'],
    ['a price for an unknown tier', { prices: [{ ...goodsFields().prices[0], tiers: ['gold'] }] }, 'prices'],
    ['an unknown tier', { needTier: 'gold' }, 'needTier'],
    ['an end before its beginning', { fromAt: 2, toAt: 1 }, 'toAt'],
    ["another brand's coupon", { what: { kind: 'coupon', batchId: 'lanxi:afternoon' } }, 'what'],
    [
      'more days to cancel than to fetch',
      { what: { kind: 'item', pickUp: { days: 3, cancelDays: 4, ifLapsed: 'points-back' } } },
      'what',
    ],
  ])('with %s are not saved', async (_case, over, field) => {
    const answer = await unchanged(shop, () => save({ goods: goodsFields(over as never) }))
    expect(answer).toMatchObject({ code: 'SUBJECT_UNSOUND', data: { fields: [field] } })
  })
})

describe('Goods with stock', () => {
  test('change their price, and who saw the old one is asked again', async () => {
    await rich()
    const goodsId = await onShelf(2)
    await saved({ goodsId, version: 3, goods: goodsFields({ points: 50 }) })
    shop.pass(SETTINGS_MS)
    expect(await exchange(goodsId, 30)).toMatchObject({ code: 'PRICE_CHANGED' })
    expect(operations(goodsId).at(-1)?.changes).toEqual([{ what: '平常价', before: '30 分', after: '50 分' }])
  })

  test('off the shelf give no unit, though instances remember them as on it', async () => {
    await rich()
    const goodsId = await onShelf(2)
    shop.pass(SETTINGS_MS)
    await shop.must(lin, 'mall.list', {})
    await step(goodsId, 3, 'hide')
    expect(await exchange(goodsId)).toMatchObject({ ok: false })
    expect(shards(goodsId)).toMatchObject([{ open: false, left: 2 }])
  })

  test.each([
    ['a limit', { limit: { count: 1, per: 'day' as const } }, 'limit'],
    ['another kind', { what: { kind: 'coupon' as const, batchId: 'shanze:afternoon' } }, 'what'],
  ])('do not get %s any more', async (_case, over, field) => {
    const goodsId = await onShelf(1)
    const answer = await unchanged(shop, () => save({ goodsId, version: 3, goods: goodsFields(over) }))
    expect(answer).toMatchObject({ code: 'SUBJECT_FIXED', data: { fields: [field] } })
  })

  test('keep the period of their limit, and the limit only grows', async () => {
    const limited = (count: number, per: 'day' | 'month') => goodsFields({ limit: { count, per } })
    const goodsId = await onShelf(1, { goods: limited(2, 'day') })
    expect(await save({ goodsId, version: 3, goods: limited(1, 'day') })).toMatchObject({
      code: 'SUBJECT_FIXED',
    })
    expect(await save({ goodsId, version: 3, goods: limited(2, 'month') })).toMatchObject({
      code: 'SUBJECT_FIXED',
    })
    expect(await save({ goodsId, version: 3, goods: limited(3, 'day') })).toMatchObject({ ok: true })
  })

  test('get more once, however often the command comes, and after a crash too', async () => {
    const goodsId = await onShelf(2)
    const commandId = shop.command()
    shop.between(/^goods\.update/, () => {
      throw new Error('the function dies')
    })
    expect(await add(goodsId, 3, 1500, commandId)).toMatchObject({ code: 'INTERNAL' })
    await shop.sweep()
    await unchanged(shop, () => add(goodsId, 3, 1500, commandId))
    expect(goods(goodsId).total).toBe(1502)
    expect(shards(goodsId).reduce((sum, { left }) => sum + left, 0)).toBe(1502)
  })

  test('saved by two at once keep the first', async () => {
    shop.change('staff', shop.memberId(shen), { role: 'manager', stores: ['*'] })
    const { goodsId, version } = await saved()
    const named = (name: string) => ({ goodsId, version, goods: goodsFields({ name }) })
    shop.between(/^operations\.add/, () => save(named('先存的'), shen))
    expect(await save(named('后存的'))).toMatchObject({ code: 'SUBJECT_CHANGED' })
    expect(goods(goodsId)).toMatchObject({ name: '先存的', version: 2 })
  })
})

test('a repeat finds them, a clerk makes none, and another brand has its own', async () => {
  const commandId = shop.command()
  const first = await saved({ commandId })
  expect(await unchanged(shop, () => saved({ commandId }))).toEqual(first)
  expect(await save({ commandId, goods: goodsFields({ name: '别的' }) })).toMatchObject({ code: 'CONFLICT' })
  expect(await unchanged(shop, () => save({}, chen))).toMatchObject({ code: 'NEEDS_MANAGER' })
  expect(await shop.when(chen, 'mall.catalog', {})).toMatchObject({ code: 'NEEDS_MANAGER' })
  expect(await save({ goodsId: 'lanxi:tin', version: 1 })).toMatchObject({ code: 'GOODS_NOT_FOUND' })
  expect(await step('shanze:tin', 1, 'show')).toMatchObject({ code: 'STEP_NOT_POSSIBLE' })
})
