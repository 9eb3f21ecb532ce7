import { NEVER } from '@shared/domain/due'
import type { InboxDoc, OrderDoc } from '@shared/domain/order/types'
import { PEOPLE, type Someone, testShop } from '../../testing/shop'
import { finishDecision } from './decide-inbox'
import { amountDiffers, inboxOf, MCHID, refundedUnnoticed, silence } from './testing/books'

const shop = testShop()
const { lin, gu, chen, shen, he } = PEOPLE
const MINUTE = 60_000
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

test('a statement that fits no order waits for a person and grants nothing', async () => {
  const { orderId } = await amountDiffers(shop)
  expect(row()).toMatchObject({ state: 'open', reason: 'amount-differs', mchid: MCHID, brandId: 'shanze' })
  expect(order(orderId).paid).toBeNull()
})

describe('WeChat Pay is asked again', () => {
  test('and the statement still fits nothing: it stays open with the reason, as one row', async () => {
    await amountDiffers(shop)
    expect(await decide(shen, 'ask-again')).toMatchObject({
      ok: true,
      data: { note: 'amount-differs', row: { state: 'open' } },
    })
    expect(inboxOf(shop)).toMatchObject([{ state: 'open', placing: null, dueAt: NEVER }])
  })

  test('and it fits since: it is placed', async () => {
    const { orderId } = await amountDiffers(shop)
    shop.change('orders', orderId, { amountFen: 6800 })
    expect(await decide(he, 'ask-again')).toMatchObject({ data: { note: '', row: { state: 'done' } } })
    expect(order(orderId)).toMatchObject({ keptPoints: 68 })
    expect(row().decided).toEqual({ staffId: 'shanze:openid-he', at: shop.now(), note: 'ask-again' })
  })

  test('about another transaction than the order has: that is shown', async () => {
    const { orderId } = await amountDiffers(shop)
    shop.change('orders', orderId, { amountFen: 6800 })
    const body = { ...JSON.parse(row().body), transactionId: '4200-other' }
    shop.change('inbox', row()._id, { body: JSON.stringify(body) })
    expect(await decide(he, 'ask-again')).toMatchObject({
      data: { note: 'transaction-differs', row: { state: 'open' } },
    })
  })

  test('about an order that was never paid or is unknown there', async () => {
    await amountDiffers(shop)
    shop.change('inbox', row()._id, { body: JSON.stringify({ outTradeNo: 'T-UNKNOWN', transactionId: 'x' }) })
    expect(await decide(he, 'ask-again')).toMatchObject({ data: { note: 'unknown', row: { state: 'open' } } })
  })

  test('of an unknown merchant number', async () => {
    await amountDiffers(shop)
    shop.change('inbox', row()._id, { mchid: '1900000999' })
    expect(await decide(he, 'ask-again')).toMatchObject({ data: { note: 'merchant-unknown' } })
    expect(await decide(he, 'accept-amount')).toMatchObject({ code: 'INBOX_NOT_POSSIBLE' })
  })

  test('about a refund', async () => {
    const { outTradeNo, orderId } = await shop.paid(lin, 6800)
    await refundedUnnoticed(shop, outTradeNo, 1000)
    const body = JSON.stringify({
      outTradeNo,
      outRefundNo: 'P-1',
      amount: { totalFen: 6800, refundFen: 1000 },
    })
    const kept = {
      _id: 'statement:1',
      brandId: 'shanze',
      source: 'query',
      reason: 'refund-amount-differs',
      mchid: MCHID,
      body,
      state: 'open',
      at: 1,
    }
    shop.given({ inbox: [kept] })
    expect(await decide(he, 'ask-again')).toMatchObject({
      data: { note: '', row: { amountFen: 1000, refundNo: 'P-1', state: 'done' } },
    })
    expect(order(orderId)).toMatchObject({ keptPoints: 58, refunds: [{ no: 'P-1', state: 'success' }] })
    shop.given({ inbox: [{ ...kept, body: JSON.stringify({ outTradeNo, outRefundNo: 'P-9' }) }] })
    expect(await decide(he, 'ask-again')).toMatchObject({ data: { note: 'unknown' } })
  })
})

describe('a decision without an answer of WeChat Pay', () => {
  test('is kept and finished by the sweeper', async () => {
    const { orderId } = await amountDiffers(shop)
    const { speak } = silence(shop)
    expect(await decide(shen, 'accept-amount')).toMatchObject({
      ok: true,
      data: { note: 'unanswered', row: { state: 'open' } },
    })
    expect(row()).toMatchObject({
      state: 'open',
      placing: { staffId: 'shanze:openid-shen', decision: 'accept-amount' },
      dueAt: shop.now() + MINUTE,
    })
    await expect(finishDecision(row(), shop.now())).rejects.toThrow('WeChat Pay did not answer')
    speak()
    shop.pass(MINUTE)
    await shop.sweep()
    expect(row()).toMatchObject({
      state: 'done',
      decided: { staffId: 'shanze:openid-shen', note: 'accept-amount' },
      dueAt: NEVER,
    })
    expect(order(orderId)).toMatchObject({ keptPoints: 68, lines: [] })
  })

  test('that died before the work is finished by the sweeper, too', async () => {
    const { orderId } = await amountDiffers(shop)
    const placing = { staffId: 'shanze:openid-shen', decision: 'accept-amount' as const }
    shop.change('inbox', row()._id, { placing, dueAt: shop.now() })
    await shop.sweep()
    expect(row()).toMatchObject({ state: 'done', placing: null })
    expect(order(orderId)).toMatchObject({ keptPoints: 68 })
  })

  test('whose statement still fits nothing waits for the next decision', async () => {
    await amountDiffers(shop)
    const placing = { staffId: 'shanze:openid-shen', decision: 'ask-again' as const }
    shop.change('inbox', row()._id, { placing, dueAt: shop.now() })
    await shop.sweep()
    expect(row()).toMatchObject({ state: 'open', placing: null, dueAt: NEVER })
  })

  test('a row that owes nothing is left open', async () => {
    await amountDiffers(shop)
    shop.change('inbox', row()._id, { placing: null, dueAt: 5 })
    await finishDecision(row(), shop.now())
    expect(row()).toMatchObject({ state: 'open', dueAt: NEVER })
  })

  test('that another person closed meanwhile stays closed', async () => {
    await amountDiffers(shop)
    silence(shop)
    await decide(shen, 'ask-again')
    const kept = row()
    await close(he, '查过了')
    const closed = row()
    await expect(finishDecision(kept, shop.now())).rejects.toThrow()
    expect(row()).toEqual(closed)
  })
})

describe('a row is closed with a note', () => {
  test('and keeps who, when and what was done', async () => {
    await amountDiffers(shop)
    expect(await close(shen, ' 已在平台退回 ')).toMatchObject({
      ok: true,
      data: { note: '', row: { state: 'done' } },
    })
    expect(row()).toMatchObject({
      state: 'done',
      decided: { staffId: 'shanze:openid-shen', at: shop.now(), note: '已在平台退回' },
      placing: null,
      dueAt: NEVER,
    })
  })

  test('by the first person; the second is shown the first', async () => {
    await amountDiffers(shop)
    shop.between(/^inbox.update/, () => close(he, '第一位'))
    expect(await close(shen, '第二位')).toMatchObject({ ok: true, data: { row: { state: 'done' } } })
    expect(row().decided).toMatchObject({ staffId: 'shanze:openid-he', note: '第一位' })
  })
})

test.each([
  ['a clerk', chen, {}, 'NEEDS_MANAGER'],
  ['a manager of one store', shen, { stores: ['shanze:yunqi'] }, 'NEEDS_MANAGER'],
  ['a customer', gu, {}, 'NOT_STAFF'],
])('%s decides nothing', async (_who, by, over, code) => {
  await amountDiffers(shop)
  if (by === shen) shop.change('staff', 'shanze:openid-shen', over)
  await untouched(() => close(by), { ok: false, code })
  await untouched(() => decide(by, 'accept-amount'), { ok: false, code })
})

test('a row of another brand and one that is not there are not found', async () => {
  await amountDiffers(shop)
  shop.change('inbox', row()._id, { brandId: 'lanxi' })
  await untouched(() => close(he), { ok: false, code: 'INBOX_NOT_FOUND' })
  await untouched(() => close(he, '没有', 'statement:none'), { ok: false, code: 'INBOX_NOT_FOUND' })
})
