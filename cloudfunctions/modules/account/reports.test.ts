import type { InboxDoc, OrderDoc } from '@shared/domain/order/types'
import type { MoneyPosting } from '@shared/domain/stored-value/types'
import { logged } from '../../testing/messages'
import { PEOPLE, testShop } from '../../testing/shop'
import { reportMissingEntries } from './report-missing-entries'
import { reportPaidBack } from './report-paid-back'
import { LIN_ID, paidBack, plain, spent } from './testing/entries'

const shop = testShop()
const { lin } = PEOPLE
const lost: MoneyPosting = { from: 'brand.lost', to: 'brand.received', fen: 700 }

describe('money that an entry lost', () => {
  test('is one row and one alarm, with the sum of what was lost and nothing else', async () => {
    const returned: MoneyPosting = { from: 'member.principal', to: 'brand.received', fen: 5000 }
    const bonus: MoneyPosting = { from: 'brand.lost', to: 'brand.granted', fen: 90 }
    const entry = paidBack('svback:1', [], [returned, lost, bonus, { ...lost, fen: 1 }])
    await reportMissingEntries(entry, shop.now())
    const row = {
      _id: 'lost:svback:1',
      brandId: 'shanze',
      source: 'ledger',
      reason: 'money-lost',
      body: JSON.stringify({ entry: 'svback:1', memberId: LIN_ID, ref: '', lostFen: 701 }),
      state: 'open',
      at: shop.now(),
    }
    expect(shop.all('inbox')).toEqual([row])
    expect(logged('error')).toEqual(['stored.lost'])
    shop.change('inbox', 'lost:svback:1', { state: 'done' })
    await reportMissingEntries(entry, shop.now() + 1)
    expect(shop.all<InboxDoc>('inbox')).toEqual([{ ...row, state: 'done' }])
    expect(logged('error')).toEqual(['stored.lost'])
  })

  test.each([
    ['an entry of points', plain('perk:1')],
    ['a spending', spent('spend:1')],
    ['money paid back in full', paidBack('svback:2', [], [{ ...lost, from: 'member.principal' }])],
    ['bonus that was spent', paidBack('svback:3', [], [{ ...lost, to: 'brand.granted' }])],
  ])('is none where there is %s: no trip', async (_what, entry) => {
    await reportMissingEntries(entry, shop.now())
    expect(shop.trips).toEqual([])
    expect(logged('error')).toEqual([])
  })
})

describe('principal paid back at the counter', () => {
  const order = (id: string) => shop.one<OrderDoc>('orders', id)

  test('is written on each of its top-up orders, which are due for settling then', async () => {
    const one = await shop.paid(lin, 5000)
    const two = await shop.paid(lin, 3000)
    const before = order(one.orderId)
    const entry = paidBack('svback:1', [
      { ref: one.orderId, backFen: 4000 },
      { ref: two.orderId, backFen: 10 },
      { ref: 'topup:at-the-counter', backFen: 70 },
    ])
    const orders = await reportPaidBack(entry, shop.now() + 5)
    expect(orders.map(({ _id }) => _id)).toEqual([one.orderId, two.orderId])
    expect(order(one.orderId)).toMatchObject({ paidBackFen: 4000, version: before.version + 1 })
    expect(order(one.orderId).dueAt).toBe(shop.now() + 5 + 20_000)
    expect(order(two.orderId).paidBackFen).toBe(10)
  })

  test('is written once, and an older sum takes nothing back', async () => {
    const { orderId } = await shop.paid(lin, 5000)
    await reportPaidBack(paidBack('svback:1', [{ ref: orderId, backFen: 4000 }]), shop.now())
    const { version } = order(orderId)
    const again = await reportPaidBack(paidBack('svback:1', [{ ref: orderId, backFen: 4000 }]), shop.now())
    expect(again).toMatchObject([{ _id: orderId, paidBackFen: 4000 }])
    await reportPaidBack(paidBack('svback:0', [{ ref: orderId, backFen: 100 }]), shop.now())
    expect(order(orderId)).toMatchObject({ paidBackFen: 4000, version })
  })

  test('of no order needs no trip, and no other entry reports any', async () => {
    shop.trips = []
    expect(await reportPaidBack(paidBack('svback:1', [{ ref: 'topup:1', backFen: 5 }]), shop.now())).toEqual(
      [],
    )
    expect(await reportPaidBack(plain('perk:1'), shop.now())).toEqual([])
    expect(shop.trips).toEqual([])
  })

  test('of an order that is not there is a bug', async () => {
    const entry = paidBack('svback:1', [{ ref: '1900000109:none', backFen: 5 }])
    await expect(reportPaidBack(entry, shop.now())).rejects.toThrow('an order that is not there')
  })

  test('that cannot be written beside others is a failure: the entry stays in the journal', async () => {
    const { orderId } = await shop.paid(lin, 5000)
    for (let i = 0; i < 5; i += 1) {
      shop.between(/^orders.update/, () =>
        shop.change('orders', orderId, { version: order(orderId).version + 1 }),
      )
    }
    const entry = paidBack('svback:1', [{ ref: orderId, backFen: 4000 }])
    await expect(reportPaidBack(entry, shop.now())).rejects.toThrow('beside others: busy')
    expect(order(orderId).paidBackFen).toBeUndefined()
  })
})
