import { pickUpCode } from '@shared/domain/codes/pick-up-code'
import { stepOf } from '@shared/domain/codes/rotating'
import { NEVER } from '@shared/domain/due'
import type { ExchangeDoc } from '@shared/domain/mall/types'
import { codeMac } from '../../platform/vault'
import { PEOPLE, testShop } from '../../testing/shop'
import { unchanged } from '../../testing/unchanged'
import { issueHandOverPermit, readHandOverPermit } from './hand-over-permit'
import { pointsOf, ready } from './testing/exchanges'

const shop = testShop()
const { lin, chen, shen } = PEOPLE
const LIFE_MS = 300_000
const yunqi = 'shanze:yunqi'
const exchangeOf = (id: string) => shop.one<ExchangeDoc>('exchanges', id)

const preview = (by: typeof lin, { pickUpId }: ExchangeDoc, storeId = yunqi) =>
  shop.must(by, 'redemption.preview', { storeId, code: pickUpCode(pickUpId, stepOf(shop.now()), codeMac) })
async function permitOf(exchange: ExchangeDoc, by = chen, storeId = yunqi): Promise<string> {
  const previewed = await preview(by, exchange, storeId)
  return 'permit' in previewed ? previewed.permit : ''
}
const handOver = (
  id: string,
  permit: string,
  by = chen,
  commandId = 'command-of-hand-over',
  storeId = yunqi,
) => shop.when(by, 'mall.handOver', { commandId, storeId, exchangeId: shop.handle(id), permit })

test('a clerk hands a thing over, once, and no openid of the customer reaches their phone', async () => {
  const exchange = await ready(shop)
  const answer = await handOver(exchange._id, await permitOf(exchange))
  const handOverView = {
    exchangeId: shop.handle(exchange._id),
    goodsName: 'cup',
    at: shop.now(),
    storeId: yunqi,
    storeName: 'yunqi',
    clerkName: 'openid-chen',
    mine: true,
  }
  expect(answer).toMatchObject({ ok: true, data: { repeated: false, handOver: handOverView } })
  expect(JSON.stringify(answer)).not.toContain('openid-lin')
  const handed = {
    commandId: 'command-of-hand-over',
    storeId: yunqi,
    staffId: 'shanze:openid-chen',
    staffName: 'openid-chen',
    at: shop.now(),
  }
  expect(exchangeOf(exchange._id)).toEqual({ ...exchange, state: 'handed', handed, dueAt: NEVER })
  expect(pointsOf(shop)).toBe(170)
})

test('the same command is answered as repeated, also when its permit has expired since', async () => {
  const exchange = await ready(shop)
  const permit = await permitOf(exchange)
  const first = await handOver(exchange._id, permit)
  shop.pass(LIFE_MS)
  const again = await unchanged(shop, () => handOver(exchange._id, permit))
  expect(again).toMatchObject({
    ok: true,
    data: { repeated: true, handOver: first.ok ? first.data.handOver : null },
  })
})

test('another command meets what was handed over, named with who, when and where', async () => {
  const exchange = await ready(shop)
  await handOver(exchange._id, await permitOf(exchange))
  const permit = issueHandOverPermit(
    { exchangeId: exchange._id, staffId: 'shanze:openid-shen', storeId: 'shanze:hubin' },
    shop.now(),
  )
  const answer = await unchanged(shop, () =>
    handOver(exchange._id, permit, shen, 'command-of-another', 'shanze:hubin'),
  )
  expect(answer).toMatchObject({
    ok: false,
    code: 'PICK_UP_HANDED',
    data: { first: { clerkName: 'openid-chen', mine: false, storeName: 'yunqi' } },
  })
  expect('message' in answer && answer.message).toContain('yunqi')
  expect(JSON.stringify(answer)).not.toContain('openid-lin')
})

test.each([
  ['by another clerk', shen, yunqi],
  ['in another store', chen, 'shanze:hubin'],
])('the same command id %s is in conflict', async (_case, by, storeId) => {
  const exchange = await ready(shop)
  await handOver(exchange._id, await permitOf(exchange))
  const bearer = { exchangeId: exchange._id, staffId: shop.memberId(by), storeId }
  const permit = issueHandOverPermit(bearer, shop.now())
  const answer = await unchanged(shop, () =>
    handOver(exchange._id, permit, by, 'command-of-hand-over', storeId),
  )
  expect(answer).toMatchObject({ ok: false, code: 'CONFLICT' })
})

test('a permit hands over until its last millisecond', async () => {
  const exchange = await ready(shop)
  const permit = await permitOf(exchange)
  shop.pass(LIFE_MS - 1)
  expect(await handOver(exchange._id, permit)).toMatchObject({ ok: true })
})

test('an expired permit hands nothing over', async () => {
  const exchange = await ready(shop)
  const permit = await permitOf(exchange)
  shop.pass(LIFE_MS)
  expect(await unchanged(shop, () => handOver(exchange._id, permit))).toMatchObject({
    ok: false,
    code: 'PREVIEW_EXPIRED',
  })
})

test.each([
  ['of another clerk', { staffId: 'shanze:openid-shen' }],
  ['of another store', { storeId: 'shanze:hubin' }],
  ['of another exchange', { exchangeId: 'shanze:openid-lin:another' }],
])('a permit %s is worth nothing', async (_whose, other) => {
  const { _id: exchangeId } = await ready(shop)
  const bearer = { exchangeId, staffId: 'shanze:openid-chen', storeId: yunqi, ...other }
  const permit = issueHandOverPermit(bearer, shop.now())
  expect(readHandOverPermit(permit, bearer, shop.now())).toMatchObject({ expired: false })
  const answer = await unchanged(shop, () => handOver(exchangeId, permit))
  expect(answer).toMatchObject({ ok: false, code: 'PREVIEW_EXPIRED' })
})

test.each<[string, Partial<ExchangeDoc>, string]>([
  ['was cancelled', { state: 'cancelled' }, 'PICK_UP_CANCELLED'],
  ['has lapsed', { state: 'lapsed' }, 'PICK_UP_LAPSED'],
  ['is not ready yet', { state: 'open' }, 'PICK_UP_NOT_READY'],
  ['reaches the end of its last day', { pickUpUntil: 0 }, 'PICK_UP_LAPSED'],
])('an exchange that %s between preview and hand-over is not handed over', async (_case, fields, code) => {
  const { _id, ...exchange } = await ready(shop)
  const permit = await permitOf({ _id, ...exchange })
  shop.change('exchanges', _id, fields)
  expect(await unchanged(shop, () => handOver(_id, permit))).toMatchObject({ ok: false, code })
})

test('a thing is handed over in the last millisecond of its last day, and not after it', async () => {
  const exchange = await ready(shop)
  shop.clock.moveTo(exchange.pickUpUntil - 1)
  const permit = await permitOf(exchange)
  shop.pass(1)
  expect(await handOver(exchange._id, permit)).toMatchObject({ ok: false, code: 'PICK_UP_LAPSED' })
  shop.change('exchanges', exchange._id, { pickUpUntil: shop.now() + 1 })
  expect(await handOver(exchange._id, permit)).toMatchObject({ ok: true })
})

test('of two clerks at once one hands over and the other is answered with them', async () => {
  const exchange = await ready(shop)
  const [mine, theirs] = [await permitOf(exchange), await permitOf(exchange, shen)]
  shop.between(/^exchanges.update/, () => handOver(exchange._id, theirs, shen, 'command-of-another'))
  expect(await handOver(exchange._id, mine)).toMatchObject({ ok: false, code: 'PICK_UP_HANDED' })
  expect(exchangeOf(exchange._id)).toMatchObject({ handed: { staffName: 'openid-shen' } })
})

test.each([
  ['not in business', (): void => shop.change('stores', yunqi, { active: false }), 'STORE_NOT_FOUND'],
  [
    'not of the clerk',
    (): void => shop.change('staff', 'shanze:openid-chen', { stores: ['shanze:hubin'] }),
    'STAFF_WRONG_STORE',
  ],
])('nothing is handed over in a store that is %s', async (_case, happens, code) => {
  const exchange = await ready(shop)
  const permit = await permitOf(exchange)
  happens()
  shop.pass(60_000)
  expect(await unchanged(shop, () => handOver(exchange._id, permit))).toMatchObject({ ok: false, code })
})

test('a clerk gets no permit for what they exchanged themselves, and a customer is no staff', async () => {
  const exchange = await ready(shop)
  shop.change('members', shop.memberId(lin), { formerIds: ['shanze:openid-chen'] })
  expect(await preview(chen, exchange)).toMatchObject({
    verdict: 'no',
    reason: { code: 'OWN_CARD' },
    permit: '',
  })
  const permit = await permitOf(exchange, shen)
  expect(await unchanged(shop, () => handOver(exchange._id, permit, lin))).toMatchObject({
    ok: false,
    code: 'NOT_STAFF',
  })
})

test('an exchange that a genuine permit names and that is not there is a bug', async () => {
  const exchangeId = 'shanze:openid-lin:nothing'
  const permit = issueHandOverPermit(
    { exchangeId, staffId: 'shanze:openid-chen', storeId: yunqi },
    shop.now(),
  )
  expect(await handOver(exchangeId, permit)).toMatchObject({ ok: false, code: 'INTERNAL' })
})
