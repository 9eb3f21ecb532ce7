import type { MemberDoc, MergeRequest } from '@shared/domain/account/types'
import { NEVER } from '@shared/domain/due'
import type { ConsentDoc } from '@shared/domain/reminder/types'
import { messages } from '../../testing/messages'
import { brandOf, givenMember, memberOf } from '../../testing/people'
import { PEOPLE, type Someone, testShop } from '../../testing/shop'
import { sweepMergeRequest } from './sweep-merge-request'
import { dumpOf, loseRaces } from './testing/cards'

const shop = testShop()
const { lin, gu } = PEOPLE
const HOURS = 3_600_000
const PHONE = 'ph:shanze:mark'

const request = (over: Partial<MergeRequest> = {}): MergeRequest => ({
  id: 'command-that-asks',
  fromId: shop.memberId(gu),
  identityId: PHONE,
  state: 'asked',
  askedAt: shop.now(),
  dueAt: shop.now() + 48 * HOURS,
  endedAt: 0,
  stops: 0,
  noticeAt: NEVER,
  ...over,
})
/** Lin's card, which Gu asks to become part of. */
const asked = (over: Partial<MergeRequest> = {}, card: Partial<MemberDoc> = {}) =>
  givenMember(shop, lin, { phoneId: PHONE, mergeRequest: request(over), ...card })
const sweep = (card = memberOf(shop, lin)) => sweepMergeRequest(card, brandOf(shop), shop.now())
const waiting = () => memberOf(shop, lin).mergeRequest
function agreed(by: Someone, left: number): void {
  const memberId = shop.memberId(by)
  const own = { _id: `${memberId}:merge-asked`, brandId: 'shanze', memberId, kind: 'merge-asked' as const }
  const consent: ConsentDoc = {
    ...own,
    version: 3,
    left,
    commands: [],
    answer: 'accept',
    answeredAt: 1,
    sentFor: [],
    dueAt: NEVER,
  }
  shop.given({ consents: [consent] })
}

describe('the sweeper', () => {
  test('notifies once, and the merge still waits', async () => {
    const sent = messages()
    asked({ noticeAt: shop.now() })
    agreed(lin, 5)
    await sweep()
    expect(sent).toHaveLength(1)
    expect(waiting()).toEqual(request({ noticeAt: NEVER }))
    await sweep()
    expect(sent).toHaveLength(1)
  })

  test.each([
    ['no request', undefined],
    ['one that is not due', {}],
    ['one that ended', { state: 'stopped' as const, dueAt: 1, noticeAt: 1 }],
  ])('leaves a card with %s alone, without a trip', async (_what, over) => {
    const card = asked(over)
    if (!over) shop.change('members', card._id, { mergeRequest: undefined })
    await sweep()
    expect(shop.trips).toEqual([])
  })

  test.each([
    [1, 'asked'],
    [0, 'carried-out'],
  ])('carries it out at its time: %i ms before, it is %s', async (ms, state) => {
    asked({ dueAt: shop.now() + ms })
    givenMember(shop, gu, { lots: [{ day: '2027-11-30', points: 40 }] })
    await sweep()
    expect(waiting()?.state).toBe(state)
    expect(memberOf(shop, gu).mergedInto).toBe(ms === 0 ? shop.memberId(lin) : '')
  })

  test.each([
    ['the number left the card', {}, { phoneId: 'ph:shanze:other' }],
    ['the card was closed', {}, { state: 'closed' as const }],
    ['the claimant closed theirs', { state: 'closed' as const }, {}],
    ['the claimant’s became part of another', { mergedInto: 'shanze:openid-he' }, {}],
  ])('lets it lapse where %s', async (_what, from, into) => {
    asked({ dueAt: shop.now() }, into)
    const giver = givenMember(shop, gu, from)
    await sweep()
    expect(waiting()).toMatchObject({ state: 'lapsed', endedAt: shop.now() })
    expect(memberOf(shop, gu)).toEqual(giver)
  })

  test('asks again in two minutes while an exchange holds points of the claimant', async () => {
    asked({ dueAt: shop.now() })
    givenMember(shop, gu, { holds: [{ exchangeId: 'e', until: NEVER, lots: [] }] })
    await sweep()
    expect(waiting()).toEqual(request({ dueAt: shop.now() + 120_000, noticeAt: NEVER }))
  })

  test('is second to an owner who stops it at the same moment', async () => {
    asked({ dueAt: shop.now() })
    givenMember(shop, gu)
    shop.between(/^transaction.start/, () =>
      shop.must(lin, 'member.stopMerge', { commandId: shop.command(), requestId: 'command-that-asks' }),
    )
    await sweep()
    expect(waiting()).toMatchObject({ state: 'stopped', stops: 1 })
    expect(memberOf(shop, gu).mergedInto).toBe('')
  })

  test('is second to a newer request that waits', async () => {
    const card = asked({ dueAt: shop.now() })
    givenMember(shop, gu)
    const newer = request({ id: 'command-of-another', dueAt: shop.now() })
    shop.between(/^transaction.start/, () =>
      shop.change('members', card._id, { mergeRequest: newer, seq: 2 }),
    )
    await sweep()
    expect(waiting()).toEqual(newer)
    expect(memberOf(shop, gu).mergedInto).toBe('')
  })

  test('writes nothing on a card that was merged away meanwhile', async () => {
    const card = asked({ dueAt: shop.now() }, { phoneId: 'ph:shanze:other' })
    const today = { ...card, _id: 'shanze:openid-of-today', cardNo: '6200000027' }
    shop.given({ members: [today] })
    shop.between(/^members.get shanze:openid-gu/, () =>
      shop.change('members', card._id, { mergedInto: today._id }),
    )
    await sweep()
    expect(shop.one('members', today._id)).toEqual(today)
    expect(waiting()?.state).toBe('asked')
  })
})

describe('the owner stops it', () => {
  const stop = (requestId = 'command-that-asks', by = lin) =>
    shop.when(by, 'member.stopMerge', { commandId: shop.command(), requestId })

  test('with one tap, and it is never carried out', async () => {
    asked()
    givenMember(shop, gu)
    const answer = await stop()
    expect(answer).toMatchObject({ ok: true, data: { member: { state: 'member' } } })
    expect(answer).not.toHaveProperty('data.member.mergeAsked')
    expect(waiting()).toMatchObject({ state: 'stopped', stops: 1, endedAt: shop.now(), noticeAt: NEVER })
    shop.pass(49 * HOURS)
    await shop.sweep()
    expect(memberOf(shop, gu).mergedInto).toBe('')
  })

  test.each([
    ['was stopped before', { state: 'stopped' as const, stops: 1 }, 'command-that-asks', true],
    ['lapsed', { state: 'lapsed' as const }, 'command-that-asks', true],
    ['is another one', {}, 'command-of-another', true],
    ['was carried out', { state: 'carried-out' as const }, 'command-that-asks', false],
  ])('a request that %s stays as it is', async (_what, over, requestId, ok) => {
    asked(over)
    const before = dumpOf(shop)
    expect(await stop(requestId)).toMatchObject(ok ? { ok } : { ok, code: 'MERGE_DONE' })
    expect(dumpOf(shop)).toBe(before)
  })

  test('and no other person does', async () => {
    asked()
    givenMember(shop, gu)
    await stop('command-that-asks', gu)
    expect(waiting()?.state).toBe('asked')
  })

  test('five lost races refuse it', async () => {
    asked()
    loseRaces(shop, lin, 5)
    expect(await stop()).toMatchObject({ ok: false, code: 'BUSY' })
    expect(waiting()?.state).toBe('asked')
  })
})
