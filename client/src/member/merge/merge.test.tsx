import type { CardMatched, MergingCard } from '@shared/contract/actions/member-merge'
import Taro from '@tarojs/taro'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { openQuestion } from '@/device/preview-desk'
import { brand, guest, linQing } from '@/testing/brand'
import { cloudThatAnswers, noNetwork, type Replies } from '@/testing/cloud'
import MergePage from '.'

const mine: MergingCard = { member: guest, coupons: 1 }
const other = { cardTail: '6777', joinedMonth: '2025-03' }
const found = (facts: Partial<CardMatched> = {}): CardMatched => ({
  brand,
  mine,
  other,
  merging: { kind: 'now' },
  permit: 'seen-both',
  ...facts,
})
const merged = {
  kind: 'merged' as const,
  card: {
    member: { ...linQing, points: { ...linQing.points, active: 1435 } },
    coupons: 3,
    stored: { totalFen: 11_000, principalFen: 10_000, bonusFen: 1000 },
  },
  moved: 68,
}
const nothing = { ok: false as const, code: 'NOTHING_TO_MERGE' as const, message: '没有找到另一张会员卡' }
const byPhone = (facts: Partial<CardMatched> = {}): Replies => ({
  'member.match': ({ proof }) => (proof.by === 'union' ? nothing : found(facts)),
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
  test('asks for the number, shows which card stays, and merges only when agreed', async () => {
    const asked = cloudThatAnswers({ ...byPhone(), 'member.merge': () => merged })
    await open()
    await tap('prove-phone')
    await answer('code-1')
    expect(asked.at(-1)).toMatchObject({ input: { proof: { by: 'phone', phoneCode: 'code-1' } } })
    expect([screen.getByText('尾号 6777'), screen.getByText('2025 年 3 月入会')]).toHaveLength(2)
    expect(screen.getByText('待到账 68 · 券 1 张')).toBeTruthy()
    expect(asked.some(({ action }) => action === 'member.merge')).toBe(false)
    await tap('merge')
    expect(asked.at(-1)).toMatchObject({ action: 'member.merge', input: { permit: 'seen-both' } })
    expect([screen.getByText('已合并成一张卡'), screen.getByText('1,435')]).toHaveLength(2)
    expect([screen.getByText('3 张'), screen.getByText('¥110.00')]).toHaveLength(2)
    await tap('see-card')
    expect(Taro.switchTab).toHaveBeenCalledWith({ url: '/pages/card/index' })
  })

  test('H3: a card somebody may miss is asked for: how long it waits, and when it happens', async () => {
    const dueAt = Date.parse('2030-11-24T10:24:00+08:00')
    cloudThatAnswers({
      ...byPhone({ merging: { kind: 'waits', hours: 48 } }),
      'member.merge': () => ({ kind: 'waiting', dueAt }),
    })
    await open()
    await tap('prove-phone')
    await answer('code-1')
    expect(screen.getByText('申请后等 48 小时才合并。')).toBeTruthy()
    expect(field('merge').textContent).toBe('申请合并')
    await tap('merge')
    expect(screen.getByText('已经申请，没人停下就合并')).toBeTruthy()
    expect(screen.getByText(/11 月 24 日 10:24/)).toBeTruthy()
  })

  test('H3: who asked before sees that it still waits, and a stopped one says so', async () => {
    cloudThatAnswers(byPhone({ merging: { kind: 'waiting', dueAt: Date.now() + 3_600_000 } }))
    await open()
    await tap('prove-phone')
    await answer('code-1')
    expect(screen.getByText('已经申请，没人停下就合并')).toBeTruthy()
    cleanup()
    const stopped = {
      ok: false as const,
      code: 'MERGE_STOPPED' as const,
      message: '那张卡的主人停下了合并，两张卡都没有变动',
    }
    cloudThatAnswers({ 'member.match': ({ proof }) => (proof.by === 'union' ? nothing : stopped) })
    await open()
    await tap('prove-phone')
    await answer('code-2')
    expect(screen.getByText(stopped.message)).toBeTruthy()
  })

  test('somebody known by WeChat itself sees the card at once', async () => {
    cloudThatAnswers({ 'member.match': () => found() })
    await open()
    expect(screen.getByText('留下这张')).toBeTruthy()
  })

  test('what WeChat finds late never takes the place of the card found by number', async () => {
    let late = (): void => undefined
    const asked = cloudThatAnswers({
      'member.match': ({ proof }) =>
        proof.by === 'phone'
          ? found({ permit: 'by-number' })
          : new Promise(resolve => {
              late = () => resolve(found({ permit: 'by-union' }))
            }),
      'member.merge': () => merged,
    })
    await open()
    await tap('prove-phone')
    await answer('code-1')
    await act(async () => late())
    await tap('merge')
    expect(asked.at(-1)).toMatchObject({ action: 'member.merge', input: { permit: 'by-number' } })
  })

  test('a debt is told beside what goes over', async () => {
    const owing = { ...guest, points: { ...guest.points, pending: 0, debt: 1400 } }
    cloudThatAnswers({ 'member.match': () => found({ mine: { ...mine, member: owing } }) })
    await open()
    expect(screen.getByText('还欠 1,400 积分 · 券 1 张')).toBeTruthy()
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
      ...byPhone(),
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
