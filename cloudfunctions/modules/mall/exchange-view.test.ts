import type { ExchangeDoc } from '@shared/domain/mall/types'
import { testShop } from '../../testing/shop'
import { exchangeView } from './exchange-view'
import { refuseVoid } from './refuse-exchange'
import { begun } from './testing/exchanges'

const shop = testShop()
const storeName = (id: string) => ({ 'shanze:yunqi': '云栖路店' })[id] ?? ''
const viewOf = (over: Partial<ExchangeDoc>, now = shop.now(), code = 'cup') =>
  exchangeView(begun(shop, over, code), { now, storeName })
const ready = () => ({ state: 'ready' as const, pickUpUntil: shop.now() + 10, cancelUntil: shop.now() + 5 })

test.each([
  ['in time to cancel', 4, 'ready', true, 0],
  ['after that', 5, 'ready', false, 0],
  ['in its last millisecond', 9, 'ready', false, 0],
  ['after its last day', 10, 'lapsed', false, 10],
])(
  'a thing that is ready is shown %s by the clock, whether or not a sweeper came',
  (_when, after, state, cancellable, ended) => {
    const view = viewOf(ready(), shop.now() + after)
    expect(view).toMatchObject({
      state,
      cancellable,
      endedAt: ended === 0 ? 0 : shop.now() + ended,
      handed: null,
    })
  },
)

test.each<[Partial<ExchangeDoc>]>([
  [{ state: 'open' }],
  [{ state: 'cancelled', endedAt: 7 }],
  [{ state: 'lapsed', endedAt: 7 }],
])('an exchange %j is shown as it is and cannot be cancelled', over => {
  expect(viewOf(over)).toMatchObject({ ...over, cancellable: false, couponId: '', at: shop.now() })
})

test('what was handed over names the store, and not the clerk', () => {
  const handed = {
    commandId: 'c',
    storeId: 'shanze:yunqi',
    staffId: 'shanze:openid-chen',
    staffName: '陈一',
    at: 5,
  }
  expect(viewOf({ state: 'handed', handed }).handed).toEqual({ at: 5, storeName: '云栖路店' })
})

test('only a received exchange names its coupon, and a coupon is not picked up', () => {
  const view = viewOf({ state: 'received' }, shop.now(), 'cake')
  expect(view).toMatchObject({
    couponId: `exch:${view.id}:1`,
    pickUp: null,
    goodsId: 'shanze:cake',
    goodsName: 'cake',
    points: 20,
  })
  const { pickUpUntil, cancelUntil } = begun(shop, {}, 'tea')
  const pickUp = { untilAt: pickUpUntil, cancelUntilAt: cancelUntil, ifLapsed: 'points-kept' }
  expect(viewOf({}, shop.now(), 'tea').pickUp).toEqual(pickUp)
})

test.each<[ExchangeDoc['reason'], string]>([
  ['sold-out', 'GOODS_SOLD_OUT'],
  ['points-short', 'EXCHANGE_SHORT'],
  ['too-many-holds', 'TOO_MANY_OPEN'],
  ['busy', 'BUSY'],
  ['timed-out', 'EXCHANGE_OVER'],
  ['cancelled', 'EXCHANGE_OVER'],
  ['repeated', 'EXCHANGE_OVER'],
  [null, 'EXCHANGE_OVER'],
])('an exchange that came to nothing for %s is refused as %s, and its command is over', (reason, code) => {
  const exchange = begun(shop, { state: 'void', reason })
  expect(refuseVoid(exchange)).toMatchObject({
    ok: false,
    code,
    data: { exchangeId: exchange._id, over: true },
  })
})
