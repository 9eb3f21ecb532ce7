import { NEVER } from '@shared/domain/due'
import { blankOrder } from '@shared/domain/order/create-order'
import type { OrderDoc } from '@shared/domain/order/types'
import type { AuditCheckDoc, BillCheckDoc } from '@shared/domain/reconciliation/types'
import { APPID } from '../../../local/demo'
import { testStack } from '../harness'
import { differences, nextMorning, refundByHand } from './next-morning'

const stack = testStack()
const HOUR_MS = 3_600_000
const MONTH = '2026-11'
const linQing = 'openid-linqing'

const orderOf = (id: string) => stack.stack.cloud.data.get('orders', id) as unknown as OrderDoc
const billOf = (day: string) =>
  stack.stack.cloud.data.get('checks', `bill:1900000109:${day}`) as unknown as BillCheckDoc
const auditOf = (day: string) =>
  stack.stack.cloud.data.get('checks', `audit:shanze:${day}`) as unknown as AuditCheckDoc

test('a day on which everything arrived has a bill without differences', async () => {
  const order = await stack.till.pay({ openid: linQing, fen: 6800 })
  await stack.till.pay({ openid: 'openid-zhouzhou', fen: 12_000 })
  await stack.till.refund(order, { fen: 1800 })
  await nextMorning(stack)
  await stack.runJobs()
  expect(billOf('2026-11-22')).toMatchObject({
    state: 'done',
    payments: 2,
    paidFen: 18_800,
    refunds: 1,
    refundedFen: 1800,
    differences: 0,
  })
  expect(differences(stack)).toEqual([])
  expect(auditOf('2026-11-23')).toMatchObject({ state: 'done', broken: [] })
  expect(stack.invariants().broken).toEqual([])
})

test('a payment whose notice never came is found by the bill and booked like any other', async () => {
  const order = await stack.till.pay({ openid: linQing, fen: 6800, notice: 'lost' })
  expect(orderOf(order.orderId)).toBeFalsy()
  await nextMorning(stack)
  await stack.sweep()
  expect(differences(stack)).toMatchObject([
    {
      kind: 'payment-missing-here',
      outTradeNo: order.outTradeNo,
      billFen: 6800,
      ourFen: null,
      state: 'healed',
    },
  ])
  expect(orderOf(order.orderId)).toMatchObject({ paid: { payerFen: 6800 }, keptPoints: 81 })
  expect(stack.invariants().broken).toEqual([])
})

test('hazard 22: a refund made by hand on the platform takes its points back', async () => {
  const order = await stack.till.pay({ openid: linQing, fen: 10_000 })
  const refundNo = await refundByHand(stack, order.outTradeNo, 5000)
  expect(orderOf(order.orderId)).toMatchObject({ refunds: [], keptPoints: 120 })
  await nextMorning(stack)
  await stack.sweep()
  expect(differences(stack)).toMatchObject([{ kind: 'refund-missing-here', refundNo, state: 'healed' }])
  expect(orderOf(order.orderId)).toMatchObject({
    refunds: [{ no: refundNo, state: 'success', fen: 5000 }],
    keptPoints: 60,
  })
  expect(stack.invariants().broken).toEqual([])
})

test('the payment and the refund of one order, both notices lost, are booked from the bill', async () => {
  const order = await stack.till.pay({ openid: linQing, fen: 10_000, notice: 'lost' })
  await refundByHand(stack, order.outTradeNo, 10_000)
  await nextMorning(stack)
  await stack.sweep()
  expect(differences(stack).map(({ kind, state }) => [kind, state])).toEqual([
    ['payment-missing-here', 'healed'],
    ['refund-missing-here', 'healed'],
  ])
  expect(orderOf(order.orderId)).toMatchObject({ keptPoints: 0 })
  expect(stack.invariants().broken).toEqual([])
})

describe('a day of more orders than one page', () => {
  const PAGE = 500
  const DAY = { day: '2026-11-22', at: Date.parse('2026-11-22T09:00:00+08:00') }
  /** Orders of that day of which the bill has nothing to say: their refunds are still being worked on. */
  const silent = (count: number) =>
    Array.from({ length: count }, (_none, n) => {
      const refund = { no: `R${n}`, state: 'processing' as const, fen: 1, payerFen: 0, at: DAY.at }
      return { ...planted(`P${String(n).padStart(6, '0')}`), refunds: [refund] }
    })
  const planted = (outTradeNo: string): OrderDoc => {
    const origin = { mchid: '1900000109', brandId: 'shanze', storeId: '', memberId: '' }
    const order = blankOrder({ ...origin, outTradeNo, source: 'till' }, DAY.at)
    return { ...order, amountFen: 100, dueAt: NEVER }
  }
  const paidHere = (outTradeNo: string): OrderDoc => {
    const paid = { transactionId: outTradeNo, ...DAY, totalFen: 100, payerFen: 100, promotions: [] }
    return { ...planted(outTradeNo), paid }
  }
  const paidThere = (outTradeNo: string) => {
    stack.stack.pay.behave('lost')
    const { pay } = stack.stack
    return pay
      .sim()
      .till.pay({ mchid: '1900000109', appid: APPID, openid: linQing, amountFen: 100, outTradeNo })
  }
  const begin = async () => {
    const orders = [
      ...silent(3 * PAGE),
      paidHere(`P${PAGE - 1}`.padEnd(7, 'A')),
      paidHere('P000499A'),
      paidHere('P001000A'),
    ]
    await stack.stack.cloud.data.insert('orders', orders)
    for (const number of ['P000499B', 'P000500A', 'P001499Z']) await paidThere(number)
    await stack.stack.pay.quiet()
    await nextMorning(stack)
  }
  const foundDifferences = () => differences(stack).map(({ kind, outTradeNo }) => `${outTradeNo} ${kind}`)
  const expected = [
    'P000499A payment-missing-there',
    'P000499B payment-missing-here',
    'P000500A payment-missing-here',
    'P001000A payment-missing-there',
    'P001499Z payment-missing-here',
    'P499AAA payment-missing-there',
  ]

  test('C6: a large bill is compared page by page, and what only one side knows at a border is found once', async () => {
    await begin()
    await stack.runJobs()
    expect(billOf('2026-11-22')).toMatchObject({ state: 'done', payments: 3, differences: 6, progress: null })
    expect(foundDifferences().sort()).toEqual(expected)
    const read = stack.last('jobs').trips.filter(({ collection }) => collection === 'orders')
    expect(Math.max(...read.map(({ returned }) => returned))).toBeLessThanOrEqual(PAGE)
  })

  test('C6: comparing a bill goes on where it stopped when its time is over, and when its function dies', async () => {
    await begin()
    const { cloud, clock } = stack.stack
    const paging = { function: 'jobs', collection: 'checks', action: 'database.modifyDocument' } as const
    const savesProgress = ({ trips }: { trips: { summary: string; request: unknown }[] }) =>
      JSON.stringify(trips.at(-1)?.request).includes('paidFen')
    // The first page takes longer than the turn; the second one's end is the function's.
    const late = cloud.faults.add({
      ...paging,
      mode: 'held',
      times: 1,
      match: savesProgress,
      meanwhile: () => clock.advance(11_000),
    })
    const dies = cloud.faults.add({ ...paging, mode: 'kill-after', times: 1, match: savesProgress })
    await stack.runJobs()
    late()
    dies()
    expect(billOf('2026-11-22')).toMatchObject({ state: 'due', progress: { cursor: 'P000999' } })
    await clock.advance(billOf('2026-11-22').dueAt - clock.now() + 1)
    await stack.runJobs()
    expect(billOf('2026-11-22')).toMatchObject({ state: 'done', payments: 3, differences: 6 })
    const [page] = stack
      .last('jobs')
      .trips.filter(({ request }) => JSON.stringify(request).includes('paid.day'))
    expect(JSON.stringify(page?.request)).toContain('1900000109:P000999')
    expect(foundDifferences().sort()).toEqual(expected)
  })
})

test('what WeChat Pay does not know of stays open for a person, who may ask again', async () => {
  const order = await stack.till.pay({ openid: linQing, fen: 6800 })
  await stack.stack.pay.forget()
  await nextMorning(stack)
  await stack.sweep()
  expect(differences(stack)).toMatchObject([
    {
      kind: 'payment-missing-there',
      outTradeNo: order.outTradeNo,
      state: 'open',
      note: 'unknown',
      ourFen: 6800,
    },
  ])
  const [difference] = differences(stack)
  const again = await stack
    .as('openid-shenhe')
    .must('reconciliation.replay', { differenceId: difference?._id ?? '' })
  expect(again.difference).toMatchObject({ state: 'open', note: 'unknown' })
  expect(orderOf(order.orderId)).toMatchObject({ keptPoints: 81 })
})

test('a coupon of WeChat’s that we counted as the customer’s money stays open for a person', async () => {
  const sold = { mchid: '1900000109', appid: 'wx5a0c1f2e3d4b6a78', openid: linQing }
  await stack.stack.pay
    .sim()
    .till.pay({ ...sold, amountFen: 6800, couponFen: 800, outTradeNo: 'TILLCOUPON1' })
  await stack.stack.pay.quiet()
  const right = orderOf('1900000109:TILLCOUPON1')
  expect(right.paid).toMatchObject({ totalFen: 6800, payerFen: 6000 })
  // As if we had not been notified of the coupon.
  const dump = stack.dump()
  const orders = (dump.orders ?? []).map(order =>
    order._id === right._id ? { ...order, paid: { ...right.paid, payerFen: 6800 } } : order,
  )
  await stack.stack.cloud.data.load({ ...dump, orders } as never)
  await nextMorning(stack)
  await stack.sweep()
  expect(differences(stack)).toMatchObject([
    { kind: 'payment-discount', billFen: 6000, ourFen: 6800, state: 'open', note: 'payer-differs' },
  ])
})

test('a bill that was given up is fetched again when a manager asks, and no one else may', async () => {
  await stack.till.pay({ openid: linQing, fen: 6800 })
  await nextMorning(stack)
  await stack.runJobs()
  const dump = stack.dump()
  const checks = (dump.checks ?? []).map(check =>
    check._id === 'bill:1900000109:2026-11-22'
      ? { ...check, state: 'given-up', tries: 24, payments: 0, paidFen: 0 }
      : check,
  )
  await stack.stack.cloud.data.load({ ...dump, checks } as never)
  const again = (who: string, day = '2026-11-22') =>
    stack.as(who).call('reconciliation.recheck', { mchid: '1900000109', day })
  expect(await again('openid-chenyi')).toMatchObject({ ok: false, code: 'NEEDS_MANAGER' })
  expect(await again('openid-shenhe', '2026-11-01')).toMatchObject({ ok: false, code: 'BILL_NOT_FOUND' })
  expect(await again('openid-shenhe')).toMatchObject({ ok: true, data: { state: 'due' } })
  await stack.runJobs()
  expect(billOf('2026-11-22')).toMatchObject({ state: 'done', payments: 1, paidFen: 6800 })
  expect(await again('openid-shenhe')).toMatchObject({ ok: true, data: { state: 'done' } })
})

test('the day is planned once, after ten, and bills of days without a run are made up for', async () => {
  await stack.stack.clock.set(Date.parse('2026-11-23T09:59:00+08:00'))
  await stack.runJobs()
  expect(billOf('2026-11-22')).toBeFalsy()
  await stack.stack.clock.set(Date.parse('2026-11-25T10:05:00+08:00'))
  await stack.runJobs()
  await stack.runJobs()
  expect(['2026-11-22', '2026-11-23', '2026-11-24'].map(day => billOf(day)?.state)).toEqual([
    'done',
    'done',
    'done',
  ])
  expect(auditOf('2026-11-25')).toMatchObject({ state: 'done' })
  const written = stack.dump().checks ?? []
  await stack.runJobs()
  expect(stack.dump().checks).toEqual(written)
})

test('a daily planning that dies is begun again', async () => {
  await stack.till.pay({ openid: linQing, fen: 6800 })
  const { cloud } = stack.stack
  await nextMorning(stack)
  const down = cloud.faults.add({ function: 'jobs', action: 'database.insertDocument', mode: 'kill-before' })
  await stack.runJobs()
  down()
  await stack.sweep()
  expect(billOf('2026-11-22')).toMatchObject({ state: 'done', payments: 1 })
})

describe('the books', () => {
  const open = (who: string) => stack.as(who).call('reconciliation.open', { month: MONTH })
  const download = async (url: string) => {
    const answer = await fetch(url)
    return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() }
  }

  test('the finance page shows bills, differences and what is owed in fen, to managers of all stores only', async () => {
    await stack.till.pay({ openid: linQing, fen: 10_000, notice: 'lost' })
    await nextMorning(stack)
    await stack.sweep()
    await stack.runJobs()
    const books = await stack.as('openid-shenhe').must('reconciliation.open', { month: MONTH })
    expect(books.bills[0]).toMatchObject({
      day: '2026-11-22',
      state: 'done',
      paidFen: 10_000,
      differences: 1,
    })
    expect(books.differences).toMatchObject([{ kind: 'payment-missing-here', state: 'healed' }])
    expect(books.audit?.liability.pointsFen).toBe(books.audit?.liability.points)
    expect(await open('openid-chenyi')).toMatchObject({ ok: false, code: 'NEEDS_MANAGER' })
    expect(await open(linQing)).toMatchObject({ ok: false, code: 'NOT_STAFF' })
  })

  test('the books leave as CSV by a link that is signed, of one file and soon over', async () => {
    const order = await stack.till.pay({ openid: linQing, fen: 10_000, notice: 'lost' })
    await nextMorning(stack)
    await stack.sweep()
    const { exports } = await stack.as('openid-shenhe').must('reconciliation.open', { month: MONTH })
    const file = await download(exports.differences)
    expect(file).toMatchObject({ status: 200, type: 'text/csv; charset=utf-8' })
    expect(file.text).toContain(order.outTradeNo)
    expect((await download(exports.liability)).text).toContain('未用积分')
    expect((await download(exports.bills.replace('bills.csv', 'liability.csv'))).status).toBe(403)
    expect((await download(exports.bills.replace(MONTH, '2026-10'))).status).toBe(403)
    expect((await download(exports.bills.replace(/~[^~]*$/, '~'))).status).toBe(403)
    await stack.stack.clock.advance(HOUR_MS)
    expect((await download(exports.bills)).status).toBe(403)
  })
})
