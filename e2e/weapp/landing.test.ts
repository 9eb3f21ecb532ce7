import { phoneWith } from './phone'
import { brand, coupon, gift, guest, NOW, order, store } from './samples'

const landing = {
  brand,
  state: 'verified',
  order,
  grant: { points: 68, growth: 68, kept: 68, lotDay: '2027-11-30', waiting: true },
  member: guest as object,
  gifts: [gift] as object[],
  store,
  stores: [store],
  ready: null as object | null,
  blocks: ['gifts'],
  nextGift: null,
  best: null,
  now: NOW,
}
const member = {
  ...guest,
  state: 'member',
  cardNo: '6208041577',
  points: { ...guest.points, active: 68, pending: 0 },
}
let shown: object = landing
let joins = 0

const phone = phoneWith(
  {
    'order.landing': () => shown,
    'member.join': () => {
      joins++
      shown = { ...landing, member }
      return { member, released: 68, already: false }
    },
    'coupon.takeGift': () => {
      const takenCoupon = { ...coupon, id: 'gift:1', terms: gift.terms }
      shown = {
        ...landing,
        member,
        gifts: [{ ...gift, state: 'taken', coupon: takenCoupon }],
        ready: takenCoupon,
      }
      return { coupon: takenCoupon }
    },
  },
  NOW,
)
const requestsOf = (action: string) => phone.requests.filter(request => request.action === action)
const named = { mchid: '1900000109', outTradeNo: 'HY202611220001' }
/** Longer than the number counts. */
const COUNTED_MS = 1_200

test('nothing is shown as granted before WeChat Pay has confirmed', async () => {
  shown = { ...landing, state: 'checking', grant: null, gifts: [] }
  const page = await phone.open('pages/landing/index', named)
  expect(page.text()).toContain('正在和微信支付核对')
  expect(page.text()).not.toContain('68积分')
  expect(requestsOf('order.landing')[0]?.input).toEqual({ order: named })
})

test('a verified payment counts up to its points and shows the gift', async () => {
  shown = landing
  const page = await phone.open('pages/landing/index', named)
  await page.settle(COUNTED_MS)
  for (const words of ['付款已核实', '¥68.00', '云栖路店', '68积分', '入会就到账', '山野冷泡立减券', '¥8'])
    expect(page.text()).toContain(words)
})

test('joining needs consent that nobody ticked, and takes the gift along', async () => {
  const page = await phone.open('pages/landing/index', named)
  await page.tap('#join-without-phone')
  expect(joins).toBe(0)
  await page.tap('#close-sheet')
  await page.settle(400)
  await page.tap('#consent')
  await page.tap('#join-without-phone')
  await page.settle(400)
  expect(requestsOf('member.join').at(-1)?.input).toMatchObject({ consent: brand.rulesVersion })
  expect(requestsOf('coupon.takeGift').at(-1)?.input).toMatchObject({ orderId: order.id, index: 0 })
  await page.tap('#use-gift-0')
  expect(phone.navigations.at(-1)).toMatch(/^navigateTo \/pages\/coupon\/index\?id=/)
})

test('an order of someone else shows neither amount nor goods', async () => {
  shown = {
    ok: false,
    code: 'ORDER_NOT_YOURS',
    message: '没有找到你付的这一单。可能单号不对，也可能是别的微信付的，所以这里不显示金额和内容',
  }
  const page = await phone.open('pages/landing/index', named)
  expect(page.text()).toContain('没有找到你付的这一单')
  expect(page.text()).not.toContain('¥')
})
