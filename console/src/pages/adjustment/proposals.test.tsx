import type { ProposalView } from '@shared/contract/actions/adjustment'
import { screen } from '@testing-library/react'
import { brand, NOW, session } from '@/testing/brand'
import { type Replies, refusal, serverThatAnswers } from '@/testing/cloud'
import { accessibilityFaults, openConsole, press } from '@/testing/open'

const proposal = (facts: Partial<ProposalView> = {}): ProposalView => ({
  id: 'p1',
  customer: { maskedName: '林 *', tierName: '知味', phoneTail: '6688', isMember: true },
  points: 800,
  reason: '活动补分',
  proposedBy: '沈禾',
  proposedAt: NOW,
  mayApprove: true,
  ...facts,
})
const open = async (proposals: ProposalView[], replies: Replies = {}) => {
  const sent = serverThatAnswers({
    'login.session': () => session({ permissions: ['adjustment.proposals', 'adjustment.decide'] }),
    'adjustment.proposals': () => ({ brand, alone: 500, proposals }),
    ...replies,
  })
  await openConsole('/proposals')
  return sent
}

describe('corrections that wait for a second person, at the desk', () => {
  test('are approved with their number in the button; the outcome takes the place of the buttons', async () => {
    const sent = await open([proposal()], { 'adjustment.decide': () => ({ state: 'booked' }) })
    expect(await accessibilityFaults()).toEqual([])
    await press('同意 +800 积分')
    expect(sent.at(-1)).toMatchObject({ input: { proposalId: 'p1', approve: true } })
    expect(screen.getByText('已加 800 积分')).toBeTruthy()
    expect(screen.queryByRole('button', { name: '不同意' })).toBeNull()
  })

  test("one's own can only be taken back", async () => {
    await open([proposal({ mayApprove: false })], { 'adjustment.decide': () => ({ state: 'refused' }) })
    expect(screen.queryByRole('button', { name: /同意/ })).toBeNull()
    await press('撤回')
    expect(screen.getByText('已撤回')).toBeTruthy()
  })

  test('one that was decided meanwhile says so and gives the way to the newest list', async () => {
    await open([proposal()], { 'adjustment.decide': refusal('PROPOSAL_DECIDED', '这条申请已经有人处理过了') })
    await press('不同意')
    expect(screen.getByText('这条申请已经有人处理过了')).toBeTruthy()
    expect(screen.getByRole('button', { name: '看最新的' })).toBeTruthy()
  })

  test('none says when there would be one', async () => {
    await open([])
    expect(screen.getByText('没有等着同意的')).toBeTruthy()
  })
})
