import type { MemberDoc } from '@shared/domain/account/types'
import { memberOf } from '../../testing/people'
import { PEOPLE, testShop } from '../../testing/shop'
import { dumpOf, join, joinedWith, loseRaces, merge, permitOf, quiet } from './testing/cards'

const shop = testShop()
const lin = quiet(PEOPLE.lin)
const NAME = '林青竹'
const ADDRESS = '云栖路 6 号 2 幢 301'
type Field = 'name' | 'address'

const save = (field: Field, text: string, commandId = shop.command(), by = lin) =>
  shop.when(by, 'member.saveProfile', { commandId, field, text })
const remove = (field: Field, commandId = shop.command(), by = lin) =>
  shop.when(by, 'member.removeProfile', { commandId, field })
const seen = async (by = lin) => {
  const { member, profile } = await shop.must(by, 'member.profile', {})
  return { name: member.name, address: profile.address }
}

describe('PM-03: a name and an address', () => {
  test('are given one by one, shown to their owner in full, and changed', async () => {
    await join(shop, lin)
    expect(await seen()).toEqual({ name: '', address: '' })
    expect(await save('name', ` ${NAME} `)).toMatchObject({ ok: true, data: { saved: true } })
    expect(shop.trips).toHaveLength(2)
    await save('address', ADDRESS)
    expect(await seen()).toEqual({ name: NAME, address: ADDRESS })
    expect(shop.trips).toHaveLength(1)
    await save('name', '阿青🍵')
    expect(await seen()).toEqual({ name: '阿青🍵', address: ADDRESS })
    expect(await shop.must(lin, 'member.me', {})).toMatchObject({ member: { name: '阿青🍵' } })
  })

  test('are sealed at rest: of the name its first character is readable, of the address nothing', async () => {
    await join(shop, lin)
    await save('name', NAME)
    await save('address', ADDRESS)
    expect(dumpOf(shop)).not.toMatch(/青竹|云栖路 6 号|2 幢/)
    const { nameInitial, profile } = memberOf(shop, lin)
    expect(nameInitial).toBe('林')
    expect([profile?.name.text, profile?.address.text]).toEqual([
      expect.stringMatching(/^v1\./),
      expect.stringMatching(/^v1\./),
    ])
  })

  test('are gone when they are removed, and what the card holds stays', async () => {
    await shop.paid(lin, 6800)
    await join(shop, lin)
    await save('name', NAME)
    await save('address', ADDRESS)
    expect(await remove('address')).toMatchObject({ ok: true, data: { removed: true } })
    expect(await seen()).toEqual({ name: NAME, address: '' })
    await remove('name')
    expect(memberOf(shop, lin)).toMatchObject({
      nameInitial: '',
      profile: { name: { text: '', memberId: '' }, address: { text: '', memberId: '' } },
      lots: [{ points: 68 }],
    })
  })

  test('by the same command again change nothing, also after another change', async () => {
    await join(shop, lin)
    await save('name', NAME, 'name-sent-twice')
    await save('name', '阿青')
    await save('name', NAME, 'name-sent-twice')
    expect((await seen()).name).toBe('阿青')
    await remove('name', 'removal-sent-twice')
    await save('name', NAME)
    const before = dumpOf(shop)
    expect(await remove('name', 'removal-sent-twice')).toMatchObject({ ok: true })
    expect(dumpOf(shop)).toBe(before)
  })

  test.each([
    ['an empty name', 'name', ' ', '称呼是空的'],
    ['a long name', 'name', '青'.repeat(21), '最多 20 个字'],
    ['a name with a hidden mark', 'name', '林\u202e青', '看不见的符号'],
    ['a long address', 'address', '路'.repeat(101), '最多 100 个字'],
  ] as const)('are refused with the reason: %s', async (_case, field, text, message) => {
    await join(shop, lin)
    const before = dumpOf(shop)
    expect(await save(field, text)).toMatchObject({
      ok: false,
      code: 'PROFILE_UNFIT',
      message: expect.stringContaining(message),
    })
    expect(dumpOf(shop)).toBe(before)
  })

  test('longer than any text may be, or of another field, are no input', async () => {
    await join(shop, lin)
    expect(await save('name', '青'.repeat(401))).toMatchObject({ code: 'BAD_INPUT' })
    expect(await save('nameInitial' as Field, '林')).toMatchObject({ code: 'BAD_INPUT' })
  })

  test.each([
    ['a person who never came', async () => undefined],
    ['a guest', () => shop.paid(lin, 6800)],
  ])('need a card: %s is told to join', async (_who, given) => {
    await given()
    const before = dumpOf(shop)
    const refusal = { ok: false, code: 'NOT_MEMBER', message: expect.stringContaining('入会') }
    expect(await save('name', NAME)).toMatchObject(refusal)
    expect(await remove('name')).toMatchObject(refusal)
    expect(await seen()).toEqual({ name: '', address: '' })
    expect(dumpOf(shop)).toBe(before)
  })

  test('five lost races refuse them; nothing is written', async () => {
    await join(shop, lin)
    loseRaces(shop, lin, 5)
    expect(await save('name', NAME)).toMatchObject({ ok: false, code: 'BUSY' })
    expect(memberOf(shop, lin)).not.toHaveProperty('profile')
  })

  test('given on two phones at once are both there', async () => {
    await join(shop, lin)
    shop.between(/^members.update/, () => save('address', ADDRESS))
    await save('name', NAME)
    expect(await seen()).toEqual({ name: NAME, address: ADDRESS })
  })
})

describe('PM-03: what becomes of a profile', () => {
  test('a closed account keeps none of it, and the person who comes back begins without', async () => {
    await join(shop, lin)
    await save('name', NAME)
    await save('address', ADDRESS)
    await shop.must(lin, 'member.close', { commandId: shop.command(), confirm: 'close-my-account' })
    expect(memberOf(shop, lin)).toMatchObject({ nameInitial: '', profile: { name: { text: '' } } })
    expect(memberOf(shop, lin).profile?.address.text).toBe('')
    await join(shop, lin)
    expect(await seen()).toEqual({ name: '', address: '' })
  })

  test('a merge hands it to the card that stays, where it opens for its owner', async () => {
    const { lin: first, linAgain: again } = PEOPLE
    await join(shop, first)
    await save('name', NAME, shop.command(), first)
    await join(shop, again)
    await save('name', '阿青', shop.command(), again)
    await save('address', ADDRESS, shop.command(), again)
    expect(await merge(shop, again, await permitOf(shop, again, 'union'))).toMatchObject({
      ok: true,
      data: { kind: 'merged' },
    })
    const [gone] = shop.all<MemberDoc>('members').filter(({ mergedInto }) => mergedInto !== '')
    expect(gone).toMatchObject({ nameInitial: '', profile: { name: { text: '' }, address: { text: '' } } })
    expect(memberOf(shop, first)).toMatchObject({ nameInitial: '林', mergedInto: '' })
    expect(await seen(first)).toEqual({ name: NAME, address: ADDRESS })
    expect(await seen(again)).toEqual({ name: NAME, address: ADDRESS })
  })

  test('a sealed text that was put on another card, or into another field, does not open and is logged', async () => {
    const error = jest.spyOn(console, 'error').mockImplementation(() => undefined)
    await join(shop, lin)
    await join(shop, PEOPLE.gu)
    await save('name', NAME)
    await save('address', ADDRESS)
    const { profile } = memberOf(shop, lin)
    if (!profile) throw new Error('nothing was saved')
    shop.change('members', shop.memberId(PEOPLE.gu), { profile })
    expect(await seen(PEOPLE.gu)).toEqual({ name: '', address: '' })
    shop.change('members', shop.memberId(lin), { profile: { ...profile, name: profile.address } })
    expect(await seen()).toEqual({ name: '', address: ADDRESS })
    expect(error.mock.calls.flat().join()).toContain('profile.unreadable')
    expect(error.mock.calls.flat().join()).not.toMatch(/青竹|云栖/)
    error.mockRestore()
  })

  test('a clerk sees the first character of the name and a star, and nothing of the address', async () => {
    await joinedWith(shop, lin)
    await save('name', NAME)
    await save('address', ADDRESS)
    const { codes } = await shop.must(lin, 'member.card', {})
    const code = codes.steps[0]?.code ?? ''
    const answer = await shop.when(PEOPLE.chen, 'redemption.preview', {
      storeId: shop.storeId(),
      code,
    })
    expect(answer).toMatchObject({ ok: true, data: { customer: { maskedName: '林 *' } } })
    expect(JSON.stringify(answer)).not.toMatch(/青竹|云栖路 6 号|v1\./)
  })
})
