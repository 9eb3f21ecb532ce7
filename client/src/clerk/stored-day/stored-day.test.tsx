import type { OutputOf } from '@shared/contract'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { NOW, yunqi } from '@/testing/brand'
import { cloudThatAnswers } from '@/testing/cloud'
import { openWith } from '@/testing/taro'
import StoredDayPage from '.'

type Day = OutputOf<'storedValue.day'>
type Movement = Day['entries'][number]

const customer = { maskedName: '林 *', tierName: '知味', phoneTail: '6688', isMember: true }
const movement = (
  id: string,
  over: Partial<Movement> = {},
  entry: Partial<Movement['entry']> = {},
): Movement => ({
  entry: {
    id,
    at: NOW,
    kind: 'spend',
    fen: -11_000,
    principalFen: -10_000,
    bonusFen: -1_000,
    afterFen: 44_000,
    storeName: '云栖路店',
    reason: '',
    ...entry,
  },
  customerId: 'shanze:o-lin',
  customer,
  clerkName: '陈一',
  voided: false,
  mayVoid: null,
  ...over,
})
const none = { principalFen: 0, bonusFen: 0 }
const day = (entries: Movement[]): Day => ({
  day: '2026-11-22',
  storeName: '云栖路店',
  totals: {
    toppedUp: { principalFen: 50_000, bonusFen: 5_000 },
    spent: { principalFen: 10_000, bonusFen: 1_000 },
    voided: none,
    paidBack: { principalFen: 20_000, bonusFen: 2_000 },
  },
  entries,
})
const open = async () => {
  openWith({ storeId: encodeURIComponent(yunqi.id) })
  await act(async () => void render(<StoredDayPage />))
}
const tap = async (id: string) => {
  const found = document.getElementById(id)
  if (!found) throw new Error(`nothing with id ${id} on screen`)
  await act(async () => void fireEvent.click(found))
}

describe('the day of stored value', () => {
  test('sums principal and bonus apart, and says what the till took in', async () => {
    cloudThatAnswers({ 'storedValue.day': () => day([movement('s1')]) })
    await open()
    expect(document.getElementById('total-toppedUp')?.textContent).toBe('充值50050')
    expect(document.getElementById('total-paidBack')?.textContent).toBe('退储值20020')
    expect(screen.getByText('柜台实收 300 元：充值的本金减去退掉的')).toBeTruthy()
    expect([screen.getByText('−110'), screen.getByText('本金 100，赠金 10')]).toHaveLength(2)
  })

  test('a spending of one’s own is taken back from its slip; an old one by a manager with a reason', async () => {
    const asked = cloudThatAnswers({
      'storedValue.day': () =>
        day([movement('mine', { mayVoid: 'alone' }), movement('old', { mayVoid: 'with-reason' })]),
      'storedValue.voidSpend': () => ({
        entry: movement('v').entry,
        stored: { totalFen: 0, principalFen: 0, bonusFen: 0 },
        customer,
        repeated: false,
      }),
    })
    const voids = () =>
      asked.filter(({ action }) => action === 'storedValue.voidSpend').map(({ input }) => input)
    await open()
    await tap('movement-mine')
    await tap('void-mine')
    expect(voids()).toMatchObject([{ customerId: 'shanze:o-lin', entryId: 'mine' }])
    await tap('movement-old')
    expect(document.getElementById('void-old')?.textContent).toBe('先写原因')
    await tap('reason-0')
    await tap('void-old')
    expect(voids()[1]).toMatchObject({ entryId: 'old', reason: '收错金额' })
  })

  test('what was taken back says so and offers nothing', async () => {
    cloudThatAnswers({ 'storedValue.day': () => day([movement('s1', { voided: true })]) })
    await open()
    expect(screen.getByText('已撤销')).toBeTruthy()
    await tap('movement-s1')
    expect(document.getElementById('void-s1')).toBeNull()
  })

  test('nothing moved yet, and a store one may not see, are told in words', async () => {
    cloudThatAnswers({ 'storedValue.day': () => day([]) })
    await open()
    expect(screen.getByText('今天还没有储值')).toBeTruthy()
    const message = '你不在这家店的员工名单里，请换到你的门店'
    cloudThatAnswers({ 'storedValue.day': () => ({ ok: false, code: 'STAFF_WRONG_STORE', message }) })
    await open()
    expect(screen.getByText(message)).toBeTruthy()
  })
})
