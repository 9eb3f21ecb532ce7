import { NEVER } from '@shared/domain/due'
import type { MerchantDoc } from '@shared/domain/merchant/types'
import type { ForgedContent, NoticeKind } from '../../../local/wechatpay'
import { wechatPayOf } from '../../platform/settings'
import { PEOPLE, testShop } from '../../testing/shop'
import { inboxOf, LIN, MCHID, orderOf, outrun, outrunMember, placed } from './testing/orders'
import { exchange, questions } from './testing/wechat-pay'

const shop = testShop()
const { lin } = PEOPLE
const ID = `${MCHID}:T00001`
const post = ({ headers, body }: { headers: object; body: Buffer }, mchid = MCHID) =>
  exchange(shop, `/wechatpay/notice/${mchid}`, body.toString('utf8'), headers)
const forged = (content: object = {}, over: Partial<ForgedContent> = {}, kind: NoticeKind = 'payment') =>
  shop.payments.forgeNotice(kind, {
    to: MCHID,
    content: {
      out_trade_no: 'T00001',
      payer: { openid: lin.openid },
      amount: { total: 6800, payer_total: 6300 },
      ...content,
    },
    ...over,
  })
const notified = (content: object = {}, over: Partial<ForgedContent> = {}, kind: NoticeKind = 'payment') =>
  post(forged(content, over, kind))
const refunding = (content: object = {}) =>
  notified(
    { out_refund_no: 'R1', amount: { total: 6800, refund: 6800, payer_refund: 6300 }, ...content },
    {},
    'refund',
  )
const done = { status: 200, body: { code: 'SUCCESS', message: '' } }
const dataTrips = () =>
  shop.trips.map(({ what }) => what.split(' ')[0]).filter(what => /orders|members|ledger/.test(what ?? ''))

test('a signed payment is durable after two trips, settled after four more, and answered 200', async () => {
  expect(await notified({ attach: 'st=hubin', transaction_id: '4200001' })).toEqual(done)
  expect(dataTrips()).toEqual([
    'orders.get',
    'orders.add',
    'members.get',
    'ledger.find',
    'members.add',
    'orders.update',
  ])
  expect(orderOf(shop, ID)).toMatchObject({
    brandId: 'shanze',
    storeId: 'shanze:hubin',
    memberId: LIN,
    source: 'till',
    amountFen: 6800,
    version: 1,
    settledVersion: 1,
    keptPoints: 63,
    dueAt: NEVER,
    paid: { transactionId: '4200001', totalFen: 6800, payerFen: 6300, day: '2026-11-22', promotions: [] },
  })
  expect(questions()).toEqual([])
})

test('the same notice again is answered 200, reads once and books nothing', async () => {
  const notice = forged({ transaction_id: '4200001' })
  await post(notice)
  const before = shop.database.dump()
  expect(await post(notice)).toEqual(done)
  expect(dataTrips()).toEqual(['orders.get'])
  expect(shop.database.dump()).toEqual(before)
})

test('a payment fills the order that the customer placed in the app', async () => {
  const { id, pay } = await placed(shop)
  await pay()
  expect(orderOf(shop, id)).toMatchObject({ source: 'app', version: 2, settledVersion: 2, keptPoints: 68 })
  expect(shop.all('orders')).toHaveLength(1)
})

test('a refund that comes before its payment waits on a stub', async () => {
  expect(await refunding()).toEqual(done)
  expect(orderOf(shop, ID)).toMatchObject({
    amountFen: null,
    paid: null,
    memberId: '',
    source: 'notice',
    refunds: [{ no: 'R1', state: 'success', fen: 6800, payerFen: 6300 }],
  })
  expect(await notified()).toEqual(done)
  expect(orderOf(shop, ID)).toMatchObject({ version: 2, keptPoints: 0, memberId: LIN })
})

test.each([
  ['none', { status: 404, body: { code: 'FAIL', message: '没有这个商户号' } }, '1900000999'],
  ['of the other brand', { status: 500, body: { code: 'FAIL', message: '验证失败' } }, '1900000207'],
])(
  'a notice at the address of a merchant number that is %s changes nothing',
  async (_case, answer, mchid) => {
    const before = shop.database.dump()
    expect(await post(forged(), mchid)).toEqual(answer)
    expect(shop.database.dump()).toEqual(before)
  },
)

test.each([
  ['forged', 401],
  ['probe', 401],
  ['stale', 401],
  ['unknown-serial', 500],
  ['wrong-key', 500],
  ['reserialised', 401],
] as const)('a notice that is %s is answered %i, logged and changes nothing', async (flaw, status) => {
  const before = shop.database.dump()
  expect(await notified({}, { flaw })).toMatchObject({ status, body: { code: 'FAIL' } })
  expect(shop.database.dump()).toEqual(before)
  expect(console.warn).toHaveBeenCalledTimes(1)
})

test.each([
  ['bad-envelope', 400],
  ['not-json', 400],
  ['bad-content', 500],
] as const)('a signed notice that is %s is answered %i', async (reason, status) => {
  const line = wechatPayOf(shop.one<MerchantDoc>('merchants', MCHID))
  jest.spyOn(line, 'readNotice').mockResolvedValue({ ok: false, reason })
  expect(await notified()).toMatchObject({ status })
})

test('a notice without any signature is answered 401', async () => {
  expect(await exchange(shop, `/wechatpay/notice/${MCHID}`, {})).toMatchObject({ status: 401 })
})

test('a signed notice whose content has no documented form is answered 500, so it comes again', async () => {
  expect(await notified({ trade_state: 7 })).toMatchObject({ status: 500 })
  expect(shop.all('orders')).toEqual([])
})

test('a notice of a kind WeChat added later is kept for staff, once, and answered 200', async () => {
  const sent = { eventType: 'COUPON.USE', id: 'notice-of-a-new-kind' }
  expect(await notified({}, sent)).toEqual(done)
  expect(await notified({}, sent)).toEqual(done)
  expect(inboxOf(shop)).toMatchObject([
    {
      _id: `statement:${MCHID}:notice:notice-of-a-new-kind`,
      brandId: 'shanze',
      source: 'notice',
      reason: 'unknown-kind',
      mchid: MCHID,
      state: 'open',
      at: shop.now(),
    },
  ])
  expect(console.error).toHaveBeenCalledTimes(1)
  expect(shop.all('orders')).toEqual([])
})

test('a payment that contradicts its order goes to the inbox, is answered 200 and grants nothing', async () => {
  const { id, outTradeNo } = await placed(shop)
  const before = orderOf(shop, id)
  expect(await notified({ out_trade_no: outTradeNo, amount: { total: 1, payer_total: 1 } })).toEqual(done)
  expect(orderOf(shop, id)).toEqual(before)
  expect(inboxOf(shop)).toMatchObject([{ reason: 'amount-differs' }])
  expect(shop.all('members')).toEqual([])
})

test('a payment that others keep writing beside is asked to come again with 503', async () => {
  await notified({ transaction_id: '4200001' })
  shop.change('orders', ID, { paid: null })
  const before = orderOf(shop, ID)
  shop.between(/^orders.update/, () => outrun(shop, ID), 5)
  expect(await notified({ transaction_id: '4200001' })).toMatchObject({ status: 503, body: { code: 'FAIL' } })
  expect(orderOf(shop, ID)).toEqual({ ...before, version: before.version + 5 })
})

describe('what is not settled within the two seconds that WeChat Pay waits', () => {
  test.each([
    [1_999, 1],
    [2_000, 0],
  ])('after %i ms until the fact was durable %i version is settled', async (tookMs, settledVersion) => {
    shop.between(/^orders.add/, () => shop.pass(tookMs))
    expect(await notified()).toEqual(done)
    expect(orderOf(shop, ID)).toMatchObject({ version: 1, settledVersion })
    await shop.sweep()
    expect(orderOf(shop, ID)).toMatchObject({ settledVersion: 1, keptPoints: 63 })
  })

  test('is answered 200 all the same when settling fails', async () => {
    shop.between(/^members.get/, () => {
      throw new Error('the database is away')
    })
    expect(await notified()).toEqual(done)
    expect(orderOf(shop, ID)).toMatchObject({ settledVersion: 0 })
    expect(console.error).toHaveBeenCalledTimes(1)
    await shop.sweep()
    expect(orderOf(shop, ID)).toMatchObject({ settledVersion: 1 })
  })

  test('is answered 200 all the same when others hold the member up', async () => {
    await shop.joined(lin)
    shop.between(/^members.update/, () => outrunMember(shop), 5)
    expect(await notified()).toEqual(done)
    expect(orderOf(shop, ID)).toMatchObject({ settledVersion: 0 })
  })
})
