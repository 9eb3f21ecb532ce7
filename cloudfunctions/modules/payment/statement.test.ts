import type { MerchantDoc } from '@shared/domain/merchant/types'
import { brand, NOW } from '@shared/domain/test-brand'
import type { Refund, Transaction } from '../../platform/wechatpay'
import { paidStatement, refundStatement } from './statement'

jest.mock('../../platform/settings', () => ({
  storesOf: async () => [{ _id: 'shanze:yunqi' }, { _id: 'shanze:hubin' }],
}))

const merchant: MerchantDoc = {
  _id: '1900000109',
  brandId: 'shanze',
  appid: brand.appid,
  storeId: 'shanze:yunqi',
  version: 1,
  kind: 'direct',
  entity: brand.entity,
  sealed: '',
  state: 'confirmed',
  periods: [],
  steps: [],
}

const payment = (over: Partial<Transaction> = {}): Transaction => ({
  mchid: merchant._id,
  appid: brand.appid,
  outTradeNo: 'T1',
  transactionId: 'tx-1',
  tradeState: 'SUCCESS',
  successAt: NOW,
  payerOpenid: 'o-lin',
  amount: { totalFen: 6800, payerFen: 6300, currency: 'CNY' },
  promotions: [{ couponId: 'favor-1', amountFen: 500 }],
  ...over,
})

const refund = (over: Partial<Refund> = {}): Refund => ({
  mchid: merchant._id,
  outTradeNo: 'T1',
  transactionId: 'tx-1',
  outRefundNo: 'R1',
  refundId: '5030',
  status: 'SUCCESS',
  successAt: NOW,
  amount: { totalFen: 6800, refundFen: 2900, payerTotalFen: 6300, payerRefundFen: 2687 },
  ...over,
})

describe('a payment', () => {
  test('becomes a fact with its brand-local day and what the customer really paid', async () => {
    const statement = await paidStatement(brand, merchant, payment())
    expect(statement).toMatchObject({
      ok: true,
      news: {
        origin: { brandId: 'shanze', memberId: 'shanze:o-lin', storeId: 'shanze:yunqi', source: 'notice' },
        paid: {
          totalFen: 6800,
          payerFen: 6300,
          day: '2026-11-22',
          promotions: [{ id: 'favor-1', fen: 500 }],
        },
      },
    })
  })

  test.each([
    ['the store the till named', 'st=hubin', 'shanze:hubin', 'till'],
    ['the store before what others append', 'st=hubin|card=1', 'shanze:hubin', 'till'],
    ['the merchant number’s store when the till names an unknown one', 'st=nowhere', 'shanze:yunqi', 'till'],
    ['no store that stands further back', 'x&st=hubin', 'shanze:yunqi', 'notice'],
  ] as const)('belongs to %s', async (_case, attach, storeId, source) => {
    const statement = await paidStatement(brand, merchant, payment({ attach }))
    expect(statement).toMatchObject({ news: { origin: { storeId, source } } })
  })

  test('without a payer has no member yet', async () => {
    const { payerOpenid: _gone, ...nameless } = payment()
    expect(await paidStatement(brand, merchant, nameless)).toMatchObject({
      news: { origin: { memberId: '' } },
    })
  })

  test.each(['amount', 'transactionId', 'successAt'] as const)(
    'without its %s is no fact of ours',
    async field => {
      const { [field]: _gone, ...rest } = payment()
      expect(await paidStatement(brand, merchant, rest)).toEqual({ ok: false, reason: 'unknown-kind' })
    },
  )

  test('with a refund asked for was paid all the same', async () => {
    expect(await paidStatement(brand, merchant, payment({ tradeState: 'REFUND' }))).toMatchObject({
      ok: true,
    })
  })

  test.each([
    ['another merchant', { mchid: '1900000110' }, 'merchant-differs'],
    ['another app', { appid: 'wx-other' }, 'app-differs'],
    ['another currency', { amount: { totalFen: 1, payerFen: 1, currency: 'USD' } }, 'currency-differs'],
    ['no money moved', { tradeState: 'NOTPAY' }, 'unknown-kind'],
  ] as const)('that names %s is no fact of ours', async (_case, over, reason) => {
    expect(await paidStatement(brand, merchant, payment(over))).toEqual({ ok: false, reason })
  })
})

describe('a refund', () => {
  test('is placed by its order number alone', () => {
    expect(refundStatement(merchant, refund(), NOW)).toMatchObject({
      ok: true,
      news: {
        origin: { outTradeNo: 'T1', memberId: '' },
        totalFen: 6800,
        refund: { no: 'R1', state: 'success', fen: 2900, payerFen: 2687, at: NOW },
      },
    })
  })

  test('that succeeded is of the moment WeChat Pay names, not of its arrival', () => {
    expect(refundStatement(merchant, refund(), NOW + 5)).toMatchObject({ news: { refund: { at: NOW } } })
  })

  test('in yuan is one, whether or not it names them', () => {
    const named = refund({ amount: { ...refund().amount, currency: 'CNY' } })
    expect(refundStatement(merchant, named, NOW)).toEqual(refundStatement(merchant, refund(), NOW))
  })

  test.each([
    ['PROCESSING', 'processing'],
    ['CLOSED', 'closed'],
    ['ABNORMAL', 'abnormal'],
  ])('%s is kept as %s, at the time of arrival', (status, state) => {
    const { successAt: _never, ...undecided } = refund({ status })
    expect(refundStatement(merchant, undecided, NOW + 5)).toMatchObject({
      news: { refund: { state, at: NOW + 5 } },
    })
  })

  test.each([
    ['another merchant', { mchid: '1900000110' }, 'merchant-differs'],
    ['a state WeChat added later', { status: 'HALFWAY' }, 'unknown-kind'],
    ['another currency', { amount: { ...refund().amount, currency: 'USD' } }, 'currency-differs'],
  ])('that names %s is no fact of ours', (_case, over, reason) => {
    expect(refundStatement(merchant, refund(over), NOW)).toEqual({ ok: false, reason })
  })
})
