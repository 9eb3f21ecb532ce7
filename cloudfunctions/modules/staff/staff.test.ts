import type { InputOf } from '@shared/contract'
import type { SessionDoc } from '@shared/domain/login/types'
import type { InvitationDoc, StaffDoc, StaffRole } from '@shared/domain/staff/types'
import { Computer } from '../../testing/computer'
import { openidsIn } from '../../testing/desk'
import { openapi } from '../../testing/sdk'
import { PEOPLE, type Someone, testShop } from '../../testing/shop'
import { unchanged } from '../../testing/unchanged'

const shop = testShop()
const { chen, shen, he, lin, gu } = PEOPLE
const MINUTE = 60_000
const yunqi = 'shanze:yunqi'

const staffOf = (by: Someone) => shop.one<StaffDoc>('staff', shop.memberId(by))
const standing = (by: Someone, fields: { role?: StaffRole; stores?: string[]; active?: boolean }) =>
  shop.change('staff', shop.memberId(by), fields)
const invitations = () => shop.all<InvitationDoc>('invitations')
const invite = (over: Partial<InputOf<'staff.invite'>> = {}, by = shen) =>
  shop.must(by, 'staff.invite', {
    commandId: shop.command(),
    role: 'clerk',
    stores: [yunqi],
    minutes: 10,
    ...over,
  })
const join = (by: Someone, code: string, name = '小林') => shop.when(by, 'staff.accept', { code, name })
const of = (by: Someone) => ({ commandId: shop.command(), staffId: shop.handle(shop.memberId(by)) })
const change = (by: Someone, target: Someone, role: StaffRole, version = 0) =>
  shop.when(by, 'staff.change', { ...of(target), version, role, stores: [yunqi] })
const remove = (by: Someone, target: Someone, version = 0) =>
  shop.when(by, 'staff.remove', { ...of(target), version })

describe('MC-11: a person joins the staff by a code', () => {
  test('that a manager makes, once, and works from the next call on', async () => {
    const { code, until, picture } = await invite()
    expect(until).toBe(shop.now() + 10 * MINUTE)
    expect(Buffer.from(picture?.base64 ?? '', 'base64').toString()).toBe(`code of i=${code}&brand=shanze`)
    expect(await shop.must(lin, 'staff.invitation', { code })).toMatchObject({
      state: 'open',
      invitation: { role: 'clerk', storeNames: ['yunqi'], byName: 'openid-shen' },
    })
    expect(await shop.when(lin, 'staff.open', {})).toMatchObject({ code: 'NOT_STAFF' })
    expect(await join(lin, code)).toMatchObject({ data: { role: 'clerk', storeNames: ['yunqi'] } })
    expect(shop.trips).toHaveLength(8)
    expect(await shop.must(lin, 'staff.open', {})).toMatchObject({ clerkName: '小林', role: 'clerk' })

    expect(await join(gu, code)).toMatchObject({ code: 'INVITATION_OVER' })
    expect(await shop.must(gu, 'staff.invitation', { code })).toMatchObject({
      state: 'over',
      invitation: null,
    })
    expect(await shop.must(lin, 'staff.invitation', { code })).toMatchObject({ state: 'yours' })
    const again = await unchanged(shop, () => join(lin, code))
    expect(again).toMatchObject({ ok: true, data: { role: 'clerk' } })
  })

  test('that is stored nowhere, and is the same for the same command', async () => {
    const commandId = shop.command()
    const { code } = await invite({ commandId })
    expect(JSON.stringify(shop.database.dump())).not.toContain(code)
    expect((await unchanged(shop, () => invite({ commandId }))).code).toBe(code)
    expect((await invite()).code).not.toBe(code)
    const other = { commandId, role: 'clerk' as const, stores: ['shanze:hubin'], minutes: 10 }
    expect(await shop.when(shen, 'staff.invite', other)).toMatchObject({ code: 'CONFLICT' })
  })

  test('that goes to one of two people who take it at once', async () => {
    const { code } = await invite()
    shop.between(/^invitations\.update/, () => join(gu, code, '顾山'))
    expect(await join(lin, code)).toMatchObject({ code: 'INVITATION_OVER' })
    expect(shop.all<StaffDoc>('staff').filter(({ version }) => version !== undefined)).toMatchObject([
      { name: '顾山' },
    ])
  })

  test('that is over after its time, when another replaces it, and when its maker has left', async () => {
    const [late, old] = [await invite(), await invite()]
    const fresh = await invite({ replaces: old.invitationId })
    expect(await join(lin, old.code)).toMatchObject({ code: 'INVITATION_OVER' })
    standing(shen, { active: false })
    expect(await join(lin, fresh.code)).toMatchObject({ code: 'INVITATION_OVER' })
    standing(shen, { active: true })
    shop.pass(10 * MINUTE)
    expect(await unchanged(shop, () => join(lin, late.code))).toMatchObject({ code: 'INVITATION_OVER' })
  })

  test('that WeChat could not draw is still one to send', async () => {
    const { wxacode } = openapi as unknown as { wxacode: { getUnlimited(): Promise<unknown> } }
    jest
      .spyOn(wxacode, 'getUnlimited')
      .mockRejectedValue(Object.assign(new Error('busy'), { errCode: 45009 }))
    const { code, picture } = await invite()
    expect(picture).toBeNull()
    expect(await join(lin, code)).toMatchObject({ ok: true })
    expect(invitations()).toHaveLength(1)
  })

  test.each([
    ['a manager', shen, 'manager', [yunqi], 'STAFF_ABOVE'],
    ['a manager', shen, 'owner', [], 'STAFF_ABOVE'],
    ['an owner', he, 'clerk', ['shanze:nowhere'], 'STAFF_NO_STORE'],
    ['an owner', he, 'clerk', [], 'STAFF_NO_STORE'],
  ] as const)('is not made by %s for %s of %j', async (_who, by, role, stores, code) => {
    const input = { commandId: shop.command(), role, stores: [...stores], minutes: 10 }
    expect(await unchanged(shop, () => shop.when(by, 'staff.invite', input))).toMatchObject({ code })
  })

  test('is not made for stores that are not the manager’s', async () => {
    standing(shen, { stores: ['shanze:hubin'] })
    const input = { commandId: shop.command(), role: 'clerk' as const, stores: [yunqi], minutes: 10 }
    expect(await shop.when(shen, 'staff.invite', input)).toMatchObject({ code: 'STAFF_ABOVE' })
  })

  test('changes a colleague only when an owner made it', async () => {
    const { code } = await invite()
    expect(await unchanged(shop, () => join(chen, code))).toMatchObject({ code: 'STAFF_ALREADY' })
    const owners = await invite({ role: 'manager' }, he)
    await join(chen, owners.code)
    expect(staffOf(chen)).toMatchObject({ role: 'manager', name: 'openid-chen', version: 1 })
    expect(await join(he, (await invite({}, shen)).code)).toMatchObject({ code: 'STAFF_ALREADY' })
    expect(await join(shen, (await invite({}, shen)).code)).toMatchObject({ code: 'STAFF_OWN_ROLE' })
  })

  test('is finished by the sweeper when the function died after taking it, and only once', async () => {
    const { code } = await invite()
    shop.between(/^staff\.add/, () => {
      throw new Error('the instance was killed')
    })
    expect(await join(lin, code)).toMatchObject({ code: 'INTERNAL' })
    expect(await shop.when(lin, 'staff.open', {})).toMatchObject({ code: 'NOT_STAFF' })
    await shop.sweep()
    expect(staffOf(lin)).toMatchObject({ role: 'clerk', active: true, version: 1 })
    expect(invitations()).toMatchObject([{ state: 'carried-out' }])
    await remove(he, lin, 1)
    expect(await join(lin, code)).toMatchObject({ code: 'INVITATION_OVER' })
    expect(staffOf(lin).active).toBe(false)
  })
})

describe('BR-06: the staff of a brand', () => {
  test('is listed with role, stores and last day, under handles; a manager sees their own stores', async () => {
    await invite()
    const listed = await shop.must(he, 'staff.list', {})
    expect(shop.trips).toHaveLength(4)
    expect(listed.people.map(({ role, isSelf, mayChange }) => [role, isSelf, mayChange])).toEqual([
      ['owner', true, false],
      ['manager', false, true],
      ['clerk', false, true],
    ])
    expect(openidsIn(listed.people.map(({ staffId }) => staffId))).toEqual([])
    expect(listed.invitations).toMatchObject([{ state: 'open', byName: 'openid-shen', role: 'clerk' }])
    standing(shen, { stores: ['shanze:hubin'] })
    standing(chen, { stores: [yunqi] })
    const seen = await shop.must(shen, 'staff.list', {})
    expect(seen.people.map(({ isSelf }) => isSelf)).toEqual([true])
    expect(seen).toMatchObject({ roles: ['clerk'], everywhere: false, invitations: [] })
  })

  test('loses who is removed at their next call, with their computers', async () => {
    const computer = new Computer(shop)
    const { ticket, match: number } = await computer.ask()
    await shop.must(shen, 'login.open', { ticket })
    await shop.must(shen, 'login.confirm', { ticket, number })
    expect(await computer.poll(ticket)).toBe('confirmed')
    expect(await remove(he, shen)).toMatchObject({ data: { version: 1 } })
    expect(shop.all<SessionDoc>('sessions')).toEqual([])
    expect((await computer.call('login.session', {})).status).toBe(401)
    expect(await shop.when(shen, 'staff.list', {})).toMatchObject({ code: 'NOT_STAFF' })
  })

  test('is changed once by one command, and by one of two people at once', async () => {
    const command = { ...of(chen), version: 0, role: 'manager' as const, stores: [yunqi] }
    await shop.must(he, 'staff.change', command)
    expect(await unchanged(shop, () => shop.must(he, 'staff.change', command))).toEqual({ version: 1 })
    const other = { ...command, stores: ['*'] }
    expect(await shop.when(he, 'staff.change', other)).toMatchObject({ code: 'CONFLICT' })
    standing(shen, { role: 'owner' })
    shop.between(/^staff\.update/, () => change(shen, chen, 'clerk', 1))
    expect(await change(he, chen, 'viewer', 1)).toMatchObject({ code: 'STAFF_CHANGED' })
    expect(staffOf(chen)).toMatchObject({ role: 'clerk', version: 2 })
  })

  test.each([
    ['an owner themselves', he, he, 'STAFF_OWN_ROLE'],
    ['an owner by a manager', shen, he, 'STAFF_ABOVE'],
    ['a manager themselves', shen, shen, 'STAFF_OWN_ROLE'],
    ['a customer', he, lin, 'STAFF_GONE'],
  ] as const)('does not let go or change %s', async (_what, by, target, code) => {
    expect(await unchanged(shop, () => remove(by, target))).toMatchObject({ code })
    expect(await unchanged(shop, () => change(by, target, 'clerk'))).toMatchObject({ code })
  })

  test('keeps an owner when two owners remove each other at once', async () => {
    standing(shen, { role: 'owner' })
    shop.between(/transaction|start/i, () => remove(shen, he))
    const answer = await remove(he, shen)
    expect(answer.ok).toBe(false)
    const owners = shop.all<StaffDoc>('staff').filter(({ role, active }) => role === 'owner' && active)
    expect(owners.map(({ _id, brandId }) => [brandId, _id])).toContainEqual(['shanze', shop.memberId(shen)])
  })

  test('lets one owner demote another', async () => {
    standing(shen, { role: 'owner' })
    expect(await change(he, shen, 'manager')).toMatchObject({ data: { version: 1 } })
    expect(staffOf(shen)).toMatchObject({ role: 'manager', stores: [yunqi] })
    expect(staffOf(he).version).toBe(1)
  })
})
