import { NEVER } from '@shared/domain/due'
import { memberOf } from '../../testing/people'
import { PEOPLE, testShop } from '../../testing/shop'
import { dumpOf, identitiesOf, join, joinedWith, loseRaces, phoneCode, quiet } from './testing/cards'

const shop = testShop()
const { gu } = PEOPLE
const lin = quiet(PEOPLE.lin)
const NEW = '13900001111'
const give = (by = lin, phone = NEW, commandId = shop.command()) =>
  shop.when(by, 'member.setPhone', { commandId, phoneCode: phoneCode(shop, { phone }) })
const remove = (tail = lin.phone.slice(-4), commandId = shop.command()) =>
  shop.when(lin, 'member.removePhone', { commandId, tail })
const phones = () => identitiesOf(shop).filter(({ kind }) => kind === 'phone')
const dies = () => {
  throw new Error('the function dies')
}

describe('a new number', () => {
  test('is the card’s only one; the one before opens it no more', async () => {
    const before = await joinedWith(shop, lin)
    const answer = await give(lin, NEW, 'command-of-the-number')
    expect(answer).toMatchObject({ ok: true, data: { member: { phoneMasked: '*** **** 1111' } } })
    expect(JSON.stringify(answer)).not.toMatch(/openid|13900/)
    const [phone, ...others] = phones()
    expect(others).toEqual([])
    expect(phone).toMatchObject({ memberId: shop.memberId(lin), createdAt: shop.now() })
    expect(phone?._id).not.toBe(before.phoneId)
    expect(memberOf(shop, lin)).toMatchObject({
      phoneId: phone?._id,
      phoneTail: '1111',
      phoneCommands: ['command-of-the-number'],
      seq: 2,
      journal: before.journal,
    })
  })

  test('of a card without one needs no release', async () => {
    await join(shop, lin)
    await give()
    expect(
      shop.trips.filter(({ what }) => what.startsWith('identities')).map(({ what }) => what.split(' ')[0]),
    ).toEqual(['identities.add'])
    expect(memberOf(shop, lin).phoneTail).toBe('1111')
  })

  test('that is the card’s already changes nothing', async () => {
    await joinedWith(shop, lin)
    const before = memberOf(shop, lin)
    expect(await give(lin, lin.phone)).toMatchObject({ ok: true, data: { member: { state: 'member' } } })
    expect(memberOf(shop, lin)).toEqual(before)
  })

  test('of another card is refused and leaves both cards as they are', async () => {
    await joinedWith(shop, gu)
    await joinedWith(shop, lin)
    const before = [memberOf(shop, lin), memberOf(shop, gu)]
    const answer = await give(lin, gu.phone)
    expect(answer).toMatchObject({
      ok: false,
      code: 'PHONE_TAKEN',
      message: expect.stringContaining('你的卡没有变动'),
    })
    expect([memberOf(shop, lin), memberOf(shop, gu)]).toEqual(before)
    shop.pass(900_000)
    await shop.sweep()
    expect(
      phones()
        .map(({ memberId }) => memberId)
        .sort(),
    ).toEqual([gu, lin].map(shop.memberId))
  })

  test.each([
    ['a person who never came', async () => undefined],
    ['a guest', () => shop.paid(lin, 6800)],
  ])('of %s needs a card', async (_who, given) => {
    await given()
    const before = dumpOf(shop)
    expect(await give()).toMatchObject({
      ok: false,
      code: 'NOT_MEMBER',
      message: expect.stringContaining('入会'),
    })
    expect(dumpOf(shop)).toBe(before)
  })

  test('is refused when WeChat gives none', async () => {
    await joinedWith(shop, lin)
    const before = dumpOf(shop)
    expect(await give(lin, '')).toMatchObject({ ok: false, code: 'PHONE_UNAVAILABLE' })
    expect(dumpOf(shop)).toBe(before)
  })

  test('by the same command again is there once, also after another number came', async () => {
    await joinedWith(shop, lin)
    await give(lin, NEW, 'command-sent-twice')
    await give(lin, '13900002222')
    const before = memberOf(shop, lin)
    expect(await give(lin, NEW, 'command-sent-twice')).toMatchObject({
      data: { member: { phoneMasked: '*** **** 2222' } },
    })
    expect(memberOf(shop, lin)).toEqual(before)
  })

  test('a lost answer: WeChat takes the code once, and the repeat finds it done', async () => {
    await joinedWith(shop, lin)
    const input = { commandId: 'command-lost-answer', phoneCode: phoneCode(shop, { phone: NEW }) }
    await shop.must(lin, 'member.setPhone', input)
    expect(await shop.when(lin, 'member.setPhone', input)).toMatchObject({
      ok: true,
      data: { member: { phoneMasked: '*** **** 1111' } },
    })
    const other = { ...input, commandId: shop.command() }
    expect(await shop.when(lin, 'member.setPhone', other)).toMatchObject({
      ok: false,
      code: 'PHONE_CODE_BAD',
    })
    expect(await shop.when(gu, 'member.setPhone', input)).toMatchObject({ ok: false, code: 'PHONE_CODE_BAD' })
  })

  test('five lost races refuse it; the member and the older identity stay', async () => {
    const { phoneId } = await joinedWith(shop, lin)
    loseRaces(shop, lin, 5)
    expect(await give()).toMatchObject({ ok: false, code: 'BUSY' })
    expect(memberOf(shop, lin).phoneId).toBe(phoneId)
    shop.pass(900_000)
    await shop.sweep()
    expect(phones()).toMatchObject([{ _id: phoneId, dueAt: NEVER }])
  })

  test.each([
    ['before the write', /^members.update/, false],
    ['before the release', /^identities.remove/, true],
  ])('a command that dies %s leaves one number, the one the member names', async (_when, at, isNew) => {
    const { phoneId } = await joinedWith(shop, lin)
    shop.between(at, dies)
    expect(await give()).toMatchObject({ code: 'INTERNAL' })
    expect(phones()).toHaveLength(2)
    shop.pass(900_000)
    await shop.sweep()
    const [phone, ...others] = phones()
    expect(others).toEqual([])
    expect(phone?._id).toBe(memberOf(shop, lin).phoneId)
    expect(phone?._id === phoneId).toBe(!isNew)
  })

  test('a number taken back at the same moment is not released by the slower command', async () => {
    const { phoneId } = await joinedWith(shop, lin)
    shop.between(/^identities.remove/, () => give(lin, lin.phone))
    await give()
    expect(memberOf(shop, lin).phoneId).toBe(phoneId)
    expect(phones().map(({ _id }) => _id)).toContain(phoneId)
  })
})

describe('a number that is taken off', () => {
  test('opens the card no more', async () => {
    await joinedWith(shop, lin)
    expect(await remove()).toMatchObject({ ok: true, data: { member: { phoneMasked: '' } } })
    expect(memberOf(shop, lin)).toMatchObject({ phoneId: '', phoneTail: '', seq: 2, state: 'member' })
    expect(phones()).toEqual([])
  })

  test('with another tail than the card’s stays: one that was given since', async () => {
    await joinedWith(shop, lin)
    const before = dumpOf(shop)
    expect(await remove('0000')).toMatchObject({ ok: true, data: { member: { state: 'member' } } })
    expect(dumpOf(shop)).toBe(before)
  })

  test('by the same command again is off once, and a number given since stays', async () => {
    await joinedWith(shop, lin)
    await remove(lin.phone.slice(-4), 'command-sent-twice')
    await give(lin, lin.phone)
    const before = dumpOf(shop)
    expect(await remove(lin.phone.slice(-4), 'command-sent-twice')).toMatchObject({ ok: true })
    expect(dumpOf(shop)).toBe(before)
  })

  test('of a guest is refused', async () => {
    await shop.paid(lin, 6800)
    const before = dumpOf(shop)
    expect(await remove()).toMatchObject({ ok: false, code: 'NOT_MEMBER' })
    expect(dumpOf(shop)).toBe(before)
  })

  test('five lost races refuse it', async () => {
    const { phoneId } = await joinedWith(shop, lin)
    loseRaces(shop, lin, 5)
    expect(await remove()).toMatchObject({ ok: false, code: 'BUSY' })
    expect(memberOf(shop, lin).phoneId).toBe(phoneId)
  })

  test('a command that dies before the release leaves it to the sweeper', async () => {
    await joinedWith(shop, lin)
    shop.between(/^identities.remove/, dies)
    expect(await remove()).toMatchObject({ code: 'INTERNAL' })
    expect(phones()).toMatchObject([{ dueAt: shop.now() + 900_000 }])
    shop.pass(900_000)
    await shop.sweep()
    expect(phones()).toEqual([])
  })
})
