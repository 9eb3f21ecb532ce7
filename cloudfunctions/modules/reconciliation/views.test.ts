import { NEVER } from '@shared/domain/due'
import type { InboxDoc } from '@shared/domain/order/types'
import type { StaffDoc } from '@shared/domain/staff/types'
import { httpText } from '@shared/text/machines'
import { PEOPLE, testShop } from '../../testing/shop'
import { checksOf, differencesOf as differencesOfMonth } from './books-of-month'
import { downloadExport } from './download-export'
import { exportLink, isValidLink } from './export-link'
import { inboxView } from './inbox-view'
import { refuseBooks } from './sees-books'
import { checkOf, givenAudit, givenBill, givenDifference, MCHID } from './testing/books'

const shop = testShop()
const { chen, shen, he, gu } = PEOPLE
const MINUTES = 60_000

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

test.each([
  ['owner', ['shanze:yunqi'], true],
  ['manager', ['*'], true],
  ['manager', ['shanze:yunqi', 'shanze:hubin'], false],
  ['clerk', ['*'], false],
] as const)('a %s of %p sees the books is %s', (role, stores, may) => {
  const refusal = refuseBooks({ role, stores: [...stores] } as Partial<StaffDoc> as StaffDoc)
  expect(refusal?.code ?? null).toBe(may ? null : 'NEEDS_MANAGER')
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

describe('a file of the books', () => {
  const file = { brandId: 'shanze', month: '2026-11', name: 'bills' as const }
  const tokenOf = (link: string) => new URL(link).searchParams.get('token') ?? ''
  const download = (path: string, token: string, now = shop.now()) => {
    shop.clock.moveTo(now)
    const [, brandId = '', month = '', name = ''] = path.split('/').slice(1)
    return downloadExport({ query: { token } } as never, { brandId, month, file: name })
  }

  test('has a link of its own that is good for ten minutes', () => {
    const link = exportLink(file, shop.now())
    expect(link).toMatch(/^https:\/\/functions\/finance\/shanze\/2026-11\/bills\.csv\?token=/)
    const token = tokenOf(link)
    expect([0, 10 * MINUTES - 1, 10 * MINUTES].map(ms => isValidLink(file, token, shop.now() + ms))).toEqual([
      true,
      true,
      false,
    ])
  })

  test.each([
    ['another brand', { brandId: 'lanxi' }],
    ['another month', { month: '2026-10' }],
    ['another file', { name: 'liability' as const }],
  ])('of %s is not opened by it', (_what, over) => {
    expect(isValidLink({ ...file, ...over }, tokenOf(exportLink(file, shop.now())), shop.now())).toBe(false)
  })

  test('is found under an address that ends in slashes', () => {
    const { PUBLIC_BASE_URL } = process.env
    process.env.PUBLIC_BASE_URL = 'https://functions//'
    expect(exportLink(file, 0)).toMatch(/^https:\/\/functions\/finance/)
    delete process.env.PUBLIC_BASE_URL
    expect(exportLink(file, 0)).toMatch(/^\/finance/)
    process.env.PUBLIC_BASE_URL = PUBLIC_BASE_URL
  })

  test.each([
    ['bills', () => givenBill(shop, { payments: 3, paidFen: 6800 }), '68.00'],
    ['differences', () => givenDifference(shop, { outTradeNo: 'T-77' }), 'T-77'],
    [
      'liability',
      () =>
        givenAudit(shop, {
          state: 'done',
          liability: { points: 4711, debt: 0, pointsFen: 1, storedPrincipalFen: 0, storedBonusFen: 0 },
        }),
      '4711',
    ],
  ] as const)('%s is a CSV of the month, and its download is logged', async (name, given, cell) => {
    given()
    const link = exportLink({ ...file, name }, shop.now())
    const answer = await download(new URL(link).pathname, tokenOf(link))
    expect(answer).toMatchObject({
      status: 200,
      file: { name: `shanze-2026-11-${name}.csv`, contentType: 'text/csv; charset=utf-8' },
    })
    expect(JSON.stringify(answer)).toContain(cell)
    expect(jest.mocked(console.log).mock.calls.join()).toContain('finance.exported')
  })

  test.each([
    ['without a token', '/finance/shanze/2026-11/bills.csv', ''],
    ['of another name', '/finance/shanze/2026-11/secrets.csv', 'x'],
    ['that is no CSV', '/finance/shanze/2026-11/bills', 'x'],
  ])('%s is refused and not logged', async (_what, path, token) => {
    expect(await download(path, token)).toEqual({
      status: 403,
      body: { code: 'FAIL', message: httpText.linkOver },
    })
    expect(jest.mocked(console.log)).not.toHaveBeenCalled()
  })

  test('is refused once the link is over, whatever brand an address names', async () => {
    const link = exportLink(file, shop.now())
    const { pathname } = new URL(link)
    const answer = await download(pathname, tokenOf(link), shop.now() + 10 * MINUTES)
    expect(answer.status).toBe(403)
    expect(await downloadExport({ query: {} } as never, {})).toMatchObject({ status: 403 })
  })
})

describe('a bill that could not be fetched', () => {
  const recheck = (by = shen, mchid = MCHID, day = '2026-11-22') =>
    shop.when(by, 'reconciliation.recheck', { mchid, day })

  test('is planned anew as if it had never been tried', async () => {
    const check = givenBill(shop, {
      state: 'given-up',
      tries: 24,
      dueAt: NEVER,
      progress: { cursor: 'T1' } as never,
    })
    expect(await recheck()).toMatchObject({ ok: true, data: { state: 'due' } })
    expect(checkOf(shop, check)).toEqual({
      ...check,
      state: 'due',
      tries: 0,
      dueAt: shop.now(),
      progress: null,
    })
  })

  test.each(['due', 'done'] as const)('and is %s by now stays as it is', async state => {
    const check = givenBill(shop, { state, tries: 3, dueAt: 9 })
    expect(await recheck()).toMatchObject({ ok: true, data: { state } })
    expect(checkOf(shop, check)).toEqual(check)
  })

  test('and that another person plans at the same moment is planned once', async () => {
    const check = givenBill(shop, { state: 'given-up', tries: 24, dueAt: NEVER })
    shop.between(/^checks.update/, () => shop.change('checks', check._id, { state: 'done', tries: 1 }))
    expect(await recheck(he)).toMatchObject({ data: { state: 'due' } })
    expect(checkOf(shop, check)).toMatchObject({ state: 'done', tries: 1 })
  })

  test.each([
    ['a clerk', chen, 'NEEDS_MANAGER'],
    ['a customer', gu, 'NOT_STAFF'],
  ])('is not planned by %s', async (_who, by, code) => {
    const check = givenBill(shop, { state: 'given-up' })
    expect(await recheck(by)).toMatchObject({ ok: false, code })
    expect(checkOf(shop, check)).toEqual(check)
  })

  test('of another brand, of another day or no bill at all is not found', async () => {
    givenBill(shop, { state: 'given-up', brandId: 'lanxi' })
    expect(await recheck()).toMatchObject({ ok: false, code: 'BILL_NOT_FOUND' })
    expect(await recheck(shen, MCHID, '2026-11-21')).toMatchObject({ code: 'BILL_NOT_FOUND' })
    givenAudit(shop, { state: 'given-up', _id: `bill:${MCHID}:2026-11-20` })
    expect(await recheck(shen, MCHID, '2026-11-20')).toMatchObject({ code: 'BILL_NOT_FOUND' })
  })
})
