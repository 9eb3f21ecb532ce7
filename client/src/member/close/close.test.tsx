import type { OutputOf } from '@shared/contract'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { brand, guest, linQing, yunqi } from '@/testing/brand'
import { cloudThatAnswers } from '@/testing/cloud'
import ClosePage from '.'

const opened = (facts: Partial<OutputOf<'member.closing'>> = {}) => ({
  brand,
  member: linQing,
  coupons: 2,
  blockedBy: null,
  stores: [yunqi],
  ...facts,
})
const field = (id: string) => {
  const found = document.getElementById(id)
  if (!found) throw new Error(`nothing with id ${id} on screen`)
  return found
}
const tap = (id: string) => act(async () => void fireEvent.click(field(id)))
const open = () => act(async () => void render(<ClosePage />))

describe('closing the account', () => {
  test('says what it costs, asks a second time, and only then closes', async () => {
    const asked = cloudThatAnswers({
      'member.closing': () => opened({ stored: { totalFen: 500, principalFen: 0, bonusFen: 500 } }),
      'member.close': () => ({ closed: true }),
    })
    await open()
    for (const text of ['1,367 分作废', '2 张收回', '「知味」清零', '¥5.00 作废'])
      expect(screen.getByText(text)).toBeTruthy()
    await tap('go-on')
    expect(field('close-account').textContent).toBe('先勾选上面这句')
    await tap('close-account')
    expect(asked.map(({ action }) => action)).toEqual(['member.closing'])
    await tap('sure')
    await act(async () => new Promise(resolve => setTimeout(resolve, 310)))
    await tap('close-account')
    expect(asked.at(-1)).toMatchObject({ action: 'member.close', input: { confirm: 'close-my-account' } })
    expect(screen.getByText('账户已注销')).toBeTruthy()
  })

  test('with principal left it is not offered: how much, and where to get it back', async () => {
    cloudThatAnswers({
      'member.closing': () =>
        opened({ blockedBy: 'stored', stored: { totalFen: 55_000, principalFen: 50_000, bonusFen: 5000 } }),
    })
    await open()
    expect([screen.getByText('还有储值，现在不能注销'), screen.getByText('500')]).toHaveLength(2)
    expect(screen.getByText(yunqi.name)).toBeTruthy()
    expect(document.getElementById('go-on')).toBeNull()
  })

  test('refused at the last moment: the page shows what has to be done first', async () => {
    let blockedBy: 'stored' | null = null
    cloudThatAnswers({
      'member.closing': () => opened({ blockedBy }),
      'member.close': () => {
        blockedBy = 'stored'
        return { ok: false, code: 'STORED_LEFT', message: '账户里还有储值余额' }
      },
    })
    await open()
    await tap('go-on')
    await tap('sure')
    await tap('close-account')
    expect(screen.getByText('还有储值，现在不能注销')).toBeTruthy()
  })

  test('a debt stays, and nobody who never joined has anything to close', async () => {
    cloudThatAnswers({
      'member.closing': () =>
        opened({ member: { ...linQing, points: { ...linQing.points, active: 0, debt: 20 } } }),
    })
    await open()
    expect(screen.getByText('20 分还记着')).toBeTruthy()
    cloudThatAnswers({ 'member.closing': () => opened({ member: guest }) })
    await open()
    expect(screen.getByText('没有需要注销的账户')).toBeTruthy()
  })
})
