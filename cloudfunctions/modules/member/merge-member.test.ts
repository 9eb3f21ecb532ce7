import type { CouponDoc } from '@shared/domain/coupon/types'
import { givenMember, memberOf } from '../../testing/people'
import { PEOPLE, testShop } from '../../testing/shop'
import { dumpOf, identitiesOf, joinedWith, merge, permitOf } from './testing/cards'

const shop = testShop()
const { lin, linAgain, gu, chen } = PEOPLE
const MINUTES = 60_000
const dies = () => {
  throw new Error('the function dies')
}

/** Lin has a card, and points as a guest of another WeChat account. */
async function twoCards() {
  await joinedWith(shop, lin)
  await shop.paid(linAgain, 6800)
}
const untouched = async (act: () => Promise<object>, answer: object) => {
  const before = dumpOf(shop)
  expect(await act()).toMatchObject(answer)
  expect(dumpOf(shop)).toBe(before)
}

test.each(['phone', 'union'] as const)('a person makes two cards one by their %s', async proof => {
  await twoCards()
  const answer = await merge(shop, linAgain, await permitOf(shop, linAgain, proof))
  expect(answer).toMatchObject({
    ok: true,
    data: { kind: 'merged', card: { member: { state: 'member', points: { active: 68 } }, coupons: 0 } },
  })
  expect(JSON.stringify(answer)).not.toContain('openid')
  expect(memberOf(shop, linAgain)).toMatchObject({
    state: 'closed',
    mergedInto: shop.memberId(lin),
    lots: [],
    pending: [],
    movingIdentities: false,
  })
  expect(memberOf(shop, lin)).toMatchObject({
    formerIds: [shop.memberId(linAgain)],
    lots: [{ points: 68 }],
    mergedInto: '',
  })
  const marks = shop.all<CouponDoc>('coupons').filter(({ origin }) => origin === 'merged')
  expect(marks.map(({ _id }) => _id).sort()).toEqual(
    [lin, linAgain].map(by => `merged:${shop.memberId(by)}`).sort(),
  )
})

test('what came over as active points is shown, what waited is not counted', async () => {
  await joinedWith(shop, lin)
  givenMember(shop, linAgain, {
    lots: [
      { day: '2027-11-30', points: 40 },
      { day: '2027-10-31', points: 2 },
    ],
  })
  expect(await merge(shop, linAgain, await permitOf(shop, linAgain, 'union'))).toMatchObject({
    data: { moved: 42 },
  })
})

test('a person who never came before is merged as a guest without anything', async () => {
  await joinedWith(shop, lin)
  expect(await merge(shop, linAgain, await permitOf(shop, linAgain))).toMatchObject({
    data: { kind: 'merged', moved: 0 },
  })
  expect(memberOf(shop, linAgain)).toMatchObject({ mergedInto: shop.memberId(lin) })
})

test('the identities of the giver name the taker, as far as the taker knows them', async () => {
  await joinedWith(shop, lin)
  await joinedWith(shop, linAgain, '13900001111')
  await merge(shop, linAgain, await permitOf(shop, linAgain, 'union'))
  expect(new Set(identitiesOf(shop).map(({ memberId }) => memberId))).toEqual(new Set([shop.memberId(lin)]))
  expect(
    identitiesOf(shop)
      .map(({ kind }) => kind)
      .sort(),
  ).toEqual(['phone', 'union'])
})

test('a repeat, also after the ten minutes, is answered with the card and moves nothing', async () => {
  await twoCards()
  const permit = await permitOf(shop, linAgain)
  await merge(shop, linAgain, permit)
  shop.pass(11 * MINUTES)
  await untouched(() => merge(shop, linAgain, permit), { ok: true, data: { kind: 'merged', moved: 0 } })
})

test('a merge whose identities were not moved any more is finished by the sweeper', async () => {
  await joinedWith(shop, lin)
  await joinedWith(shop, linAgain, '13900001111')
  const permit = await permitOf(shop, linAgain, 'union')
  shop.between(/^identities.find/, dies)
  expect(await merge(shop, linAgain, permit)).toMatchObject({ ok: false, code: 'INTERNAL' })
  expect(memberOf(shop, linAgain)).toMatchObject({ mergedInto: shop.memberId(lin), movingIdentities: true })
  expect(await merge(shop, linAgain, permit)).toMatchObject({ data: { kind: 'merged' } })
  await shop.sweep()
  expect(memberOf(shop, linAgain).movingIdentities).toBe(false)
  expect(identitiesOf(shop).every(({ memberId }) => memberId === shop.memberId(lin))).toBe(true)
})

describe('no card changes', () => {
  test.each([
    ['for another caller', gu, (permit: string) => permit, 'PROOF_EXPIRED'],
    ['with a permit that was changed', linAgain, (permit: string) => `${permit}x`, 'PROOF_EXPIRED'],
  ])('%s', async (_what, by, made, code) => {
    await twoCards()
    const permit = made(await permitOf(shop, linAgain))
    await untouched(() => merge(shop, by, permit), { ok: false, code })
  })

  test.each([
    [10 * MINUTES - 1, { ok: true }],
    [10 * MINUTES, { ok: false, code: 'PROOF_EXPIRED' }],
  ])('after ten minutes: %i ms later the answer is %p', async (ms, answer) => {
    await twoCards()
    const permit = await permitOf(shop, linAgain)
    shop.pass(ms)
    expect(await merge(shop, linAgain, permit)).toMatchObject(answer)
  })

  test('when the number moved to a third card since', async () => {
    await twoCards()
    const permit = await permitOf(shop, linAgain)
    await shop.must(lin, 'member.removePhone', { commandId: shop.command(), tail: lin.phone.slice(-4) })
    await joinedWith(shop, chen, lin.phone)
    await untouched(() => merge(shop, linAgain, permit), {
      ok: false,
      code: 'PROOF_EXPIRED',
      message: expect.stringContaining('换到了另一张卡'),
    })
  })

  test('when the other card is gone since', async () => {
    await twoCards()
    const permit = await permitOf(shop, linAgain)
    await shop.must(lin, 'member.close', { commandId: shop.command(), confirm: 'close-my-account' })
    await untouched(() => merge(shop, linAgain, permit), { ok: false, code: 'NOTHING_TO_MERGE' })
  })

  test('when the identity names a person without a document', async () => {
    await twoCards()
    const permit = await permitOf(shop, linAgain)
    for (const { _id } of identitiesOf(shop))
      shop.change('identities', _id, { memberId: 'shanze:openid-nowhere' })
    await untouched(() => merge(shop, linAgain, permit), { ok: false, code: 'NOTHING_TO_MERGE' })
  })

  test('while an exchange holds points of the giver', async () => {
    await joinedWith(shop, lin)
    const holds = [{ exchangeId: 'e1', until: shop.now() + 1, lots: [{ day: '2027-11-30', points: 5 }] }]
    givenMember(shop, linAgain, { holds })
    const permit = await permitOf(shop, linAgain, 'union')
    await untouched(() => merge(shop, linAgain, permit), {
      ok: false,
      code: 'BUSY',
      message: expect.stringContaining('兑换'),
    })
  })

  test('when the other card is no member’s inside the transaction', async () => {
    await twoCards()
    const permit = await permitOf(shop, linAgain, 'union')
    shop.between(/^transaction.start/, () => shop.change('members', shop.memberId(lin), { state: 'closed' }))
    expect(await merge(shop, linAgain, permit)).toMatchObject({ ok: false, code: 'NOTHING_TO_MERGE' })
    expect(memberOf(shop, linAgain)).toMatchObject({ mergedInto: '', state: 'guest' })
  })
})
