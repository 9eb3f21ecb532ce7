import type { MemberDoc } from '@shared/domain/account/types'
import { testStack } from '../harness'
import { clerkOf, scanned } from '../stored/clerk-scans'
import { memberOf, newCommand } from './people'

const stack = testStack()
const OWNER = 'openid-owner'
/** The person who got the owner's old number from the carrier, or the owner with a new WeChat account. */
const CLAIMANT = 'openid-claimant'
const PHONE = 'dev-phone-zhouzhou'
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

const join = (openid: string, phoneCode?: string, unionid?: string) =>
  stack.as(openid, unionid).must('member.join', {
    commandId: newCommand(),
    consent: '2026-09',
    ...(phoneCode ? { phoneCode } : {}),
  })
const match = (openid = CLAIMANT, unionid?: string, phoneCode = PHONE) =>
  stack.as(openid, unionid).call('member.match', { proof: { by: 'phone', phoneCode } })
async function ask(openid = CLAIMANT, unionid?: string) {
  const seen = await match(openid, unionid)
  if (!seen.ok) return seen
  const input = { commandId: newCommand(), permit: seen.data.permit }
  return stack.as(openid, unionid).call('member.merge', input)
}
const requestOf = (openid = OWNER) => memberOf(stack, openid).mergeRequest
const stop = (requestId = requestOf()?.id ?? '', openid = OWNER) =>
  stack.as(openid).call('member.stopMerge', { commandId: newCommand(), requestId })
const topUp = async (openid: string, amountFen = 50_000) =>
  clerkOf(stack).must('storedValue.topUp', {
    ...(await scanned(stack, openid)),
    commandId: newCommand(),
    amountFen,
  })
const later = (ms: number) => stack.stack.clock.advance(ms)
const isMerged = (from = CLAIMANT, into = OWNER) => memberOf(stack, from)?.mergedInto === `shanze:${into}`

afterEach(async () => {
  await stack.sweep()
  expect(stack.invariants().broken).toEqual([])
})

describe('H3: whoever comes with the number of a card somebody may miss', () => {
  test('H3: the claimant of a card gets no name, card number or balance to see, and moves nothing at once', async () => {
    await join(OWNER, PHONE)
    await topUp(OWNER)
    const { cardNo } = memberOf(stack, OWNER)
    const seen = await match()
    expect(seen).toMatchObject({
      ok: true,
      data: {
        other: { cardTail: cardNo.slice(-4), joinedMonth: '2026-11' },
        merging: { kind: 'waits', hours: 48 },
      },
    })
    const words = seen.ok ? JSON.stringify([seen.data.other, seen.data.merging, seen.data.permit]) : ''
    for (const secret of [cardNo, OWNER, '55000', '50000']) expect(words).not.toContain(secret)
    expect(await ask()).toMatchObject({ ok: true, data: { kind: 'waiting' } })
    expect(isMerged()).toBe(false)
    await later(HOUR_MS)
    await stack.runJobs()
    expect(memberOf(stack, OWNER).stored).toMatchObject({ principalFen: 50_000 })
    expect((await stack.as(CLAIMANT).must('storedValue.open', {})).stored.totalFen).toBe(0)
    await stop()
  })

  test('H3: a merge waits for the owner, who sees it on card and 我的 and stops it with one tap', async () => {
    await join(OWNER, PHONE)
    await ask()
    for (const action of ['member.card', 'member.me'] as const) {
      const { member } = await stack.as(OWNER).must(action, {})
      expect(member.mergeAsked).toMatchObject({ id: requestOf()?.id, dueAt: requestOf()?.dueAt })
    }
    expect((await stack.as(CLAIMANT).must('member.card', {})).member.mergeAsked).toBeUndefined()
    const stopped = await stop()
    expect(stack.trips('api')).toEqual({ trips: 2, depth: 2 })
    expect(stopped).toMatchObject({ ok: true })
    expect(stopped.ok && stopped.data.member.mergeAsked).toBeUndefined()
    await later(3 * DAY_MS)
    await stack.sweep()
    expect(isMerged()).toBe(false)
    // A person who tried to stop it for the owner did not: it is the owner's card that refuses.
    expect(requestOf()).toMatchObject({ state: 'stopped', stops: 1 })
  })

  test('H3: a waiting merge is announced to the owner by a message, where they agreed to hear it, once', async () => {
    await join(OWNER, PHONE)
    const answer = { commandId: newCommand(), templateId: 'demo-merge-asked', answer: 'accept' as const }
    await stack.as(OWNER).must('reminder.consent', answer)
    await ask()
    await stack.sweep()
    const sent = stack.stack.cloud.openapi
      .calls()
      .filter(({ apiName }) => apiName === 'subscribeMessage.send')
    expect(sent).toMatchObject([{ data: { touser: OWNER, template_id: 'demo-merge-asked' } }])
    expect(JSON.stringify(sent)).not.toContain(CLAIMANT)
    await stop()
  })

  test('H3: a message WeChat cannot send now is sent when it can, and the merge waits on', async () => {
    const { openapi } = stack.stack.cloud
    await join(OWNER, PHONE)
    const answer = { commandId: newCommand(), templateId: 'demo-merge-asked', answer: 'accept' as const }
    await stack.as(OWNER).must('reminder.consent', answer)
    openapi.answer('subscribeMessage.send', () => ({ errcode: -1, errmsg: 'system error' }))
    await ask()
    await stack.runJobs()
    const { noticeAt = 0, state } = requestOf() ?? {}
    expect([state, noticeAt > stack.stack.clock.now()]).toEqual(['asked', true])
    openapi.answer('subscribeMessage.send', () => ({ errcode: 0, errmsg: 'ok' }))
    await stack.sweep()
    expect(stack.dump().consents).toMatchObject([{ kind: 'merge-asked', left: 0 }])
    await stop()
  })

  test('H3: a waiting merge is done by the sweeper when the owner lets the time pass', async () => {
    await join(OWNER, PHONE)
    await topUp(OWNER)
    await stack.till.pay({ openid: CLAIMANT, fen: 6800 })
    const answer = await ask()
    const { askedAt = 0, dueAt } = requestOf() ?? {}
    expect([answer.ok && answer.data, dueAt]).toEqual([{ kind: 'waiting', dueAt }, askedAt + 48 * HOUR_MS])
    expect(await match()).toMatchObject({ data: { merging: { kind: 'waiting' } } })
    await later(48 * HOUR_MS - 60_000)
    await stack.runJobs()
    expect(isMerged()).toBe(false)
    await later(60_000)
    await stack.runJobs()
    expect(isMerged()).toBe(true)
    expect(requestOf()).toMatchObject({ state: 'carried-out' })
    expect(await stop()).toMatchObject({ ok: false, code: 'MERGE_DONE' })
    expect((await stack.as(CLAIMANT).must('storedValue.open', {})).stored.totalFen).toBe(55_000)
  })

  test('H3: a waiting merge is done by the claimant’s next visit, when the sweeper was late', async () => {
    await join(OWNER, PHONE)
    await ask()
    await later(48 * HOUR_MS)
    expect(await match()).toMatchObject({ data: { merging: { kind: 'now' } } })
    expect(await ask()).toMatchObject({ ok: true, data: { kind: 'merged' } })
    expect(isMerged()).toBe(true)
  })

  test('H3: the brand says how long a merge waits', async () => {
    const { data } = stack.stack.cloud
    const brand = data.get('brands', 'shanze') ?? { _id: 'shanze' }
    await data.load({ ...data.dump(), brands: [{ ...brand, mergeWaitHours: 72 }] })
    stack.stack.cloud.coldStart()
    await join(OWNER, PHONE)
    await ask()
    expect((requestOf()?.dueAt ?? 0) - (requestOf()?.askedAt ?? 0)).toBe(72 * HOUR_MS)
  })
})

describe('H3: what makes a merge wait', () => {
  const NOW_KIND = { ok: true, data: { merging: { kind: 'now' } } }
  const WAITS = { ok: true, data: { merging: { kind: 'waits' } } }

  test('H3: a merge does not wait on a card unused for 98 days and without stored value', async () => {
    await join(OWNER, PHONE)
    await later(98 * DAY_MS)
    await stack.sweep()
    expect(await match()).toMatchObject(NOW_KIND)
    expect(await ask()).toMatchObject({ data: { kind: 'merged' } })
  })

  test('H3: a merge waits on a card that was opened within 90 days, which costs one write a week', async () => {
    await join(OWNER, PHONE)
    await later(60 * DAY_MS)
    await stack.sweep()
    await stack.as(OWNER).must('member.card', {})
    const withWrite = stack.trips('api').trips
    await stack.as(OWNER).must('member.card', {})
    expect([withWrite, stack.trips('api').trips]).toEqual([4, 3])
    await later(60 * DAY_MS)
    await stack.sweep()
    expect(await match()).toMatchObject(WAITS)
    await later(38 * DAY_MS)
    expect(await match()).toMatchObject(NOW_KIND)
  })

  test('H3: a merge waits on a card that paid within 90 days, opened or not', async () => {
    await join(OWNER, PHONE)
    await later(98 * DAY_MS)
    await stack.sweep()
    await stack.till.pay({ openid: OWNER, fen: 1000 })
    expect(await match()).toMatchObject(WAITS)
    await later(90 * DAY_MS + 1)
    expect(await match()).toMatchObject(NOW_KIND)
  })

  test('H3: a merge waits on a card with stored value, however long ago the card was used', async () => {
    await join(OWNER, PHONE)
    await topUp(OWNER)
    await later(400 * DAY_MS)
    await stack.sweep()
    expect(await match()).toMatchObject(WAITS)
  })

  test('H3: a merge waits for another unionid on an unused card; the same one merges at once, in use or not', async () => {
    await join(OWNER, PHONE, 'union-of-owner')
    expect(await match(CLAIMANT, 'union-of-owner')).toMatchObject(NOW_KIND)
    await later(98 * DAY_MS)
    await stack.sweep()
    expect(await match(CLAIMANT, 'union-of-claimant')).toMatchObject(WAITS)
    expect(await match(CLAIMANT)).toMatchObject(NOW_KIND)
  })

  test('H3: value that came between looking and agreeing: asked again inside the merge', async () => {
    await join(OWNER, PHONE)
    await later(98 * DAY_MS)
    await stack.sweep()
    const seen = await match()
    await topUp(OWNER)
    const permit = seen.ok ? seen.data.permit : ''
    const answer = await stack.as(CLAIMANT).call('member.merge', { commandId: newCommand(), permit })
    expect(answer).toMatchObject({ ok: true, data: { kind: 'waiting' } })
  })
})

describe('H3: what ends a waiting merge', () => {
  test('H3: spending stored value of the old card stops the merge; opening the card does not', async () => {
    await join(OWNER, PHONE)
    await topUp(OWNER)
    await ask()
    await stack.as(OWNER).must('member.card', {})
    expect(requestOf()).toMatchObject({ state: 'asked' })
    await clerkOf(stack).must('storedValue.spend', {
      ...(await scanned(stack, OWNER)),
      commandId: newCommand(),
      amountFen: 1000,
    })
    expect(requestOf()).toMatchObject({ state: 'stopped', stops: 1 })
    await later(50 * HOUR_MS)
    await stack.sweep()
    expect(isMerged()).toBe(false)
  })

  test('H3: a stopped merge stays stopped: asking again is refused for 30 days, and for good after three', async () => {
    await join(OWNER, PHONE)
    for (const stops of [1, 2, 3]) {
      expect(await ask()).toMatchObject({ ok: true, data: { kind: 'waiting' } })
      await stop()
      expect(requestOf()).toMatchObject({ stops })
      const refused = await ask()
      expect(refused).toMatchObject({ ok: false, code: 'MERGE_STOPPED' })
      expect(await ask('openid-of-yet-another')).toMatchObject({ code: 'MERGE_STOPPED' })
      await later(30 * DAY_MS)
      await stack.sweep()
    }
    expect(await ask()).toMatchObject({ ok: false, code: 'MERGE_STOPPED' })
    // Not even when the card has been unused for a long time.
    await later(400 * DAY_MS)
    await stack.sweep()
    expect(await ask()).toMatchObject({ ok: false, code: 'MERGE_STOPPED' })
  })

  test('H3: taking the number off the card frees it: the request lapses, and the claimant joins with it', async () => {
    await join(OWNER, PHONE)
    await ask()
    await stack.as(OWNER).must('member.removePhone', { commandId: newCommand(), tail: '1001' })
    expect(requestOf()).toMatchObject({ state: 'lapsed' })
    await join(CLAIMANT, PHONE)
    expect(memberOf(stack, CLAIMANT)).toMatchObject({ state: 'member', phoneTail: '1001' })
    await later(50 * HOUR_MS)
    await stack.sweep()
    expect(isMerged()).toBe(false)
  })

  test('H3: closing either card lapses the waiting merge', async () => {
    await join(OWNER, PHONE)
    await join(CLAIMANT)
    await ask()
    const close = { commandId: newCommand(), confirm: 'close-my-account' as const }
    await stack.as(CLAIMANT).must('member.close', close)
    await later(50 * HOUR_MS)
    await stack.sweep()
    expect(requestOf()).toMatchObject({ state: 'lapsed' })
    await ask('openid-second-claimant')
    await stack.as(OWNER).must('member.close', { ...close, commandId: newCommand() })
    expect(requestOf()).toMatchObject({ state: 'lapsed' })
  })

  test('H3: an exchange the claimant has open holds the merge up, and is not lost', async () => {
    await join(OWNER, PHONE)
    await ask()
    await later(48 * HOUR_MS)
    const { data } = stack.stack.cloud
    const documents = data.dump()
    const held = { exchangeId: 'shanze:none', until: stack.stack.clock.now() + HOUR_MS, lots: [] }
    const claimant = { ...memberOf(stack, OWNER), ...emptyClaimant(), holds: [held] }
    await data.load({ ...documents, members: [...(documents.members ?? []), claimant] })
    await stack.runJobs()
    const { state, dueAt = 0 } = requestOf() ?? {}
    await data.load(documents)
    expect([state, dueAt > stack.stack.clock.now()]).toEqual(['asked', true])
  })
})

describe('H3: two at once', () => {
  test('H3: two people ask for the same card: one waits, the other is refused', async () => {
    await join(OWNER, PHONE)
    const answers = await Promise.all([ask('openid-a'), ask('openid-b'), ask('openid-c')])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.flatMap(answer => (answer.ok ? [] : [answer.code]))).toEqual([
      'MERGE_ASKED',
      'MERGE_ASKED',
    ])
    await later(50 * HOUR_MS)
    await stack.sweep()
    const into = memberOf(stack, OWNER)
    expect(into.formerIds).toEqual([into.mergeRequest?.fromId])
  })

  test('H3: joining with the number beside a waiting merge takes the number from no card', async () => {
    await join(OWNER, PHONE)
    const [mergeAnswer, joinAnswer] = await Promise.all([
      ask('openid-a'),
      stack
        .as('openid-b')
        .call('member.join', { commandId: newCommand(), consent: '2026-09', phoneCode: PHONE }),
    ])
    expect([mergeAnswer.ok, joinAnswer.ok]).toEqual([true, false])
    expect(memberOf(stack, OWNER)).toMatchObject({ phoneTail: '1001' })
  })

  test.each([1, 2, 3, 4, 5, 6])(
    'H3: a merge stopped while the sweeper carries it out: one outcome (round %i)',
    async round => {
      await join(OWNER, PHONE)
      await topUp(OWNER)
      await ask()
      await later(48 * HOUR_MS)
      const jobs = () => stack.runJobs()
      const [stopped] = await Promise.all(
        round % 2 === 0 ? [stop(), jobs()] : [jobs().then(() => stop()), jobs()],
      )
      await stack.sweep()
      expect([stopped.ok, isMerged()]).toEqual(stopped.ok ? [true, false] : [false, true])
      expect(requestOf()).toMatchObject({ state: stopped.ok ? 'stopped' : 'carried-out' })
    },
  )

  test('H3: a merge stopped, removed, spent and carried out at the same moment: never merged and stopped', async () => {
    await join(OWNER, PHONE)
    await topUp(OWNER)
    await ask()
    await later(48 * HOUR_MS)
    const serving = { ...(await scanned(stack, OWNER)), commandId: newCommand(), amountFen: 1000 }
    await Promise.all([
      stop(),
      stack.runJobs(),
      ask(),
      clerkOf(stack).call('storedValue.spend', serving),
      stack.as(OWNER).call('member.removePhone', { commandId: newCommand(), tail: '1001' }),
    ])
    await stack.sweep()
    expect(requestOf()?.state === 'carried-out').toBe(isMerged())
  })
})

test('low 4: a permit is for the card that was shown: when the number has changed hands since, nothing is merged', async () => {
  await join(OWNER, PHONE)
  await later(98 * DAY_MS)
  await stack.sweep()
  const seen = await match()
  const permit = seen.ok ? seen.data.permit : ''
  await stack.as(OWNER).must('member.removePhone', { commandId: newCommand(), tail: '1001' })
  await join('openid-third', PHONE)
  const answer = await stack.as(CLAIMANT).call('member.merge', { commandId: newCommand(), permit })
  expect(answer).toMatchObject({ ok: false, code: 'PROOF_EXPIRED' })
  expect([isMerged(), isMerged(CLAIMANT, 'openid-third')]).toEqual([false, false])
})

/** A claimant who has a card of their own. */
function emptyClaimant(): Partial<MemberDoc> {
  const nothing = { phoneId: '', phoneTail: '', unionIds: [], lots: [], pending: [], journal: [] }
  const { mergeRequest: _, ...claimant } = { ...memberOf(stack, OWNER), ...nothing }
  return { ...claimant, _id: `shanze:${CLAIMANT}`, cardNo: '6200000035' }
}
