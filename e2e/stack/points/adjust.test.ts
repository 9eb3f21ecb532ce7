import type { InputOf } from '@shared/contract'
import type { LedgerEntry } from '@shared/domain/points/types'
import { memberOf, newCommand, openPaymentShop } from '../payment/payment-shop'
import { secondManager } from './second-manager'

const shop = openPaymentShop()
const adjust = (who: string, points: number, over: Partial<InputOf<'adjustment.adjust'>> = {}) =>
  shop.person(who).call('adjustment.adjust', {
    commandId: newCommand(),
    cardNo: shop.member('linqing').cardNo,
    points,
    reason: '活动补分',
    ...over,
  })
const decide = (who: string, proposalId: string, approve = true, commandId = newCommand()) =>
  shop.person(who).call('adjustment.decide', { commandId, proposalId, approve })
const entries = () =>
  [
    ...((shop.stack.dump().ledger ?? []) as unknown as LedgerEntry[]),
    ...shop.member('linqing').journal,
  ].filter(({ kind, memberId, at }) => kind === 'adjust' && memberId === memberOf('linqing') && at > 1.7e12)
const newest = () => entries().sort((a, b) => b.at - a.at || b.seq - a.seq)[0]

async function proposed(points: number): Promise<string> {
  const answer = await adjust('shenhe', points)
  if (!answer.ok || answer.data.state !== 'proposed') throw new Error(JSON.stringify(answer))
  return answer.data.proposalId
}

describe('a correction by hand', () => {
  test('an adjustment within the limit is booked at once, with its reason and who answers for it', async () => {
    expect(await adjust('shenhe', 300)).toMatchObject({
      data: { state: 'booked', customer: { maskedName: '林 *' }, points: { active: 1586 } },
    })
    expect(newest()).toMatchObject({
      note: '活动补分',
      by: [memberOf('shenhe')],
      postings: [{ points: 300 }],
    })
    expect(await shop.broken()).toEqual([])
  })

  test('an adjustment sent again is booked once; with another input it is a conflict', async () => {
    const commandId = newCommand()
    await adjust('shenhe', -200, { commandId })
    await shop.stack.sweep()
    expect(await adjust('shenhe', -200, { commandId })).toMatchObject({ data: { points: { active: 1086 } } })
    expect(await adjust('shenhe', -201, { commandId })).toMatchObject({ code: 'CONFLICT' })
    expect(shop.active('linqing')).toBe(1086)
  })

  test('an adjustment of more than the balance is refused and stays refused', async () => {
    for (const points of [-499, -499]) await adjust('shenhe', points)
    const commandId = newCommand()
    const short = () => adjust('shenhe', -499, { commandId })
    expect(await short()).toMatchObject({ code: 'POINTS_SHORT', data: { active: 288 } })
    await adjust('shenhe', 400)
    expect(await short()).toMatchObject({ code: 'POINTS_SHORT' })
    expect(shop.active('linqing')).toBe(688)
    expect(await shop.broken()).toEqual([])
  })

  test.each([
    ['a clerk', 'chenyi', 'NOT_MANAGER'],
    ['a customer', 'gushan', 'NOT_STAFF'],
  ])('an adjustment is closed to %s', async (_case, who, code) => {
    expect(await adjust(who, 10)).toMatchObject({ ok: false, code })
  })

  test.each([
    ['zero points', { points: 0 }],
    ['no reason', { reason: ' ' }],
    ['a card number with a slip', { cardNo: '6208041570' }],
  ])('an adjustment with %s is no command', async (_case, over) => {
    expect(await adjust('shenhe', 10, over)).toMatchObject({ code: 'BAD_INPUT' })
  })
})

describe('above the limit', () => {
  beforeEach(() => secondManager(shop.stack))

  test('an adjustment above the limit moves nothing until a second person agrees; then both answer for the entry', async () => {
    const proposalId = await proposed(800)
    expect(shop.active('linqing')).toBe(1286)
    const { proposals } = await shop.person('luyuan').must('adjustment.proposals', {})
    expect(proposals).toMatchObject([{ id: proposalId, points: 800, proposedBy: '沈禾', mayApprove: true }])
    expect(await decide('luyuan', proposalId)).toMatchObject({ data: { state: 'booked' } })
    expect(shop.active('linqing')).toBe(2086)
    expect(newest()).toMatchObject({ by: [memberOf('shenhe'), memberOf('luyuan')] })
    expect((await shop.person('luyuan').must('adjustment.proposals', {})).proposals).toEqual([])
    expect(await shop.broken()).toEqual([])
  })

  test('no manager approves their own proposal, the first decision counts, a repeat changes nothing', async () => {
    const proposalId = await proposed(800)
    expect(await decide('shenhe', proposalId)).toMatchObject({ code: 'PROPOSAL_OWN' })
    expect(await decide('chenyi', proposalId)).toMatchObject({ code: 'NOT_MANAGER' })
    const commandId = newCommand()
    const words = await Promise.all([
      decide('luyuan', proposalId, true, commandId),
      decide('luyuan', proposalId, true, commandId),
    ])
    for (const word of words) expect(word).toMatchObject({ ok: true })
    expect(await decide('luyuan', proposalId, false)).toMatchObject({ code: 'PROPOSAL_DECIDED' })
    await shop.stack.sweep()
    expect(shop.active('linqing')).toBe(2086)
  })

  test('a refused proposal moves nothing', async () => {
    const proposalId = await proposed(-800)
    expect(await decide('luyuan', proposalId, false)).toMatchObject({ data: { state: 'refused' } })
    await shop.stack.sweep()
    expect(shop.active('linqing')).toBe(1286)
  })

  test('a proposal approved when the points have gone meanwhile is impossible for good', async () => {
    const proposalId = await proposed(-1200)
    await adjust('shenhe', -400)
    const commandId = newCommand()
    expect(await decide('luyuan', proposalId, true, commandId)).toMatchObject({
      data: { state: 'impossible' },
    })
    await adjust('shenhe', 500)
    expect(await decide('luyuan', proposalId, true, commandId)).toMatchObject({
      data: { state: 'impossible' },
    })
    expect(shop.active('linqing')).toBe(1386)
    expect(await shop.broken()).toEqual([])
  })
})
