import { memberOf } from '../../testing/people'
import { PEOPLE, testShop } from '../../testing/shop'
import { dumpOf, joinedWith, loseRaces, merge, newOwner, permitOf, phoneCode } from './testing/cards'

const shop = testShop()
const { lin, chen } = PEOPLE
const MINUTES = 60_000
const untouched = async (act: () => Promise<object>, answer: object) => {
  const before = dumpOf(shop)
  expect(await act()).toMatchObject(answer)
  expect(dumpOf(shop)).toBe(before)
}

describe('behind a number alone', () => {
  beforeEach(() => joinedWith(shop, lin))
  const request = () => memberOf(shop, lin).mergeRequest

  test('a card in use is asked for: its owner has two days to stop it', async () => {
    const permit = await permitOf(shop, newOwner)
    const dueAt = shop.now() + 48 * 60 * MINUTES
    const answer = await merge(shop, newOwner, permit, 'command-that-asks')
    expect(answer).toMatchObject({ ok: true, data: { kind: 'waiting', dueAt } })
    expect(request()).toEqual({
      id: 'command-that-asks',
      fromId: shop.memberId(newOwner),
      identityId: memberOf(shop, lin).phoneId,
      state: 'asked',
      askedAt: shop.now(),
      dueAt,
      endedAt: 0,
      stops: 0,
      noticeAt: shop.now(),
    })
    expect(memberOf(shop, lin)).toMatchObject({ seq: 2, mergedInto: '', dueAt: shop.now() })
  })

  test('asking again while it waits is answered with the time it has, and writes nothing', async () => {
    const permit = await permitOf(shop, newOwner)
    const first = await merge(shop, newOwner, permit)
    shop.pass(MINUTES)
    await untouched(() => merge(shop, newOwner, permit), { data: first.ok ? first.data : {} })
  })

  test('two that ask at the same moment are one request', async () => {
    const permit = await permitOf(shop, newOwner)
    shop.between(/^members.update/, () => merge(shop, newOwner, permit, 'command-that-was-first'))
    expect(await merge(shop, newOwner, permit)).toMatchObject({ data: { kind: 'waiting' } })
    expect(request()?.id).toBe('command-that-was-first')
  })

  test('another person who asks is refused while one waits', async () => {
    await merge(shop, newOwner, await permitOf(shop, newOwner))
    const third = { ...chen, phone: lin.phone }
    const proof = { by: 'phone' as const, phoneCode: phoneCode(shop, third) }
    expect(await shop.when(third, 'member.match', { proof })).toMatchObject({
      ok: false,
      code: 'MERGE_ASKED',
    })
  })

  test('another person who asks at the same moment is refused', async () => {
    const third = { ...chen, phone: lin.phone }
    const permits = [await permitOf(shop, newOwner), await permitOf(shop, third)] as const
    shop.between(/^members.update/, () => merge(shop, newOwner, permits[0]))
    expect(await merge(shop, third, permits[1])).toMatchObject({ ok: false, code: 'MERGE_ASKED' })
    await untouched(() => merge(shop, third, permits[1]), { ok: false, code: 'MERGE_ASKED' })
  })

  test.each([
    ['the number left the card', { phoneId: 'ph:shanze:other' }],
    ['the card was closed', { state: 'closed' as const }],
    ['the card was merged away', { mergedInto: 'shanze:openid-of-today' }],
  ])('%s between look and write: it is not asked for', async (_what, change) => {
    const permit = await permitOf(shop, newOwner)
    const card = memberOf(shop, lin)
    shop.given({ members: [{ ...card, _id: 'shanze:openid-of-today', cardNo: '6200000027' }] })
    shop.between(/^members.get shanze:openid-lin/, () => undefined)
    shop.between(/^members.get shanze:openid-lin/, () => shop.change('members', card._id, change))
    expect(await merge(shop, newOwner, permit)).toMatchObject({ ok: false, code: 'PROOF_EXPIRED' })
    expect(request()).toBeUndefined()
  })

  test('five lost races refuse it', async () => {
    const permit = await permitOf(shop, newOwner)
    loseRaces(shop, lin, 5)
    expect(await merge(shop, newOwner, permit)).toMatchObject({ ok: false, code: 'BUSY' })
    expect(request()).toBeUndefined()
  })

  test('a stop three times over sends the person to a store', async () => {
    const permit = await permitOf(shop, newOwner)
    const stopped = {
      id: 'x',
      fromId: 'y',
      identityId: 'z',
      state: 'stopped',
      askedAt: 1,
      dueAt: 1,
      noticeAt: 1,
    }
    const endedAt = shop.now()
    shop.change('members', shop.memberId(lin), { mergeRequest: { ...stopped, stops: 1, endedAt } })
    const againAt = endedAt + 30 * 24 * 60 * MINUTES
    await untouched(() => merge(shop, newOwner, permit), {
      ok: false,
      code: 'MERGE_STOPPED',
      data: { againAt },
    })
    shop.change('members', shop.memberId(lin), { mergeRequest: { ...stopped, stops: 3, endedAt } })
    const answer = await merge(shop, newOwner, permit)
    expect(answer).toMatchObject({ code: 'MERGE_STOPPED', message: expect.stringContaining('到店里') })
    expect(answer).not.toHaveProperty('data')
  })

  test('the request whose time is over is carried out by the person who comes back for it', async () => {
    await shop.paid(newOwner, 6800)
    await merge(shop, newOwner, await permitOf(shop, newOwner))
    shop.pass(48 * 60 * MINUTES)
    expect(await merge(shop, newOwner, await permitOf(shop, newOwner))).toMatchObject({
      data: { kind: 'merged', card: { member: { points: { active: 68 } } } },
    })
    expect(request()).toMatchObject({ state: 'carried-out', endedAt: shop.now() })
  })

  test('a request that is stopped between look and transaction merges nothing', async () => {
    await merge(shop, newOwner, await permitOf(shop, newOwner), 'command-that-asks')
    shop.pass(48 * 60 * MINUTES)
    const permit = await permitOf(shop, newOwner)
    shop.between(/^transaction.start/, () =>
      shop.must(lin, 'member.stopMerge', { commandId: shop.command(), requestId: 'command-that-asks' }),
    )
    expect(await merge(shop, newOwner, permit)).toMatchObject({ ok: false, code: 'BUSY' })
    expect(request()?.state).toBe('stopped')
    expect(memberOf(shop, lin).formerIds).toEqual([])
  })
})
