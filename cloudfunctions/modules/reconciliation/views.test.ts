import type { InboxDoc } from '@shared/domain/order/types'
import { testShop } from '../../testing/shop'
import { checksOf, differencesOf as differencesOfMonth } from './books-of-month'
import { inboxView } from './inbox-view'
import { givenAudit, givenBill, givenDifference, MCHID } from './testing/books'

const shop = testShop()

describe('a row of the inbox', () => {
  const shown = (body: object, over: Partial<InboxDoc> = {}) =>
    inboxView({
      _id: 'statement:1',
      brandId: 'shanze',
      source: 'notice',
      reason: 'amount-differs',
      mchid: MCHID,
      state: 'open',
      at: 5,
      body: JSON.stringify(body),
      ...over,
    })

  test.each([
    [
      'a payment',
      { outTradeNo: 'T1', amount: { totalFen: 68 } },
      { outTradeNo: 'T1', refundNo: '', amountFen: 68, mayAskAgain: true, mayAcceptAmount: true },
    ],
    [
      'a refund',
      { outTradeNo: 'T1', outRefundNo: 'R1', amount: { totalFen: 68, refundFen: 5 } },
      { refundNo: 'R1', amountFen: 5, mayAskAgain: true, mayAcceptAmount: false },
    ],
    [
      'a loss',
      { entry: 'e', lostFen: 7 },
      { outTradeNo: '', amountFen: 7, mayAskAgain: false, mayAcceptAmount: false },
    ],
    [
      'what WeChat adds later',
      { outTradeNo: 7, amount: { totalFen: '68' } },
      { outTradeNo: '', amountFen: null, mayAskAgain: false },
    ],
  ])('shows %s by what it names', (_what, body, view) => {
    expect(shown(body)).toMatchObject({
      id: 'statement:1',
      reason: 'amount-differs',
      at: 5,
      state: 'open',
      ...view,
    })
  })

  test('without a merchant number may not be asked about, and only an amount may be accepted', () => {
    const body = { outTradeNo: 'T1', amount: { totalFen: 68 } }
    const { mchid: _none, ...row } = {
      mchid: MCHID,
      _id: 'j',
      brandId: 'shanze',
      source: 'journal',
      reason: 'entry-differs' as const,
      state: 'open' as const,
      at: 5,
      body: JSON.stringify(body),
    }
    expect(inboxView(row)).toMatchObject({ mayAskAgain: false, mayAcceptAmount: false })
    expect(shown(body, { reason: 'payer-differs' })).toMatchObject({
      mayAskAgain: true,
      mayAcceptAmount: false,
    })
  })

  test('never shows the statement itself', () => {
    expect(JSON.stringify(shown({ outTradeNo: 'T1', payerOpenid: 'openid-lin' }))).not.toContain('openid')
  })
})

describe('the books of a month', () => {
  test('are its days, oldest first, those of the same day by their id', async () => {
    const days = ['2026-11-30', '2026-11-01', '2026-10-31', '2026-12-01']
    for (const day of days) givenBill(shop, { day })
    givenBill(shop, { day: '2026-11-01', mchid: '1900000100' })
    givenAudit(shop, { day: '2026-11-30' })
    givenAudit(shop, { day: '2026-11-05', brandId: 'lanxi' })
    const { bills, audits } = await checksOf('shanze', '2026-11')
    expect(bills.map(({ _id }) => _id)).toEqual([
      'bill:1900000100:2026-11-01',
      `bill:${MCHID}:2026-11-01`,
      `bill:${MCHID}:2026-11-30`,
    ])
    expect(audits.map(({ day }) => day)).toEqual(['2026-11-30'])
  })

  test('hold every difference of it, healed or not', async () => {
    givenDifference(shop, { outTradeNo: 'T2', _id: 'b', day: '2026-11-02', state: 'healed' })
    givenDifference(shop, { outTradeNo: 'T1', _id: 'a', day: '2026-11-02' })
    givenDifference(shop, { outTradeNo: 'T0', _id: 'c', day: '2026-11-01' })
    givenDifference(shop, { outTradeNo: 'T9', _id: 'd', day: '2026-12-01' })
    givenDifference(shop, { outTradeNo: 'T8', _id: 'e', day: '2026-11-01', brandId: 'lanxi' })
    expect((await differencesOfMonth('shanze', '2026-11')).map(({ _id }) => _id)).toEqual(['c', 'a', 'b'])
  })
})
