import { NEVER } from '@shared/domain/due'
import type { InboxDoc, OrderDoc } from '@shared/domain/order/types'
import { PEOPLE, type Someone, testShop } from '../../testing/shop'
import { amountDiffers, inboxOf, silence } from './testing/books'

const shop = testShop()
const { lin, shen, he } = PEOPLE
const order = (id: string) => shop.one<OrderDoc>('orders', id)
const row = (): InboxDoc => inboxOf(shop)[0] as InboxDoc

const decide = (by: Someone, decision: 'ask-again' | 'accept-amount', inboxId = row()._id) =>
  shop.when(by, 'reconciliation.decideInbox', { inboxId, decision })
const close = (by: Someone, note = '已在平台退回', inboxId = row()._id) =>
  shop.when(by, 'reconciliation.decideInbox', { inboxId, decision: 'done', note })

const untouched = async (act: () => Promise<object>, answer: object) => {
  const { wake: _wake, ...before } = shop.database.dump()
  expect(await act()).toMatchObject(answer)
  const { wake: _again, ...after } = shop.database.dump()
  expect(after).toEqual(before)
}

describe('the amount that was really paid is accepted', () => {
  test('the order drops what it announced, takes the payment and is settled', async () => {
    const { orderId, transactionId } = await amountDiffers(shop)
    const answer = await decide(shen, 'accept-amount')
    expect(answer).toMatchObject({
      ok: true,
      data: { note: '', row: { state: 'done', amountFen: 6800, refundNo: '' } },
    })
    expect(JSON.stringify(answer)).not.toContain('openid')
    expect(order(orderId)).toMatchObject({
      amountFen: 6800,
      lines: [],
      memberId: shop.memberId(lin),
      paid: { transactionId, totalFen: 6800 },
      keptPoints: 68,
      version: 3,
    })
    expect(row()).toMatchObject({
      state: 'done',
      decided: { staffId: 'shanze:openid-shen', at: shop.now(), note: 'accept-amount' },
      placing: null,
      dueAt: NEVER,
    })
  })

  test('once: a repeat and another person’s word find it done', async () => {
    await amountDiffers(shop)
    await decide(shen, 'accept-amount')
    await untouched(() => decide(shen, 'accept-amount'), {
      ok: true,
      data: { note: '', row: { state: 'done' } },
    })
    await untouched(() => decide(he, 'ask-again'), { ok: true, data: { note: '', row: { state: 'done' } } })
    await untouched(() => close(he), { ok: true, data: { row: { state: 'done' } } })
  })

  test.each([
    ['of the mini-program', { source: 'app' }],
    ['of another brand', { brandId: 'lanxi' }],
  ])('not for an order %s', async (_what, over) => {
    const { orderId } = await amountDiffers(shop)
    shop.change('orders', orderId, over)
    const before = order(orderId)
    expect(await decide(shen, 'accept-amount')).toMatchObject({ ok: false, code: 'INBOX_NOT_POSSIBLE' })
    expect(order(orderId)).toEqual(before)
    expect(row()).toMatchObject({ state: 'open', placing: null, dueAt: NEVER })
  })

  test.each([
    ['a second transaction', { reason: 'second-transaction' }],
    ['what names no merchant number', { mchid: undefined }],
    ['what names no order', { body: '{}' }],
    ['a refund', { body: JSON.stringify({ outTradeNo: 'T1', outRefundNo: 'P-1' }) }],
  ])('not for %s', async (_what, over) => {
    await amountDiffers(shop)
    const { mchid: _mchid, ...rest } = row()
    shop.given({ inbox: [{ ...('mchid' in over ? rest : row()), ...over }] })
    await untouched(() => decide(shen, 'accept-amount'), { ok: false, code: 'INBOX_NOT_POSSIBLE' })
  })

  test('when the till’s order is written at the same moment it is not possible now', async () => {
    const { orderId } = await amountDiffers(shop)
    shop.between(/^orders.update/, () => shop.change('orders', orderId, { version: 9 }))
    expect(await decide(shen, 'accept-amount')).toMatchObject({ code: 'INBOX_NOT_POSSIBLE' })
    expect(order(orderId)).toMatchObject({ amountFen: 5000, version: 9 })
  })

  test('the order is due until its payment is settled', async () => {
    const { orderId } = await amountDiffers(shop)
    silence(shop)
    await decide(shen, 'accept-amount')
    expect(order(orderId)).toMatchObject({
      amountFen: null,
      lines: [],
      version: 2,
      dueAt: shop.now() + 20_000,
    })
  })
})
