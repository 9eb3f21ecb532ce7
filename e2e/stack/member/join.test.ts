import { newCommand, openPaymentShop } from '../payment/payment-shop'

const shop = openPaymentShop()
const consent = '2026-09'

const join = (who: string, phoneCode?: string) =>
  shop
    .person(who)
    .call('member.join', { commandId: newCommand(), consent, ...(phoneCode ? { phoneCode } : {}) })
const identities = () => shop.stack.dump().identities ?? []

describe('joining with a phone number', () => {
  test('joining with a phone number takes three round trips and keeps the tail alone', async () => {
    await join('stranger')
    expect(await join('zhouzhou', 'dev-phone-zhouzhou')).toMatchObject({
      ok: true,
      data: { already: false, member: { state: 'member', phoneMasked: '*** **** 1001' } },
    })
    const { trips } = shop.stack.last('api')
    const stored = trips.filter(trip => trip.collection !== undefined)
    expect(stored.map(trip => trip.collection)).toEqual(['members', 'identities', 'members'])
    expect(identities()).toMatchObject([{ memberId: 'shanze:openid-zhouzhou', kind: 'phone' }])
    expect(JSON.stringify(shop.stack.dump())).not.toContain('10000001001')
  })

  test('a phone number on another card is refused, and joining without it still works', async () => {
    await join('zhouzhou', 'dev-phone-zhouzhou')
    expect(await join('stranger', 'dev-phone-zhouzhou')).toMatchObject({ ok: false, code: 'PHONE_TAKEN' })
    expect(shop.member('stranger')).toBeUndefined()
    expect(await join('stranger')).toMatchObject({ ok: true })
  })

  test('ten joins with one phone number make one member and one identity', async () => {
    const taps = await Promise.all(Array.from({ length: 10 }, () => join('zhouzhou', 'dev-phone-zhouzhou')))
    expect(taps.every(tap => tap.ok)).toBe(true)
    expect(identities()).toHaveLength(1)
    expect(shop.member('zhouzhou')).toMatchObject({ seq: 1, state: 'member' })
    expect(await shop.broken()).toEqual([])
  })

  test('two people who join with one phone number at once: one gets it', async () => {
    const [first, second] = await Promise.all([join('a', 'dev-phone-x'), join('b', 'dev-phone-x')])
    expect([first, second].filter(answer => answer.ok)).toHaveLength(1)
    expect([first, second].find(answer => !answer.ok)).toMatchObject({ code: 'PHONE_TAKEN' })
  })

  test('a phone code WeChat has taken before is refused, unless this very join had succeeded', async () => {
    const answerOf = (errcode: number) => ({ errcode, errmsg: 'code been used' })
    shop.stack.stack.cloud.openapi.answer('phonenumber.getPhoneNumber', () => answerOf(40163))
    expect(await join('stranger', 'used')).toMatchObject({ ok: false, code: 'PHONE_CODE_BAD' })
    expect(shop.member('stranger')).toBeUndefined()
    expect(await join('linqing', 'used')).toMatchObject({ ok: true, data: { already: true } })
    shop.stack.stack.cloud.openapi.answer('phonenumber.getPhoneNumber', () => answerOf(1400001))
    expect(await join('stranger', 'used')).toMatchObject({ ok: false, code: 'PHONE_UNAVAILABLE' })
  })
})

test('membership rules that changed since the page was opened have to be read again', async () => {
  const old = { commandId: newCommand(), consent: '2025-01' }
  expect(await shop.person('zhouzhou').call('member.join', old)).toMatchObject({
    ok: false,
    code: 'BAD_INPUT',
    data: { rulesVersion: consent },
  })
  expect(shop.member('zhouzhou')).toBeUndefined()
})

test('the card and the page 我的 show who works here', async () => {
  expect(await shop.person('chenyi').must('member.card', {})).toMatchObject({
    staff: { storeName: '云栖路店' },
  })
  expect(await shop.person('chenyi').must('member.me', {})).toMatchObject({
    staff: { storeName: '云栖路店', redeemedToday: 0 },
  })
  expect(await shop.person('linqing').must('member.me', {})).toMatchObject({
    staff: null,
    member: { name: '林青' },
  })
})

test('the card shows what can be used here first', async () => {
  const card = await shop.person('linqing').must('member.card', { storeId: 'shanze:hubin' })
  expect(card.store.name).toBe('湖滨店')
  expect(card.coupons).toMatchObject({ usable: 3, best: { notUsable: null } })
  expect(card.member.progress).toMatchObject({
    tier: { name: '知味', level: 2 },
    next: { tier: { name: '藏山' } },
  })
})
