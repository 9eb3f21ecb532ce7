import type { ExchangeDoc } from '@shared/domain/mall/types'
import { PEOPLE, testShop } from '../../testing/shop'
import { exchange, exchangesOf, rich } from './testing/exchanges'

const shop = testShop()
const only = () => exchangesOf(shop)[0] as ExchangeDoc
const YUNQI = 'shanze:yunqi'
const HUBIN = 'shanze:hubin'

async function exchangedAt(storeId?: string) {
  await rich(shop)
  const at = storeId ? { storeId } : {}
  const input = { commandId: shop.command(), goodsId: 'shanze:cup', points: 30, ...at }
  const answer = await shop.when(PEOPLE.lin, 'mall.exchange', input)
  if (!answer.ok) throw new Error(answer.code)
  return answer.data.exchange
}
const move = (storeId: string, by = PEOPLE.lin) =>
  shop.when(by, 'mall.move', { exchangeId: only()._id, storeId })
async function scanned(storeId: string) {
  const opened = await shop.when(PEOPLE.lin, 'mall.open', { exchangeId: only()._id })
  const code = (opened.ok && opened.data.codes?.steps[0]?.code) || ''
  const preview = await shop.when(PEOPLE.he, 'redemption.preview', { storeId, code })
  if (!preview.ok || preview.data.kind !== 'pick-up') throw new Error('no pick-up code')
  return preview.data
}
const handOver = (storeId: string, permit: string) => {
  const input = { commandId: shop.command(), storeId, exchangeId: shop.handle(only()._id), permit }
  return shop.when(PEOPLE.he, 'mall.handOver', input)
}

test('a thing is fetched in any store unless one was chosen', async () => {
  expect((await exchangedAt()).store).toBeNull()
  expect(await scanned(HUBIN)).toMatchObject({ verdict: 'ready' })
})

test('a store that was chosen is shown, and only there the thing is handed over', async () => {
  expect((await exchangedAt(YUNQI)).store).toEqual({ id: YUNQI, name: 'yunqi' })
  expect(await scanned(HUBIN)).toMatchObject({
    verdict: 'no',
    reason: { code: 'PICK_UP_ELSEWHERE', message: expect.stringContaining('yunqi') },
  })
  expect(await handOver(YUNQI, (await scanned(YUNQI)).permit)).toMatchObject({ ok: true })
})

test('moved, it is kept for the other store, in two trips; again changes nothing', async () => {
  await exchangedAt(YUNQI)
  expect(await move(HUBIN)).toMatchObject({ ok: true, data: { exchange: { store: { id: HUBIN } } } })
  expect(shop.trips.map(({ what }) => what.split(' ')[0])).toEqual(['exchanges.get', 'exchanges.update'])
  expect(await move(HUBIN)).toMatchObject({ ok: true })
  expect(only()).toMatchObject({ storeId: HUBIN, state: 'ready' })
})

test('moved between the scan and the hand-over, it stays on the shelf of the first store', async () => {
  await exchangedAt(YUNQI)
  const { permit } = await scanned(YUNQI)
  await move(HUBIN)
  expect(await handOver(YUNQI, permit)).toMatchObject({ code: 'PICK_UP_ELSEWHERE' })
  expect(only()).toMatchObject({ state: 'ready', handed: null })
})

test('a repeat that meets its own first run finds it moved', async () => {
  await exchangedAt(YUNQI)
  shop.between(/^exchanges\.update/, () => move(HUBIN))
  expect(await move(HUBIN)).toMatchObject({ ok: true, data: { exchange: { store: { id: HUBIN } } } })
})

test('handed over while it is being moved, it is not moved', async () => {
  await exchangedAt(YUNQI)
  const { permit } = await scanned(YUNQI)
  shop.between(/^exchanges\.update/, () => handOver(YUNQI, permit))
  expect(await move(HUBIN)).toMatchObject({ code: 'MOVE_NOT_POSSIBLE' })
  expect(only()).toMatchObject({ state: 'handed', storeId: YUNQI, handed: { storeId: YUNQI } })
})

test('only its owner moves it, only to a store of the brand, only while it waits', async () => {
  await exchangedAt()
  expect(await move(HUBIN, PEOPLE.gu)).toMatchObject({ code: 'EXCHANGE_NOT_FOUND' })
  expect(await move('shanze:none')).toMatchObject({ code: 'STORE_NOT_FOUND' })
  await shop.when(PEOPLE.lin, 'mall.cancel', { exchangeId: only()._id })
  expect(await move(HUBIN)).toMatchObject({ code: 'MOVE_NOT_POSSIBLE' })
})

test('a store cannot be chosen for a coupon, nor one that is not there', async () => {
  await rich(shop)
  const input = (code: string, storeId: string) => ({
    commandId: shop.command(),
    goodsId: `shanze:${code}`,
    points: code === 'cake' ? 20 : 30,
    storeId,
  })
  for (const [code, storeId] of [
    ['cake', YUNQI],
    ['cup', 'shanze:none'],
  ] as const)
    expect(await shop.when(PEOPLE.lin, 'mall.exchange', input(code, storeId))).toMatchObject({
      code: 'STORE_NOT_FOUND',
    })
  expect(exchangesOf(shop)).toEqual([])
  await exchange(shop)
  expect(only().storeId).toBe('')
})
