import type { InputOf } from '@shared/contract'
import type { MemberDoc } from '@shared/domain/account/types'
import { PEOPLE, testShop } from '../../testing/shop'
import { printedCode, RECEIPT_ID, receiptOf } from './testing/till'

const shop = testShop()
const { lin, gu } = PEOPLE
type Input = InputOf<'receipt.claim'>
const claim = (code: string, over: Partial<Input> & { by?: typeof lin } = {}) => {
  const { by = lin, ...input } = over
  return shop.when(by, 'receipt.claim', { commandId: shop.command(), code, ...input })
}
const member = (id = 'shanze:openid-lin') => shop.one<MemberDoc>('members', id)
/** The refusal of a call that must leave every document as it was. */
async function refusal(call: () => ReturnType<typeof claim>) {
  const before = shop.database.dump()
  const answer = await call()
  expect(shop.database.dump()).toEqual(before)
  if (answer.ok) throw new Error('the receipt was claimed')
  return answer.code
}

test('the first person to scan a receipt is its payer from then on, with its points', async () => {
  await shop.joined(lin)
  const code = await printedCode(shop)
  const answer = await claim(code)
  expect(answer).toMatchObject({
    ok: true,
    data: {
      order: { id: RECEIPT_ID, amountFen: 6800, state: 'paid', storeName: 'yunqi' },
      points: 68,
      waiting: false,
      member: { state: 'member' },
      notJoined: null,
    },
  })
  expect(receiptOf(shop)).toMatchObject({
    memberId: 'shanze:openid-lin',
    version: 2,
    settledVersion: 2,
    keptPoints: 68,
  })
  expect(receiptOf(shop)).not.toHaveProperty('creditedBy')
  expect(member()).toMatchObject({ growth: 68 })
})

test('a receipt is theirs after four trips', async () => {
  await shop.joined(lin)
  const code = await printedCode(shop)
  await claim(code)
  expect(
    shop.trips
      .map(({ what }) => what.split(' ')[0])
      .filter(what => /^(orders|members|staff)\./.test(what ?? ''))
      .slice(0, 4),
  ).toEqual(['members.get', 'orders.get', 'staff.find', 'orders.update'])
})

test('scanning it again answers the same and books nothing', async () => {
  await shop.joined(lin)
  const code = await printedCode(shop)
  const first = await claim(code)
  const before = shop.database.dump()
  expect(await claim(code)).toEqual({ ...first, at: expect.anything(), requestId: expect.anything() })
  expect(shop.database.dump()).toEqual(before)
})

test('a claim whose writer died before it was settled is settled by the timer', async () => {
  const code = await printedCode(shop)
  await shop.sweep()
  shop.between(/^members.add/, () => {
    throw new Error('the instance died')
  })
  expect(await claim(code)).toMatchObject({ code: 'INTERNAL' })
  expect(receiptOf(shop)).toMatchObject({
    memberId: 'shanze:openid-lin',
    settledVersion: 1,
    dueAt: shop.now() + 20_000,
    tries: 0,
  })
  await shop.sweep()
  expect(receiptOf(shop)).toMatchObject({ settledVersion: 2, keptPoints: 68 })
})

test('a claim that cannot be settled beside others is theirs all the same, its points later', async () => {
  await shop.joined(lin)
  const code = await printedCode(shop)
  shop.between(
    /^members.update/,
    () => shop.change('members', 'shanze:openid-lin', { seq: member().seq + 1 }),
    5,
  )
  expect(await claim(code)).toMatchObject({
    ok: true,
    data: { points: 0, waiting: false, member: { state: 'member' } },
  })
  await shop.sweep()
  expect(receiptOf(shop)).toMatchObject({ keptPoints: 68 })
})

describe('a customer who has not joined', () => {
  test('has the points wait', async () => {
    const code = await printedCode(shop)
    expect(await claim(code)).toMatchObject({
      data: { points: 68, waiting: true, member: { state: 'guest' } },
    })
    expect(member().pending).toMatchObject([{ ref: RECEIPT_ID, points: 68 }])
  })

  test('is a member in one go when they agree to the rules on the same page', async () => {
    const code = await printedCode(shop)
    const join = { consent: '2026-09', phoneCode: `${lin.phone}/1` }
    expect(await claim(code, { join })).toMatchObject({
      data: { points: 68, waiting: false, notJoined: null },
    })
    expect(member()).toMatchObject({ state: 'member', phoneTail: lin.phone.slice(-4), pending: [] })
  })

  test('has the receipt all the same when joining does not work', async () => {
    const code = await printedCode(shop)
    expect(await claim(code, { join: { consent: 'old-rules' } })).toMatchObject({
      ok: true,
      data: { points: 68, waiting: true, notJoined: { code: 'BAD_INPUT', message: expect.any(String) } },
    })
    expect(receiptOf(shop)).toMatchObject({ memberId: 'shanze:openid-lin' })
  })

  test('who joins beside a refused claim does not join', async () => {
    const code = await printedCode(shop)
    await claim(code, { by: gu })
    expect(await refusal(() => claim(code, { join: { consent: '2026-09' } }))).toBe('RECEIPT_TAKEN')
  })
})

test('a receipt claimed under an id that was merged into the caller is theirs', async () => {
  await shop.joined(lin)
  const code = await printedCode(shop)
  shop.change('members', 'shanze:openid-lin', { formerIds: ['shanze:openid-old'] })
  shop.change('orders', RECEIPT_ID, { memberId: 'shanze:openid-old', settledVersion: 1 })
  expect(await claim(code)).toMatchObject({ ok: true })
  expect(receiptOf(shop)).toMatchObject({ memberId: 'shanze:openid-old' })
})

test('a receipt that was given back in part gives the rest', async () => {
  const code = await printedCode(shop)
  shop.change('orders', RECEIPT_ID, {
    refunds: [{ no: 'R', state: 'success', fen: 1800, payerFen: 1800, at: 1 }],
  })
  expect(await claim(code)).toMatchObject({ data: { points: 50, order: { refundedFen: 1800 } } })
})
