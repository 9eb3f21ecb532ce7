import { memberOf } from '../../testing/people'
import { PEOPLE, testShop } from '../../testing/shop'
import {
  dumpOf,
  identitiesOf,
  identityOf,
  join,
  joinedWith,
  loseRaces,
  phoneCode,
  quiet,
} from './testing/cards'

const shop = testShop()
const { lin, linAgain, gu } = PEOPLE
const withPhone = (by = lin, over = {}) => join(shop, by, { phoneCode: phoneCode(shop, by), ...over })

test('a person joins with a number: the card and both identities name each other', async () => {
  const answer = await withPhone()
  expect(answer).toMatchObject({
    ok: true,
    data: {
      member: { state: 'member', phoneMasked: `*** **** ${lin.phone.slice(-4)}`, points: { active: 0 } },
      released: 0,
      already: false,
    },
  })
  expect(JSON.stringify(answer)).not.toMatch(/openid|union-|13800/)
  const phone = identityOf(shop, 'phone')
  const union = identityOf(shop, 'union')
  expect(memberOf(shop, lin)).toMatchObject({
    state: 'member',
    seq: 1,
    joinedAt: shop.now(),
    rulesVersion: '2026-09',
    lastSeenDay: '2026-11-22',
    phoneId: phone?._id,
    phoneTail: lin.phone.slice(-4),
    unionIds: [union?._id],
    journal: [{ kind: 'join' }],
  })
  const reserved = {
    memberId: 'shanze:openid-lin',
    brandId: 'shanze',
    createdAt: shop.now(),
    dueAt: shop.now() + 900_000,
  }
  expect([phone, union]).toEqual([expect.objectContaining(reserved), expect.objectContaining(reserved)])
  expect(phone?._id).toMatch(/^ph:shanze:/)
  expect(union?._id).toMatch(/^un:shanze:/)
})

test('a person joins without a number and without a union: one document and no identity', async () => {
  expect(await join(shop, quiet(lin))).toMatchObject({ ok: true, data: { already: false } })
  expect(memberOf(shop, lin)).toMatchObject({ state: 'member', phoneId: '', phoneTail: '' })
  expect(memberOf(shop, lin).unionIds).toBeUndefined()
  expect(identitiesOf(shop)).toEqual([])
})

test('the points of payments before are released, a debt is repaid with them', async () => {
  await shop.paid(lin, 6800)
  await shop.paid(lin, 3000)
  shop.change('members', shop.memberId(lin), { debt: 8 })
  expect(await withPhone()).toMatchObject({
    data: { released: 98, member: { points: { active: 90, debt: 0 } } },
  })
})

test('a member who joins again is one already, and stays as they are', async () => {
  await joinedWith(shop, lin)
  const before = memberOf(shop, lin)
  expect(await join(shop, lin)).toMatchObject({ ok: true, data: { already: true, released: 0 } })
  expect(memberOf(shop, lin)).toEqual(before)
})

test('a number given with a second join becomes the member’s', async () => {
  await join(shop, lin)
  expect(await withPhone()).toMatchObject({ ok: true, data: { already: true } })
  expect(memberOf(shop, lin)).toMatchObject({ phoneId: identityOf(shop, 'phone')?._id, seq: 2 })
})

test('the newer number of a second join replaces the older, which opens the card no more', async () => {
  await joinedWith(shop, lin)
  const older = identityOf(shop, 'phone')?._id
  await withPhone({ ...lin, phone: '13900001111' })
  expect(identitiesOf(shop).map(({ _id }) => _id)).not.toContain(older)
  expect(memberOf(shop, lin)).toMatchObject({ phoneTail: '1111', phoneId: identityOf(shop, 'phone')?._id })
})

test('consent to older rules joins no person and shows the newer version', async () => {
  expect(await join(shop, lin, { consent: '2026-08' })).toMatchObject({
    ok: false,
    code: 'BAD_INPUT',
    data: { field: 'input.consent', rulesVersion: '2026-09' },
  })
  expect(shop.all('members')).toEqual([])
})

test('a number of another card is refused, and nothing of the join is left but a union to be swept', async () => {
  await joinedWith(shop, gu)
  const card = memberOf(shop, gu)
  const answer = await withPhone({ ...lin, phone: gu.phone })
  expect(answer).toMatchObject({ ok: false, code: 'PHONE_TAKEN' })
  expect(memberOf(shop, gu)).toEqual(card)
  expect(shop.all('members')).toHaveLength(1)
  shop.pass(900_000)
  await shop.sweep()
  expect(identitiesOf(shop).map(({ memberId }) => memberId)).toEqual([shop.memberId(gu), shop.memberId(gu)])
})

test('a member’s second join with a number of another card is refused', async () => {
  await joinedWith(shop, gu)
  await join(shop, lin)
  const before = memberOf(shop, lin)
  expect(await withPhone({ ...lin, phone: gu.phone })).toMatchObject({ code: 'PHONE_TAKEN' })
  expect(memberOf(shop, lin)).toEqual(before)
})

test('a union that another card has shown first stays that card’s, and both know it', async () => {
  await joinedWith(shop, lin)
  const union = identityOf(shop, 'union')
  await join(shop, linAgain)
  expect(memberOf(shop, linAgain)).toMatchObject({ state: 'member', unionIds: [union?._id] })
  expect(identityOf(shop, 'union')).toEqual(union)
})

describe('a code of WeChat that was used', () => {
  const twice = () => {
    const input = { phoneCode: phoneCode(shop, lin), commandId: 'command-sent-twice' }
    return () => join(shop, lin, input)
  }

  test('finds the member whose answer was lost', async () => {
    const repeat = twice()
    await repeat()
    const before = memberOf(shop, lin)
    expect(await repeat()).toMatchObject({
      ok: true,
      data: { already: true, released: 0, member: { state: 'member' } },
    })
    expect(memberOf(shop, lin)).toEqual(before)
  })

  test('is refused while there is no member', async () => {
    const repeat = twice()
    await repeat()
    shop.change('members', shop.memberId(lin), { state: 'guest' })
    const before = dumpOf(shop)
    expect(await repeat()).toMatchObject({ ok: false, code: 'PHONE_CODE_BAD' })
    expect(dumpOf(shop)).toBe(before)
  })

  test('is refused for a person without a document', async () => {
    const code = phoneCode(shop, lin)
    await shop.when(gu, 'member.setPhone', { commandId: shop.command(), phoneCode: code })
    expect(await join(shop, lin, { phoneCode: code })).toMatchObject({ code: 'PHONE_CODE_BAD' })
    expect(shop.all('members')).toEqual([])
  })
})

test('a member is told that WeChat gives no number now, not that they are a member', async () => {
  await join(shop, lin)
  expect(await withPhone({ ...lin, phone: '' })).toMatchObject({ ok: false, code: 'PHONE_UNAVAILABLE' })
})

test('a race that is lost five times is refused and joins no person', async () => {
  await shop.paid(lin, 6800)
  loseRaces(shop, lin, 5)
  expect(await withPhone()).toMatchObject({ ok: false, code: 'BUSY' })
  expect(memberOf(shop, lin)).toMatchObject({ state: 'guest' })
})

test('two phones that join at the same moment are one member; the slower one is a member already', async () => {
  shop.between(/^members.add/, () => join(shop, lin))
  expect(await join(shop, lin)).toMatchObject({ data: { already: true } })
  expect(shop.all('members')).toMatchObject([{ seq: 1, state: 'member' }])
})

test('a join that dies before its write leaves identities that the sweeper removes', async () => {
  shop.between(/^members.add/, () => {
    throw new Error('the function dies')
  })
  expect(await withPhone()).toMatchObject({ ok: false, code: 'INTERNAL' })
  expect(identitiesOf(shop)).toHaveLength(2)
  shop.pass(900_000)
  await shop.sweep()
  expect(identitiesOf(shop)).toEqual([])
})

test('two brands have two members of one person and know nothing of each other', async () => {
  await joinedWith(shop, lin)
  const ids = identitiesOf(shop).map(({ _id }) => _id)
  expect(ids.every(id => id.includes(':shanze:'))).toBe(true)
  expect(shop.all<{ brandId: string }>('members').map(({ brandId }) => brandId)).toEqual(['shanze'])
})

describe('a person who comes back', () => {
  const close = () =>
    shop.must(lin, 'member.close', { commandId: shop.command(), confirm: 'close-my-account' })

  test('joins anew with the number they had', async () => {
    await joinedWith(shop, lin)
    await close()
    shop.pass(1)
    expect(await withPhone()).toMatchObject({ data: { already: false } })
    expect(memberOf(shop, lin)).toMatchObject({ state: 'member', phoneId: identityOf(shop, 'phone')?._id })
  })

  test('before their closing is finished: that is finished first and takes nothing reserved now', async () => {
    await joinedWith(shop, lin)
    shop.between(/^identities.remove/, () => {
      throw new Error('the function dies')
    })
    await shop.when(lin, 'member.close', { commandId: shop.command(), confirm: 'close-my-account' })
    expect(memberOf(shop, lin)).toMatchObject({ state: 'closed', erasing: true })
    expect(await withPhone()).toMatchObject({ data: { already: false } })
    expect(memberOf(shop, lin)).toMatchObject({ state: 'member', erasing: false })
    expect(identitiesOf(shop)).toHaveLength(2)
    shop.pass(900_000)
    await shop.sweep()
    expect(identitiesOf(shop)).toHaveLength(2)
  })
})
