import type { OutputOf } from '@shared/contract'
import { act, fireEvent, render, renderHook, screen } from '@testing-library/react'
import { setRole } from '@/clerk/features/staff/role'
import { keptOnPhone } from '@/cloud/pending-commands'
import { useCommand } from '@/cloud/use-command'
import { yunqi } from '@/testing/brand'
import { cloudThatAnswers, noNetwork } from '@/testing/cloud'
import Taro, { openWith } from '@/testing/taro'
import PreviewPage from '.'

type Member = Extract<OutputOf<'redemption.preview'>, { kind: 'member' }>

const LIN = 'shanze:o-lin'
const SCANNED = '620804157107397178'
const found = (over: Partial<Member> = {}): Member => ({
  kind: 'member',
  customer: { maskedName: '林 *', tierName: '知味', phoneTail: '6688', isMember: true },
  customerId: LIN,
  permit: 'proof',
  points: { active: 1286, pending: 0, debt: 0, expiring: null },
  coupons: [],
  creditMostFen: 50_000,
  stored: { totalFen: 55_000, principalFen: 50_000, bonusFen: 5_000 },
  ...over,
})
const open = async (code = SCANNED) => {
  openWith({ storeId: encodeURIComponent(yunqi.id), code })
  await act(async () => void render(<PreviewPage />))
}
const offered = () =>
  ['top-up', 'spend', 'credit', 'adjust', 'refund'].filter(each => document.getElementById(`open-${each}`))

describe('the customer a clerk has found', () => {
  test.each([
    ['clerk', ['top-up', 'spend', 'credit']],
    ['manager', ['top-up', 'spend', 'credit', 'adjust', 'refund']],
  ] as const)('a %s is offered what they may do', async (role, actions) => {
    setRole(role)
    cloudThatAnswers({ 'redemption.preview': () => found() })
    await open()
    expect(offered()).toEqual(actions)
    expect(screen.getByText('¥550.00')).toBeTruthy()
  })

  test('by a typed card only a sale can be credited, and nothing they hold is shown', async () => {
    setRole('manager')
    const { stored: _, ...typed } = found({ points: null })
    cloudThatAnswers({ 'redemption.preview': () => typed })
    await open('6208041571')
    expect(offered()).toEqual(['credit'])
    expect(screen.queryByText('可用积分')).toBeNull()
    expect(screen.getByText('卡号是手输的，只能补记。用券、用余额，请扫顾客的会员码。')).toBeTruthy()
  })

  test('with something unanswered, says so first and leads to it', async () => {
    cloudThatAnswers({ 'redemption.preview': () => found(), 'storedValue.spend': noNetwork })
    const sending = { about: LIN, whose: '林 *', textOf: () => '¥50.00 用余额付' }
    const { result } = renderHook(() =>
      useCommand('storedValue.spend', keptOnPhone('storedValue.spend', sending)),
    )
    const spend = { storeId: yunqi.id, customerId: LIN, permit: 'old', amountFen: 5_000 }
    await act(() => result.current.run(spend))
    await open()
    expect(screen.getByText('上一笔还没有回音：¥50.00 用余额付')).toBeTruthy()
    await act(async () => void fireEvent.click(screen.getByText('去确认')))
    expect(Taro.navigateTo).toHaveBeenCalledWith({
      url: `/clerk/unanswered/index?about=${encodeURIComponent(LIN)}`,
    })
  })
})
