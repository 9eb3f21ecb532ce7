import * as fc from 'fast-check'
import { readBill } from './read-bill'
import { billText, payment, refund } from './test-bill'

const read = (rows: string[], totals: [string, string]) => readBill(billText(rows, totals))

describe("a day's trade bill", () => {
  test('is read to fen, without its BOM and backticks', () => {
    const at = Date.parse('2026-11-21T16:40:00+08:00')
    const refundedAt = Date.parse('2026-11-21T18:00:00+08:00')
    expect(read([payment('T1', '68.00'), refund('T0', 'R1', '12.05')], ['68.00', '12.05'])).toEqual({
      ok: true,
      bill: {
        payments: [{ outTradeNo: 'T1', transactionId: '42T1', totalFen: 6800, couponFen: 0, at }],
        refunds: [
          {
            outTradeNo: 'T0',
            transactionId: '42T0',
            refundNo: 'R1',
            fen: 1205,
            status: 'SUCCESS',
            at: refundedAt,
          },
        ],
      },
    })
  })

  test.each([
    ['a comma', '白茶,热'],
    ['a comma and a backtick', '白茶,`热'],
    ['several of them', 'a,`b,`c,d'],
  ])('bears %s in the name of the goods', (_case, name) => {
    const bill = read([payment('T1', '68.00', name, 'st=yunqi,`x')], ['68.00', '0.00'])
    expect(bill).toMatchObject({ ok: true, bill: { payments: [{ outTradeNo: 'T1', totalFen: 6800 }] } })
  })

  test('finds its columns by name, so a new one does no harm', () => {
    const text = billText([payment('T1', '68.00')], ['68.00', '0.00'])
      .replace('交易时间,', '交易时间,新的一列,')
      .replace('`2026-11-21 16:40:00,', '`2026-11-21 16:40:00,`x,')
    expect(readBill(text)).toMatchObject({ ok: true, bill: { payments: [{ totalFen: 6800 }] } })
  })

  test.each([
    ['half of it is missing', [payment('T1', '68.00')], ['136.00', '0.00']],
    ['a refund is missing', [payment('T1', '68.00')], ['68.00', '5.00']],
    ['an amount is no amount', [payment('T1', '6.8e1')], ['68.00', '0.00']],
    ['an amount has parts of a fen', [payment('T1', '68.005')], ['68.01', '0.00']],
    ['a row says no time', [payment('T1', '68.00').replace('2026-11-21', '昨天')], ['68.00', '0.00']],
    ['a row names no order', [payment('T1', '68.00').replace('`42T1,`T1,', '`42T1,`,')], ['68.00', '0.00']],
    ['a row names no transaction', [payment('T1', '68.00').replace('`42T1,', '`,')], ['68.00', '0.00']],
    ['a row is cut off', [payment('T1', '68.00').slice(0, 80)], ['68.00', '0.00']],
  ] as const)('is refused when %s', (_case, rows, totals) => {
    expect(read([...rows], [...totals])).toMatchObject({ ok: false })
  })

  test.each([
    ['', 1],
    ['{"code":"SYSTEM_ERROR"}', 1],
    [billText([payment('T1', '68.00')], ['68.00', '0.00']).split('总交易单数')[0] ?? '', 3],
  ])('is refused when it is another file or ends early', (text, line) => {
    expect(readBill(text)).toMatchObject({ ok: false, line })
  })

  test('adds up to the same fen whatever the amounts', () => {
    const yuan = (fen: number) => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 5_000_000 }), { maxLength: 30, size: 'max' }),
        amounts => {
          const rows = amounts.map((fen, i) => payment(`T${i}`, yuan(fen)))
          const total = amounts.reduce((so, fen) => so + fen, 0)
          const read = readBill(billText(rows, [yuan(total), '0.00']))
          expect(read.ok && read.bill.payments.map(each => each.totalFen)).toEqual(amounts)
        },
      ),
    )
  })
})
