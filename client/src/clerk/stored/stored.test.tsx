import type { OutputOf } from '@shared/contract'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { brand, NOW, yunqi } from '../../pages/testing/demo'
import { cloudThatAnswers, noNetwork } from '../../testing/cloud'
import Taro, { openWith } from '../../testing/taro'
import { customerAtDesk } from '../desk/customer-at-desk'
import StoredPage from '.'

type Booked = OutputOf<'clerk.spend'>

const customer = { maskedName: '林 *', tierName: '知味', phoneTail: '6688', isMember: true }
const held = { totalFen: 10_000, principalFen: 9_000, bonusFen: 1_000 }
const rule: OutputOf<'stored.open'> = {
  brand,
  stored: held,
  bonuses: [{ fromFen: 20_000, bonusFen: 2_000 }],
  leastFen: 5_000,
  mostFen: 100_000,
  entries: [],
  next: null,
}
const booked = (entry: Partial<Booked['entry']>, totalFen: number): Booked => ({
  entry: {
    id: 'e1',
    at: NOW,
    kind: 'spend',
    fen: -6_400,
    principalFen: -6_400,
    bonusFen: 0,
    afterFen: totalFen,
    storeName: '云栖路店',
    reason: '',
    ...entry,
  },
  stored: { totalFen, principalFen: totalFen, bonusFen: 0 },
  customer,
  repeated: false,
})
const tap = async (id: string) => {
  const found = document.getElementById(id)
  if (!found) throw new Error(`nothing with id ${id} on screen`)
  await act(async () => void fireEvent.click(found))
}
const open = async (kind: string) => {
  openWith({ kind })
  const stored = { ...held, customerId: 'shanze:o-lin', ticket: 'proof' }
  customerAtDesk.set({ code: 'scan-1', storeId: yunqi.id, customer, stored })
  await act(async () => void render(<StoredPage />))
}
const pad = async (...keys: string[]) => {
  for (const key of keys) await tap(`key-${key}`)
}
const sent = (asked: { action: string; input: unknown }[], action: string) =>
  asked.filter(each => each.action === action)

describe('stored value at the counter', () => {
  test('pays a bill, shows the balance after it, and can be taken back', async () => {
    const asked = cloudThatAnswers({
      'stored.open': () => rule,
      'clerk.spend': () => booked({}, 3_600),
      'clerk.voidSpend': () => booked({ id: 'e2', kind: 'void-spend', fen: 6_400 }, 10_000),
    })
    await open('spend')
    await pad('6', '4')
    expect(screen.getByText('付完余额 36 元')).toBeTruthy()
    await tap('key-confirm')
    expect(asked.at(-1)).toMatchObject({
      action: 'clerk.spend',
      input: { storeId: yunqi.id, customerId: 'shanze:o-lin', ticket: 'proof', amountFen: 6_400 },
    })
    expect(screen.getByText('已收款')).toBeTruthy()
    expect(customerAtDesk.get()?.stored).toMatchObject({ totalFen: 3_600, ticket: 'proof' })
    await tap('void-spend')
    expect(asked.at(-1)).toMatchObject({ input: { customerId: 'shanze:o-lin', entryId: 'e1' } })
    expect(screen.getByText('已撤销')).toBeTruthy()
    expect(customerAtDesk.get()?.stored.totalFen).toBe(10_000)
  })

  test('more than is held cannot be sent and says what is missing', async () => {
    const asked = cloudThatAnswers({ 'stored.open': () => rule })
    await open('spend')
    await pad('1', '2', '0')
    expect(screen.getByText('余额还差 20 元')).toBeTruthy()
    await tap('key-confirm')
    expect(sent(asked, 'clerk.spend')).toEqual([])
  })

  test('a top-up says its bonus before, and is sent once the money was taken', async () => {
    const asked = cloudThatAnswers({
      'stored.open': () => rule,
      'clerk.topUp': () =>
        booked({ kind: 'top-up', fen: 22_000, principalFen: 20_000, bonusFen: 2_000 }, 32_000),
    })
    await open('top-up')
    await pad('2', '0')
    expect(screen.getByText('一次至少充 50 元')).toBeTruthy()
    await pad('0')
    expect(screen.getByText('送 20 元，充完余额 320 元')).toBeTruthy()
    Taro.showModal.mockResolvedValueOnce({ confirm: false, cancel: true })
    await tap('key-confirm')
    expect(sent(asked, 'clerk.topUp')).toEqual([])
    await tap('key-confirm')
    expect(sent(asked, 'clerk.topUp')).toHaveLength(1)
    expect(screen.getByText('已充值')).toBeTruthy()
    expect(document.getElementById('void-spend')).toBeNull()
  })

  test('without an answer the amount is locked and the same command goes again', async () => {
    let answers = false
    const asked = cloudThatAnswers({
      'stored.open': () => rule,
      'clerk.spend': () => (answers ? booked({}, 3_600) : noNetwork()),
    })
    await open('spend')
    await pad('6', '4')
    await tap('key-confirm')
    expect(document.getElementById('key-1')).toBeNull()
    answers = true
    await tap('send-again')
    const [first, again] = sent(asked, 'clerk.spend')
    expect(again?.input).toEqual(first?.input)
    expect(screen.getByText('已收款')).toBeTruthy()
  })
})
