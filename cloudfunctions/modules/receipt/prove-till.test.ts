import { tillKeyOf } from '../../../local/demo'
import { seal } from '../../platform/vault'
import { testShop } from '../../testing/shop'
import { type Flaws, receipt, sendTicket, YUNQI } from './testing/till'

const shop = testShop()
const send = (flaws: Flaws = {}) => sendTicket(shop, receipt(shop), flaws)
const unproved = { status: 401, body: { code: 'FAIL', message: '签名不对，或收银机的时间差了五分钟以上' } }
const NEW_KEY = Buffer.alloc(32, 3).toString('base64')

test.each<[string, Flaws]>([
  ["under another store's key", { key: tillKeyOf('hubin') }],
  ['for a store without a till', { storeId: 'shanze:nowhere' }],
  ["for another store's till", { storeId: 'shanze:hubin' }],
  ['over other bytes', { sentBody: '{"kind":"receipt"}' }],
  ['without a signature', { headers: { 'X-Till-Signature': undefined } }],
  ['without a store', { headers: { 'X-Till-Store': undefined } }],
  ['without a time', { headers: { 'X-Till-Timestamp': undefined } }],
  ['without a nonce', { headers: { 'X-Till-Nonce': undefined } }],
  ['with a nonce of seven letters', { nonce: 'nonce-1' }],
  ['with a nonce of sixty-five letters', { nonce: 'n'.repeat(65) }],
  ['with a nonce of other signs', { nonce: 'nonce 0001' }],
  ['six minutes ago', { offMs: -301_000 }],
  ['six minutes ahead', { offMs: 302_000 }],
])('a ticket signed %s is answered 401 and writes nothing', async (_case, flaws) => {
  expect(await send(flaws)).toEqual(unproved)
  expect(shop.all('orders')).toEqual([])
})

test.each<[string, Flaws]>([
  ['five minutes ago', { offMs: -299_000 }],
  ['five minutes ahead', { offMs: 300_000 }],
  ['with a nonce of eight letters', { nonce: 'nonce-01' }],
  ['with a nonce of sixty-four letters', { nonce: 'n'.repeat(64) }],
])('a ticket signed %s is believed', async (_case, flaws) => {
  expect(await send(flaws)).toMatchObject({ status: 200 })
})

test('a till that is switched off is not believed', async () => {
  shop.change('tills', YUNQI, { active: false })
  expect(await send()).toEqual(unproved)
})

test('a till that changes its key is believed under both, until the old one is taken away', async () => {
  const sealed = (key: string) => seal(key, `till:${YUNQI}`)
  shop.change('tills', YUNQI, { sealedKeys: [sealed(NEW_KEY), sealed(tillKeyOf('yunqi'))] })
  expect(await send()).toMatchObject({ status: 200 })
  expect(await send({ key: NEW_KEY })).toMatchObject({ status: 200 })
  shop.pass(30_000)
  shop.change('tills', YUNQI, { sealedKeys: [sealed(NEW_KEY)] })
  expect(await send()).toEqual(unproved)
})

test('a key that was sealed for another till does not open here, raises an alarm and is not believed', async () => {
  shop.change('tills', YUNQI, { sealedKeys: [seal(tillKeyOf('yunqi'), 'till:shanze:hubin')] })
  expect(await send()).toEqual(unproved)
  expect(console.error).toHaveBeenCalledTimes(1)
})

test('a till is read once for many tickets', async () => {
  const reads = () => shop.trips.filter(({ what }) => what.startsWith('tills')).length
  await send()
  expect(reads()).toBe(1)
  await send()
  expect(reads()).toBe(0)
})
