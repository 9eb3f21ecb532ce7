import type { ProposalView } from '@shared/contract/actions/adjustment'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { brand, NOW } from '@/testing/brand'
import { cloudThatAnswers } from '@/testing/cloud'
import ProposalsPage from '.'

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
const opened = (...proposals: ProposalView[]) => ({ brand, alone: 500, proposals })
const open = async () => {
  await act(async () => void render(<ProposalsPage />))
}
const tap = async (id: string) => {
  const found = document.getElementById(id)
  if (!found) throw new Error(`nothing with id ${id} on screen`)
  await act(async () => void fireEvent.click(found))
}

describe('corrections that wait for a second person', () => {
  test('are approved with their number in the button, and the outcome stays on screen', async () => {
    const asked = cloudThatAnswers({
      'adjustment.proposals': () => opened(proposal()),
      'adjustment.decide': () => ({ state: 'booked' }),
    })
    await open()
    expect(document.getElementById('approve-p1')?.textContent).toBe('同意 +800')
    await tap('approve-p1')
    expect(asked.at(-1)).toMatchObject({ input: { proposalId: 'p1', approve: true } })
    expect(screen.getByText('已加 800 积分')).toBeTruthy()
    expect(document.getElementById('approve-p1')).toBeNull()
  })

  test("one's own cannot be approved, says why, and can be taken back", async () => {
    const asked = cloudThatAnswers({
      'adjustment.proposals': () => opened(proposal({ mayApprove: false })),
      'adjustment.decide': () => ({ state: 'refused' }),
    })
    await open()
    expect(document.getElementById('approve-p1')).toBeNull()
    expect(screen.getByText('自己提的，要另一位店长同意。提错了可以撤回。')).toBeTruthy()
    await tap('refuse-p1')
    expect(asked.at(-1)).toMatchObject({ input: { approve: false } })
    expect(screen.getByText('已撤回')).toBeTruthy()
  })

  test('decided by somebody else meanwhile is told on the card, with a way to the newest list', async () => {
    cloudThatAnswers({
      'adjustment.proposals': () => opened(proposal()),
      'adjustment.decide': () => ({
        ok: false,
        code: 'PROPOSAL_DECIDED',
        message: '这条申请已经有人处理过了',
      }),
    })
    await open()
    await tap('refuse-p1')
    expect(screen.getByText('这条申请已经有人处理过了')).toBeTruthy()
    expect(document.getElementById('outdated-p1')).toBeTruthy()
  })

  test('none says when there would be one; a clerk is told whose job it is', async () => {
    cloudThatAnswers({ 'adjustment.proposals': () => opened() })
    await open()
    expect(screen.getByText('没有等着同意的')).toBeTruthy()
    cloudThatAnswers({
      'adjustment.proposals': () => ({
        ok: false,
        code: 'NOT_MANAGER',
        message: '改积分要店长来做，请找店长',
      }),
    })
    await open()
    expect(screen.getByText('改积分要店长来做，请找店长')).toBeTruthy()
  })
})
