import { PEOPLE, testShop } from '../../testing/shop'
import { unchanged } from '../../testing/unchanged'
import { batchDesk } from './testing/batches'
import { couponFields } from './testing/coupon-fields'

const shop = testShop()
const { he, shen, lin } = PEOPLE
const desk = batchDesk(shop)
const step = (batchId: string, version: number, what: 'pause' | 'resume' | 'end', reason?: string) =>
  shop.when(he, 'coupon.stepBatch', {
    commandId: shop.command(),
    batchId,
    version,
    step: what,
    ...(reason === undefined ? {} : { reason }),
  })
const add = (batchId: string, version: number, units: number, commandId = shop.command()) =>
  shop.when(he, 'coupon.addStock', { commandId, batchId, version, units })
const claim = (batchId: string, by = lin) =>
  shop.when(by, 'coupon.claim', { commandId: shop.command(), batchId })
const published = (total = 100) => desk.saved({ publish: true, batch: couponFields({ total }) })
beforeEach(() => shop.change('staff', shop.memberId(shen), { role: 'manager', stores: ['*'] }))

describe('A batch that is stopped', () => {
  test('hands out nothing more at once, though instances remember it as open', async () => {
    const { batchId, version } = await published()
    await shop.joined(lin)
    await claim(batchId)
    expect(await step(batchId, version, 'pause')).toMatchObject({
      ok: true,
      data: { batch: { state: 'paused', version: 2 } },
    })
    expect(await claim(batchId)).toMatchObject({ code: 'BATCH_CLOSED' })
    expect(desk.shards(batchId)).toMatchObject([{ open: false, left: 99, ownerVersion: 2 }])
    expect(await step(batchId, 2, 'resume')).toMatchObject({ ok: true, data: { batch: { state: 'open' } } })
    expect(await claim(batchId)).toMatchObject({ ok: true })
  })

  test.each([
    ['resumed', 'resume' as const],
    ['paused a second time', 'pause' as const],
  ])('is not %s where that leads nowhere', async (_case, what) => {
    const { batchId, version } = await published()
    if (what === 'pause') await step(batchId, version, 'pause')
    const seen = what === 'pause' ? 2 : version
    expect(await unchanged(shop, () => step(batchId, seen, what))).toMatchObject({
      code: 'STEP_NOT_POSSIBLE',
    })
  })

  test('for good asks for a reason, and is never opened, filled or changed again', async () => {
    const { batchId, version } = await published()
    expect(await unchanged(shop, () => step(batchId, version, 'end', '错'))).toMatchObject({
      code: 'REASON_NEEDED',
    })
    expect(await step(batchId, version, 'end', '面额设错了')).toMatchObject({ ok: true })
    expect(desk.operations(batchId).at(-1)).toMatchObject({
      words: '终止了「冬茶满减券」',
      reason: '面额设错了',
    })
    expect(await step(batchId, 2, 'resume')).toMatchObject({ code: 'STEP_NOT_POSSIBLE' })
    expect(await add(batchId, 2, 5)).toMatchObject({ code: 'STEP_NOT_POSSIBLE' })
    const batch = couponFields({ name: '冬茶再来' })
    expect(await desk.save({ batchId, version: 2, batch })).toMatchObject({ code: 'STEP_NOT_POSSIBLE' })
  })

  test('keeps what people hold: a coupon in the wallet is redeemed after the end', async () => {
    const { batchId, version } = await published()
    await shop.joined(lin)
    await claim(batchId)
    await step(batchId, version, 'end', '活动结束了')
    expect((await shop.must(lin, 'coupon.wallet', { tab: 'usable' })).usableCount).toBe(1)
  })
})

describe('Stock that is added', () => {
  test('is on the shards and in the batch once, however often the command comes', async () => {
    const { batchId, version } = await published()
    const commandId = shop.command()
    await add(batchId, version, 50, commandId)
    await unchanged(shop, () => add(batchId, version, 50, commandId))
    expect(desk.batch(batchId)).toMatchObject({ total: 150, version: 2 })
    expect(desk.shards(batchId)).toMatchObject([{ left: 150, total: 150 }])
    expect(desk.operations(batchId).at(-1)).toMatchObject({
      words: '给「冬茶满减券」加了 50 张',
      changes: [{ what: '数量', before: '100 张', after: '150 张' }],
    })
  })

  test('opens new shards where the stock needs them, and a sold-out batch is claimed from again', async () => {
    const { batchId, version } = await published(1)
    await shop.joined(lin)
    await claim(batchId)
    expect(await claim(batchId)).toMatchObject({ code: 'SOLD_OUT' })
    await add(batchId, version, 2000)
    const shards = desk.shards(batchId)
    expect(shards.map(({ total }) => total)).toEqual([668, 667, 666])
    expect(shards.reduce((sum, { left }) => sum + left, 0)).toBe(2000)
    expect(await claim(batchId)).toMatchObject({ ok: true })
  })

  test('meets a taker on the same shard: neither loses a unit', async () => {
    const { batchId, version } = await published()
    await shop.joined(lin)
    shop.between(/^stockShards\.update/, () => claim(batchId))
    await add(batchId, version, 10)
    expect(desk.shards(batchId)).toMatchObject([{ left: 109, total: 110 }])
  })

  test('by a function that died halfway is neither lost nor put twice', async () => {
    const { batchId, version } = await published(1500)
    shop.between(/^batches\.update/, () => {
      throw new Error('the function dies')
    })
    expect(await add(batchId, version, 1000)).toMatchObject({ code: 'INTERNAL' })
    const onShards = () => desk.shards(batchId).reduce((sum, { total }) => sum + total, 0)
    expect([onShards(), desk.batch(batchId).total]).toEqual([2500, 1500])
    await shop.sweep()
    expect([onShards(), desk.batch(batchId).total]).toEqual([2500, 2500])
  })

  test('by a function that comes late is not put again', async () => {
    const { batchId, version } = await published()
    const commandId = shop.command()
    await add(batchId, version, 10, commandId)
    await add(batchId, 2, 20)
    await step(batchId, 3, 'pause')
    await unchanged(shop, () => add(batchId, version, 10, commandId))
    expect(desk.shards(batchId)).toMatchObject([{ open: false, total: 130 }])
  })

  test('above what one person may decide waits for a second one, and a second request does too', async () => {
    const { batchId, version } = await published(4000)
    expect(await add(batchId, version, 500)).toMatchObject({
      ok: true,
      data: { batch: { request: { what: 'stock', units: 500 }, fields: { total: 4000 } } },
    })
    expect(await add(batchId, 2, 1)).toMatchObject({ code: 'REQUEST_WAITING' })
    const approve = { commandId: shop.command(), batchId, version: 2, approve: true }
    expect(await shop.when(shen, 'coupon.decideBatch', approve)).toMatchObject({ ok: true })
    expect(desk.batch(batchId)).toMatchObject({ total: 4500, request: null })
    expect(
      await shop.when(shen, 'coupon.decideBatch', { ...approve, commandId: shop.command(), version: 3 }),
    ).toMatchObject({
      code: 'REQUEST_NOT_FOUND',
    })
  })

  test('is put on no draft', async () => {
    const { batchId, version } = await desk.saved()
    expect(await add(batchId, version, 5)).toMatchObject({ code: 'STEP_NOT_POSSIBLE' })
  })
})
