import type { DifferenceDoc } from '../domain/reconciliation/types'
import { csvOf, differenceColumns } from './csv'

const difference: DifferenceDoc = {
  _id: 'x',
  brandId: 'shanze',
  mchid: '1900000109',
  day: '2026-11-21',
  kind: 'refund-missing-here',
  outTradeNo: '202611210000000001',
  refundNo: '=commandId|1',
  transactionId: '42"1',
  orderId: 'o',
  billFen: 1205,
  ourFen: null,
  state: 'open',
  note: '',
  at: 0,
  healedAt: 0,
  tries: 0,
  dueAt: 0,
}

test('a finance person opens it as it is: BOM, quoted cells, yuan by digits, no rounding and no formulas', () => {
  const [head, row] = csvOf(differenceColumns, [difference]).split('\r\n')
  expect(head?.startsWith('\uFEFF"账单日","商户号"')).toBe(true)
  expect(row).toBe(
    '"2026-11-21","1900000109","微信有退款，我们没有","\t202611210000000001","\t=commandId|1","42""1","12.05","","待处理"',
  )
})

test.each([' =1', '\n=1', '＝1', '　＋1', '\t@x', '－1'])(
  'low 11: the cell %j does not run as a formula',
  cell => {
    const [, row] = csvOf([{ head: '格', cell: (text: string) => text }], [cell]).split('\r\n')
    expect(row).toBe(`"\t${cell}"`)
  },
)
