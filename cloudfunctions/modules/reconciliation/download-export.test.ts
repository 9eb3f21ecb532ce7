import { httpText } from '@shared/text/machines'
import { testShop } from '../../testing/shop'
import { downloadExport } from './download-export'
import { exportLink, isValidLink } from './export-link'
import { givenAudit, givenBill, givenDifference } from './testing/books'

const shop = testShop()
const MINUTES = 60_000

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
