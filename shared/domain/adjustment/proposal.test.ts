import { NEVER } from '../due'
import { LIN, NOW } from '../test-brand'
import { decideProposal, needsSecond, propose } from './proposal'

const open = propose(
  {
    _id: 'shanze:c1',
    brandId: 'shanze',
    commandId: 'c1',
    memberId: LIN,
    points: 800,
    reason: '活动补分',
    inputHash: 'h',
    proposedBy: 'shanze:o-shen',
  },
  NOW,
)
const word = (over: Partial<Parameters<typeof decideProposal>[1]> = {}) => ({
  staffId: 'shanze:o-lu',
  commandId: 'd1',
  approve: true,
  ownCard: false,
  ...over,
})

describe('four eyes', () => {
  test.each([
    [500, false],
    [-500, false],
    [501, true],
    [-501, true],
  ])('an adjustment of %i needs a second person above 500: %s', (points, second) =>
    expect(needsSecond(points, 500)).toBe(second),
  )

  test('a second person approves, and it is due to be booked', () => {
    expect(decideProposal(open, word(), NOW)).toMatchObject({
      kind: 'decided',
      next: { state: 'approved', decidedBy: 'shanze:o-lu', decision: 'd1', dueAt: NOW + 20_000 },
    })
  })

  test('or refuses, and nothing is owed', () => {
    expect(decideProposal(open, word({ approve: false }), NOW)).toMatchObject({
      next: { state: 'refused', dueAt: NEVER },
    })
  })

  test('nobody approves their own; taking it back is theirs', () => {
    const own = { staffId: open.proposedBy }
    expect(decideProposal(open, word(own), NOW)).toEqual({ kind: 'own' })
    expect(decideProposal(open, word({ ...own, approve: false }), NOW)).toMatchObject({
      next: { state: 'refused' },
    })
  })

  test('the same word again changes nothing, another one comes too late', () => {
    const decided = decideProposal(open, word(), NOW)
    if (decided.kind !== 'decided') throw new Error(decided.kind)
    expect(decideProposal(decided.next, word(), NOW)).toEqual({ kind: 'already' })
    expect(decideProposal(decided.next, word({ commandId: 'd2' }), NOW)).toEqual({ kind: 'too-late' })
  })

  test.each([
    ['another word', true, word({ approve: false })],
    ['another word, after a no', false, word({ approve: true })],
    ['another person', true, word({ staffId: 'shanze:o-other' })],
  ])('the deciding command with %s is a conflict', (_case, approve, again) => {
    const decided = decideProposal(open, word({ approve }), NOW)
    if (decided.kind !== 'decided') throw new Error(decided.kind)
    expect(decideProposal(decided.next, again, NOW)).toEqual({ kind: 'conflict' })
  })

  test('a no sent again changes nothing either', () => {
    const decided = decideProposal(open, word({ approve: false }), NOW)
    if (decided.kind !== 'decided') throw new Error(decided.kind)
    expect(decideProposal(decided.next, word({ approve: false }), NOW)).toEqual({ kind: 'already' })
  })

  test('nobody approves points for their own card; refusing them is anybody’s', () => {
    expect(decideProposal(open, word({ ownCard: true }), NOW)).toEqual({ kind: 'own-card' })
    expect(decideProposal(open, word({ ownCard: true, approve: false }), NOW).kind).toBe('decided')
  })
})
