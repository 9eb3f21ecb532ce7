import type { OutputOf } from '@shared/contract'
import { monthBeside, waitingText } from '@shared/text/bills'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { brand } from '@/testing/brand'
import { cloudThatAnswers, noNetwork, refusal } from '@/testing/cloud'
import FinancePage from '.'
import { type BillDay, byKind, type Difference, stateOf } from './text'

const bill = (facts: Partial<BillDay> = {}): BillDay => ({
  mchid: '1900000109',
  day: '2026-11-21',
  state: 'done',
  payments: 3,
  paidFen: 20_400,
  refunds: 0,
  refundedFen: 0,
  differences: 0,
  ...facts,
})
const lost: Difference = {
  id: 'd1',
  kind: 'payment-missing-here',
  day: '2026-11-21',
  mchid: '1900000109',
  outTradeNo: 'T2026112110240001',
  refundNo: '',
  billFen: 6800,
  ourFen: null,
  state: 'open',
  note: '',
}
const none = { payments: 0, paidFen: 0, refunds: 0, refundedFen: 0, differences: 0 }
const audited = {
  day: '2026-11-22',
  broken: [],
  liability: { points: 3235, debt: 30, pointsFen: 3235, storedPrincipalFen: 50_000, storedBonusFen: 5000 },
}
const opened = (facts: Partial<OutputOf<'reconciliation.open'>> = {}) => ({
  brand,
  month: '2026-11',
  sums: { brand: none, merchants: [] },
  bills: [bill()],
  differences: [],
  inbox: { open: 0, rows: [] },
  usedGifts: [],
  audit: audited,
  auditLateSince: '',
  exports: { bills: 'https://example.test/b', differences: '', liability: '' },
  ...facts,
})
const open = () => act(async () => void render(<FinancePage />))
const tap = async (id: string) => {
  const found = document.getElementById(id)
  if (!found) throw new Error(`nothing with id ${id} on screen`)
  await act(async () => void fireEvent.click(found))
}

describe('the books', () => {
  test('show gifts that were used before their order was refunded', async () => {
    const gift = { orderId: 'o1', orderTail: '0001', day: '2026-11-23', name: '冷泡茶券' }
    const usedGifts = [{ ...gift, storeName: '云栖店', paidFen: 6800, refundedFen: 6800 }]
    cloudThatAnswers({ 'reconciliation.open': () => opened({ usedGifts }) })
    await open()
    for (const text of ['退款前用掉的随单的券', '冷泡茶券', '退 ¥68.00'])
      expect(screen.getByText(text)).toBeTruthy()
  })

  test('show what is owed, and that a day agrees', async () => {
    cloudThatAnswers({ 'reconciliation.open': () => opened() })
    await open()
    for (const text of ['3,235 分', '30 分', '¥500.00', '收 3 笔 ¥204.00', '对上了'])
      expect(screen.getByText(text)).toBeTruthy()
  })

  test('add up the month, and each merchant number by itself where there are several', async () => {
    const sum = { ...none, payments: 3, paidFen: 20_400 }
    const merchant = (mchid: string, storeName: string) => ({
      ...sum,
      mchid,
      storeName,
      entity: '山泽茶事有限公司',
      state: 'confirmed' as const,
    })
    const merchants = [merchant('1900000109', ''), merchant('1900000207', '湖滨店')]
    cloudThatAnswers({
      'reconciliation.open': () =>
        opened({
          sums: { brand: { ...none, payments: 6, paidFen: 40_800, refunds: 1, refundedFen: 100 }, merchants },
        }),
    })
    await open()
    expect([
      screen.getByText('收款 6 笔'),
      screen.getByText('¥408.00'),
      screen.getByText('¥1.00'),
    ]).toHaveLength(3)
    expect(screen.getByText('湖滨店')).toBeTruthy()
    expect(screen.getByText('商户号尾号 0207 · 收 3 笔 ¥204.00')).toBeTruthy()
  })

  test('a difference is explained in words with both amounts; asking WeChat Pay heals it on the spot', async () => {
    const asked = cloudThatAnswers({
      'reconciliation.open': () => opened({ bills: [bill({ differences: 1 })], differences: [lost] }),
      'reconciliation.replay': () => ({ difference: { ...lost, ourFen: null, state: 'healed' } }),
    })
    await open()
    expect(screen.getByText('微信有付款，我们没有')).toBeTruthy()
    expect(screen.getByText('微信 ¥68.00 · 我们没有')).toBeTruthy()
    expect(screen.getByText('差 1 条')).toBeTruthy()
    await tap('ask-d1')
    expect(asked.at(-1)).toMatchObject({ action: 'reconciliation.replay', input: { differenceId: 'd1' } })
    expect(screen.getByText('已补齐')).toBeTruthy()
  })

  test('still open after asking says why; without network it may be asked again', async () => {
    let online = false
    cloudThatAnswers({
      'reconciliation.open': () => opened({ differences: [lost] }),
      'reconciliation.replay': () => (online ? { difference: { ...lost, note: 'not-paid' } } : noNetwork()),
    })
    await open()
    await tap('ask-d1')
    expect(screen.getByText('没有收到回答，再点一次不会重复记')).toBeTruthy()
    online = true
    // Two taps within 300 ms would count as one.
    const later = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 1_000)
    await act(async () => void fireEvent.click(screen.getByText('再问一次')))
    later.mockRestore()
    expect(screen.getByText('刚问过：微信说这一单没有付款')).toBeTruthy()
  })

  test('a month without bills, and a person who may not look', async () => {
    const asked = cloudThatAnswers({ 'reconciliation.open': () => opened({ bills: [], audit: null }) })
    await open()
    expect([screen.getByText('这个月还没有账单'), screen.getByText('还没有核对过')]).toHaveLength(2)
    await tap('month-before')
    const months = asked.map(({ input }) => (input as { month: string }).month)
    expect(months.at(-1)).toBe(monthBeside(months[0] ?? '', -1))
    cloudThatAnswers({
      'reconciliation.open': () => ({
        ok: false,
        code: 'NEEDS_MANAGER',
        message: '这里只有管全部门店的店长能看',
      }),
    })
    await open()
    expect(screen.getByText('这里只有管全部门店的店长能看')).toBeTruthy()
  })

  test('a bill that could not be had is fetched again on a tap', async () => {
    let state: BillDay['state'] = 'given-up'
    let arrive = (): void => undefined
    const asked = cloudThatAnswers({
      'reconciliation.open': () => opened({ bills: [bill({ state })] }),
      'reconciliation.recheck': () =>
        new Promise(resolve => {
          arrive = () => {
            state = 'due'
            resolve({ state })
          }
        }),
    })
    await open()
    expect(screen.getByText('没拿到')).toBeTruthy()
    await tap('bill-1900000109-2026-11-21')
    expect(screen.getByText('正在取')).toBeTruthy()
    await tap('bill-1900000109-2026-11-21')
    await act(async () => arrive())
    expect(asked.map(({ action }) => action)).toEqual([
      'reconciliation.open',
      'reconciliation.recheck',
      'reconciliation.open',
    ])
    expect(asked[1]).toMatchObject({ input: { mchid: '1900000109', day: '2026-11-21' } })
    expect(screen.getByText('还没对')).toBeTruthy()
  })

  test('a broken promise found at night stands on top', async () => {
    const broken = ['积分账：少 1 分']
    cloudThatAnswers({ 'reconciliation.open': () => opened({ audit: { ...audited, broken } }) })
    await open()
    expect(screen.getByText('积分账：少 1 分')).toBeTruthy()
  })

  test('C6: audits that come to no end for two days are said on top', async () => {
    cloudThatAnswers({ 'reconciliation.open': () => opened({ auditLateSince: '2026-11-20' }) })
    await open()
    expect(screen.getByText(/之后没有核对成功过/)).toBeTruthy()
  })

  test('a file that cannot be had says so', async () => {
    cloudThatAnswers({ 'reconciliation.open': () => opened() })
    await open()
    cloudThatAnswers({ 'reconciliation.open': noNetwork })
    await tap('export-bills')
    expect(screen.getByText('没有拿到文件')).toBeTruthy()
  })
})

describe('a day in words', () => {
  test.each([
    ['waits for its bill', bill({ state: 'due' }), 0, '还没对'],
    ['whose bill never came', bill({ state: 'given-up' }), 0, '没拿到'],
    ['with open differences', bill({ differences: 3 }), 2, '差 2 条'],
    ['whose differences were all healed', bill({ differences: 3 }), 0, '已补齐'],
    ['that agrees', bill(), 0, '对上了'],
  ])('%s', (_case, day, openOnes, text) => expect(stateOf(day, openOnes).text).toBe(text))

  test('before ten nobody misses yesterday', () => {
    const at = (time: string) => Date.parse(`2026-11-23T${time}:00+08:00`)
    expect(waitingText([bill()], '2026-11', at('09:20'))).toBe('昨天的账单上午 10 点以后才有')
    expect(waitingText([bill()], '2026-11', at('10:05'))).toBeNull()
    expect(waitingText([bill({ day: '2026-11-22' })], '2026-11', at('09:20'))).toBeNull()
    expect(waitingText([bill()], '2026-10', at('09:20'))).toBeNull()
  })

  test('months follow each other over the year, and the kind with most money comes first', () => {
    expect([monthBeside('2026-12', 1), monthBeside('2026-01', -1)]).toEqual(['2027-01', '2025-12'])
    const small = { ...lost, id: 'd2', kind: 'refund-amount' as const, billFen: 100, ourFen: 200 }
    expect(byKind([small, lost]).map(({ kind }) => kind)).toEqual(['payment-missing-here', 'refund-amount'])
  })
})

describe('C14: a payment that fits no order', () => {
  const row: OutputOf<'reconciliation.open'>['inbox']['rows'][number] = {
    id: 'notice:n1',
    reason: 'amount-differs',
    at: Date.parse('2026-11-21T10:24:00+08:00'),
    outTradeNo: 'TILL20261121A1',
    refundNo: '',
    amountFen: 6500,
    mayAskAgain: true,
    mayAcceptAmount: true,
    state: 'open',
  }
  const shown = { 'reconciliation.open': () => opened({ inbox: { open: 51, rows: [row] } }) }

  test('is listed with its amount, and how many more there are', async () => {
    cloudThatAnswers(shown)
    await open()
    for (const text of ['待处理的收退款', '51 条', '金额和订单不一样', '¥65.00'])
      expect(screen.getByText(text)).toBeTruthy()
    expect(screen.getByText('先处理这 1 条，其余的处理完会接着显示')).toBeTruthy()
  })

  test('is placed by the amount really paid, once the manager says so', async () => {
    const asked = cloudThatAnswers({
      ...shown,
      'reconciliation.decideInbox': () => ({ row: { ...row, state: 'done' as const }, note: '' }),
    })
    await open()
    await tap('accept-notice:n1')
    expect(asked.at(-1)?.input).toEqual({ inboxId: 'notice:n1', decision: 'accept-amount' })
    expect(screen.getByText('已处理')).toBeTruthy()
  })

  test('that WeChat Pay states as before stays open and says why', async () => {
    cloudThatAnswers({ ...shown, 'reconciliation.decideInbox': () => ({ row, note: 'amount-differs' }) })
    await open()
    await tap('again-notice:n1')
    expect(screen.getByText('刚问过：微信回的金额和订单还是不一样')).toBeTruthy()
  })

  test('asked about without network says that nothing is booked twice', async () => {
    cloudThatAnswers({ ...shown, 'reconciliation.decideInbox': noNetwork })
    await open()
    await tap('again-notice:n1')
    expect(screen.getByText('没有收到回答，再点一次不会重复记')).toBeTruthy()
  })

  test('one decision under way is the only one that turns, and no second one is sent', async () => {
    let arrive = (): void => undefined
    const asked = cloudThatAnswers({
      ...shown,
      'reconciliation.decideInbox': () =>
        new Promise(resolve => {
          arrive = () => resolve({ row, note: 'unanswered' })
        }),
    })
    await open()
    await tap('again-notice:n1')
    expect(screen.getByText('正在问微信')).toBeTruthy()
    expect(screen.getByText('按实付 ¥65.00 入账')).toBeTruthy()
    await tap('accept-notice:n1')
    await act(async () => arrive())
    expect(asked.filter(({ action }) => action === 'reconciliation.decideInbox')).toHaveLength(1)
  })

  test('settled by a colleague meanwhile: nothing to press here, the newest state is one tap away', async () => {
    const asked = cloudThatAnswers({
      ...shown,
      'reconciliation.decideInbox': refusal('INBOX_NOT_FOUND', '这条已经不在了'),
    })
    await open()
    await tap('again-notice:n1')
    expect(document.getElementById('again-notice:n1')).toBeNull()
    await act(async () => void fireEvent.click(screen.getByText('看最新的')))
    expect(asked.at(-1)?.action).toBe('reconciliation.open')
  })

  test('is closed by hand only with a note of what was done', async () => {
    const asked = cloudThatAnswers({
      ...shown,
      'reconciliation.decideInbox': () => ({ row: { ...row, state: 'done' as const }, note: '' }),
    })
    await open()
    await tap('done-notice:n1')
    expect(asked.filter(({ action }) => action === 'reconciliation.decideInbox')).toEqual([])
    const field = document.getElementById('note-notice:n1')
    if (!field) throw new Error('no field for the note')
    await act(async () => void fireEvent.change(field, { target: { value: '已在商户平台退款' } }))
    await tap('done-notice:n1')
    expect(asked.at(-1)?.input).toMatchObject({ decision: 'done', note: '已在商户平台退款' })
  })
})
