import type { MergingCard } from '@shared/contract/actions/member'
import Taro from '@tarojs/taro'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { openQuestion } from '../../device/preview-desk'
import { brand, guest, linQing } from '../../pages/testing/demo'
import { cloudThatAnswers, noNetwork, type Replies } from '../../testing/cloud'
import MergePage from '.'

const mine: MergingCard = { member: guest, coupons: 1 }
const other: MergingCard = {
  member: linQing,
  coupons: 2,
  stored: { totalFen: 11_000, principalFen: 10_000, bonusFen: 1000 },
}
const nothing = { ok: false as const, code: 'NOTHING_TO_MERGE' as const, message: '没有找到另一张会员卡' }
const byPhone = (data: object): Replies => ({
  'member.match': ({ proof }) =>
    proof.by === 'union' ? nothing : ({ brand, mine, other, ticket: 'seen-both', ...data } as never),
})
const field = (id: string) => {
  const found = document.getElementById(id)
  if (!found) throw new Error(`nothing with id ${id} on screen`)
  return found
}
const tap = (id: string) => act(async () => void fireEvent.click(field(id)))
/** WeChat's own question about the number, answered. */
const answer = (code: string | null) => act(async () => openQuestion.get()?.answer(code))
/** Two touches of one finger count as one. */
const afterTwoTouches = () => act(async () => new Promise(resolve => setTimeout(resolve, 310)))
const open = () => act(async () => void render(<MergePage />))

describe('making two cards one', () => {
  test('asks for the number, shows both cards and their sum, and merges only when agreed', async () => {
    const asked = cloudThatAnswers({
      ...byPhone({}),
      'member.merge': () => ({
        member: { ...linQing, points: { ...linQing.points, active: 1435 } },
        moved: 68,
      }),
    })
    await open()
    await tap('prove-phone')
    await answer('code-1')
    expect(asked.at(-1)).toMatchObject({ input: { proof: { by: 'phone', phoneCode: 'code-1' } } })
    expect([screen.getByText('1,435'), screen.getByText('券 3 张 · 储值 ¥110.00')]).toHaveLength(2)
    expect([
      screen.getByText('0，待到账 68'),
      screen.getByText('1,367'),
      screen.getByText('知味'),
    ]).toHaveLength(3)
    expect(asked.some(({ action }) => action === 'member.merge')).toBe(false)
    await tap('merge')
    expect(asked.at(-1)).toMatchObject({ action: 'member.merge', input: { ticket: 'seen-both' } })
    expect(screen.getByText('已合并成一张卡')).toBeTruthy()
    await tap('see-card')
    expect(Taro.switchTab).toHaveBeenCalledWith({ url: '/pages/card/index' })
  })

  test('somebody known by WeChat itself sees both cards at once', async () => {
    cloudThatAnswers({ 'member.match': () => ({ brand, mine, other, ticket: 'seen-both' }) })
    await open()
    expect(screen.getByText('留下这张')).toBeTruthy()
  })

  test('what WeChat finds late never takes the place of the card found by number', async () => {
    let late = (): void => undefined
    const found = { brand, mine, other, ticket: 'by-number' }
    const asked = cloudThatAnswers({
      'member.match': ({ proof }) =>
        proof.by === 'phone'
          ? found
          : new Promise(resolve => {
              late = () => resolve({ ...found, ticket: 'by-union' })
            }),
      'member.merge': () => ({ member: linQing, moved: 0 }),
    })
    await open()
    await tap('prove-phone')
    await answer('code-1')
    await act(async () => late())
    await tap('merge')
    expect(asked.at(-1)).toMatchObject({ action: 'member.merge', input: { ticket: 'by-number' } })
  })

  test('a debt is told, not hidden in the sum', async () => {
    const owing = { ...guest, points: { ...guest.points, pending: 0, debt: 1400 } }
    cloudThatAnswers({
      'member.match': () => ({ brand, mine: { ...mine, member: owing }, other, ticket: 't' }),
    })
    await open()
    expect(screen.getByText('还欠 33 积分 · 券 3 张 · 储值 ¥110.00')).toBeTruthy()
  })

  test('no card behind the number, or no number given: both cards stay as they are, and it says so', async () => {
    cloudThatAnswers({ 'member.match': () => nothing })
    await open()
    await tap('prove-phone')
    await answer('code-1')
    expect(screen.getByText('没有找到另一张会员卡')).toBeTruthy()
    await afterTwoTouches()
    await tap('prove-phone')
    await answer(null)
    expect(screen.getByText('没有拿手机号。')).toBeTruthy()
  })

  test('an answer that got lost is asked for again under the same id; a proof too old is made anew', async () => {
    let replies = 0
    const asked = cloudThatAnswers({
      ...byPhone({}),
      'member.merge': () => {
        replies += 1
        if (replies === 1) return noNetwork()
        return { ok: false, code: 'PROOF_EXPIRED', message: '验证过了十分钟，卡没有变动。请重新验证一次' }
      },
    })
    await open()
    await tap('prove-phone')
    await answer('code-1')
    await tap('merge')
    expect(field('merge').textContent).toBe('再送一次')
    await afterTwoTouches()
    await tap('merge')
    const sent = asked.filter(({ action }) => action === 'member.merge').map(({ input }) => input)
    expect(sent.length).toBe(2)
    expect(sent[0]).toEqual(sent[1])
    expect(screen.getByText('验证过了十分钟，卡没有变动。请重新验证一次')).toBeTruthy()
    expect(field('prove-phone')).toBeTruthy()
  })
})
