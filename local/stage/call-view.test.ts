import type { Invocation, Trip } from '../cloud'
import { personas } from '../demo'
import { callView, isIdleSweep } from './call-view'

const trip = (overrides: Partial<Trip>): Trip => ({
  n: 1,
  action: 'database.getDocument',
  collection: 'members',
  summary: 'members.get shanze:openid-linqing',
  startMs: 0,
  endMs: 1,
  depth: 1,
  scanned: 1,
  returned: 1,
  outcome: 'ok',
  request: {},
  ...overrides,
})
const invocation = (overrides: Partial<Invocation>): Invocation => ({
  n: 1,
  id: 'i1',
  function: 'api',
  event: { action: 'member.card' },
  caller: { openid: 'openid-linqing' },
  startedAt: 0,
  durationMs: 5,
  outcome: 'ok',
  trips: [],
  depth: 1,
  warnings: [],
  logs: [],
  ...overrides,
})
const view = (overrides: Partial<Invocation>, facts = {}) => callView(invocation(overrides), personas, facts)

test('a call names its action, who asked, and its trips against the budget', () => {
  const call = view({ trips: [trip({}), trip({ n: 2 }), trip({ n: 3 })] }, { summary: '1,286 分' })
  expect(call).toMatchObject({
    name: 'member.card',
    who: '林青 · 1,286 分',
    budget: { trips: 3, chain: 2 },
    overBudget: false,
  })
})

test('settings of a fresh instance and APIs of WeChat do not count', () => {
  const phone = trip({ action: 'wx.openApi', summary: 'phonenumber.getPhoneNumber' })
  const { collection: _, ...api } = phone
  const call = view({ trips: [trip({ collection: 'brands' }), api, trip({}), trip({}), trip({})] })
  expect(call).toMatchObject({ uncounted: 2, overBudget: false })
})

test('a call with one trip too many is over budget', () => {
  expect(view({ trips: [1, 2, 3, 4].map(n => trip({ n })) }).overBudget).toBe(true)
})

test('a notice may add its fact, settle it and take back gifts', () => {
  const write = (collection: string) => trip({ action: 'database.modifyDocument', collection })
  const trips = [
    trip({}),
    write('orders'),
    trip({}),
    trip({}),
    write('members'),
    trip({}),
    write('coupons'),
    write('orders'),
  ]
  const notice = { function: 'http', event: { path: '/wechatpay/notice/1900000109' }, trips }
  expect(view(notice)).toMatchObject({ name: 'pay.notice', budget: { trips: 9 }, overBudget: false })
})

test('who settles second may load and decide once more', () => {
  const lost = trip({ action: 'database.modifyDocument', answer: { data: { updated: 0 } } })
  const trips = [...Array.from({ length: 12 }, () => trip({})), lost]
  const landing = { event: { action: 'order.landing' }, trips }
  expect(view(landing)).toMatchObject({ budget: { trips: 13 }, overBudget: false })
})

test('a refused notice says so, and that nothing changed', () => {
  const call = view({ function: 'http', event: { path: '/wechatpay/notice/1' } }, { status: 401 })
  expect(call).toMatchObject({ tag: { text: '拒绝 401' }, who: '来路不明 · 什么都没改' })
})

test.each([
  ['orders.get 1900000109:T2026112210240005127917', 'orders.get 1900000109:T202…7917'],
  ['coupons.get {"origin":"gift:x","state":{"$in":[1]}}', 'coupons.where {origin, state}'],
  ['members.update shanze:openid-zhouzhou', 'members.update shanze:open…zhou'],
])('%s is shown short', (summary, short) => {
  expect(view({ trips: [trip({ summary })] }).trips[0]).toMatchObject({ summary: short, full: summary })
})

test('a sweep that only looked is not worth a line', () => {
  expect(isIdleSweep(invocation({ function: 'jobs', trips: [trip({})] }))).toBe(true)
  expect(
    isIdleSweep(invocation({ function: 'jobs', trips: [trip({ action: 'database.modifyDocument' })] })),
  ).toBe(false)
})
