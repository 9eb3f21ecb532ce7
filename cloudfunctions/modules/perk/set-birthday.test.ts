import { brandOf, givenMember, memberOf } from '../../testing/people'
import { PEOPLE, testShop } from '../../testing/shop'
import { givenHolder } from './testing/holders'

const shop = testShop()
const { lin } = PEOPLE
const say = (monthDay: string, commandId = shop.command()) =>
  shop.when(lin, 'perk.setBirthday', { commandId, monthDay })
const remove = (monthDay: string, commandId = shop.command()) =>
  shop.when(lin, 'perk.removeBirthday', { commandId, monthDay })

test('a member says their birthday once; its gift comes from the day after', async () => {
  givenHolder(shop)
  expect(await say('11-30')).toMatchObject({
    ok: true,
    data: { perks: { birthday: { monthDay: '11-30', state: 'coming', nextDay: '2026-11-23' } } },
  })
  expect(memberOf(shop, lin)).toMatchObject({
    seq: 2,
    perks: { birthday: '11-30', saidDay: '2026-11-22' },
    lots: [],
  })
  shop.pass(24 * 3_600_000)
  await shop.must(lin, 'member.card', {})
  expect(memberOf(shop, lin).lots).toMatchObject([{ points: 50 }])
})

test('the same day again is answered like the first time; another is taken once a year', async () => {
  givenHolder(shop)
  const first = await say('03-08')
  const before = memberOf(shop, lin)
  expect(await say('03-08')).toEqual({ ...first, at: expect.anything() })
  expect(memberOf(shop, lin)).toEqual(before)
  expect(await say('03-09')).toMatchObject({ ok: true, data: { perks: { birthday: { monthDay: '03-09' } } } })
  const changed = memberOf(shop, lin)
  expect(await say('03-10')).toMatchObject({
    ok: false,
    code: 'BIRTHDAY_CHANGED',
    message: expect.stringContaining('3 月 9 日'),
  })
  expect(memberOf(shop, lin)).toEqual(changed)
})

test('PM-03: a birthday is removed at any time, and its gift that has come stays', async () => {
  givenHolder(shop)
  await say('11-30')
  shop.pass(24 * 3_600_000)
  await shop.must(lin, 'member.card', {})
  expect(await remove('11-30')).toMatchObject({
    ok: true,
    data: { perks: { birthday: { monthDay: '', state: 'unknown', nextDay: '' } } },
  })
  expect(memberOf(shop, lin)).toMatchObject({ perks: { birthday: '' }, lots: [{ points: 50 }] })
})

test('a removal of a birthday that was changed since changes nothing, nor does one sent again', async () => {
  givenHolder(shop)
  await say('11-30')
  await say('11-29')
  const before = memberOf(shop, lin)
  expect(await remove('11-30')).toMatchObject({ ok: true })
  expect(memberOf(shop, lin)).toEqual(before)
  await remove('11-29', 'removal-sent-twice')
  shop.pass(40 * 24 * 3_600_000)
  await say('11-29')
  expect(await remove('11-29', 'removal-sent-twice')).toMatchObject({ ok: true })
  expect(memberOf(shop, lin).perks?.birthday).toBe('11-29')
})

test('a removal needs a card', async () => {
  expect(await remove('03-08')).toMatchObject({ code: 'NOT_MEMBER' })
  expect(shop.all('members')).toEqual([])
})

test.each([
  ['a guest', { state: 'guest' as const }],
  ['a closed account', { state: 'closed' as const }],
])('%s needs a card first', async (_who, over) => {
  const before = givenHolder(shop, {}, over)
  const answer = await say('03-08')
  expect(answer).toMatchObject({ ok: false, code: 'NOT_MEMBER', message: expect.stringContaining('生日') })
  expect(memberOf(shop, lin)).toEqual(before)
})

test('a person who never came needs a card and gets no document', async () => {
  expect(await say('03-08')).toMatchObject({ code: 'NOT_MEMBER' })
  expect(shop.all('members')).toEqual([])
})

test.each([
  ['gives nothing by tier', undefined],
  ['gives nothing for birthdays', { monthly: [], birthday: null }],
])('a brand that %s takes no birthday', async (_what, perks) => {
  shop.change('brands', 'shanze', { perks })
  const before = givenMember(shop, lin)
  expect(await say('03-08')).toMatchObject({ ok: false, code: 'BIRTHDAY_OFF' })
  expect(memberOf(shop, lin)).toEqual(before)
})

test.each(['02-30', '13-01', '1-1', ''])('%s is no day of any year', async monthDay => {
  givenHolder(shop)
  expect(await say(monthDay)).toMatchObject({ ok: false, code: 'BAD_INPUT' })
  expect(memberOf(shop, lin).seq).toBe(1)
})

test('what else is due comes with it: the coupon of the month', async () => {
  givenHolder(shop, { given: [] })
  expect(await say('03-08')).toMatchObject({
    data: { perks: { monthly: { state: 'given', name: '知味月礼饮品券' } } },
  })
  expect(shop.all('coupons')).toHaveLength(1)
})

test('a race that is lost five times is refused and leaves no birthday', async () => {
  const { _id } = givenHolder(shop)
  for (let i = 0; i < 5; i += 1) {
    shop.between(/^members.update/, () => shop.change('members', _id, { seq: memberOf(shop, lin).seq + 1 }))
  }
  expect(await say('03-08')).toMatchObject({ ok: false, code: 'BUSY' })
  expect(memberOf(shop, lin).perks?.birthday).toBe('')
})

test('two phones with two days at the same moment: the slower one is the change of the year', async () => {
  givenHolder(shop)
  shop.between(/^members.update/, () => say('03-09'))
  expect(await say('03-08')).toMatchObject({ ok: true })
  expect(memberOf(shop, lin).perks).toMatchObject({ birthday: '03-08', changedYear: '2026' })
  expect(await say('03-09')).toMatchObject({ code: 'BIRTHDAY_CHANGED' })
  expect(brandOf(shop).perks?.birthday).toBeTruthy()
})
