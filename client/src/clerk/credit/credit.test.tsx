import type { OutputOf } from '@shared/contract'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { slipText } from '@/clerk/features/receipt/slip'
import { customerAtDesk } from '@/clerk/features/staff/customer-at-desk'
import { setRole } from '@/clerk/features/staff/role'
import { NOW, yunqi } from '@/testing/brand'
import { cloudThatAnswers, noNetwork } from '@/testing/cloud'
import Taro from '@/testing/taro'
import CreditPage from '.'

const customer = { maskedName: '林 *', tierName: '知味', phoneTail: '6688', isMember: true }
const points = (active: number) => ({ active, pending: 0, debt: 0, expiring: null })
const credited = (over: Partial<OutputOf<'receipt.credit'>> = {}): OutputOf<'receipt.credit'> => ({
  order: {
    id: 'o1',
    tail: '0031',
    state: 'paid',
    amountFen: 6800,
    payerFen: 6800,
    refundedFen: 0,
    paidAt: NOW,
    storeName: '云栖路店',
    lines: [],
  },
  receiptNo: '0031',
  customer,
  points: 81,
  waiting: false,
  balance: points(1367),
  ...over,
})
const field = (id: string) => {
  const found = document.getElementById(id)
  if (!found) throw new Error(`nothing with id ${id} on screen`)
  return found
}
const tap = (id: string) => act(async () => void fireEvent.click(field(id)))
const pad = async (...keys: string[]) => {
  for (const key of keys) await tap(`key-${key}`)
}
const open = async (scan = 1) => {
  customerAtDesk.set({
    code: `scan-${scan}`,
    storeId: yunqi.id,
    customerId: 'shanze:o-lin',
    permit: `proof-${scan}`,
    cardNo: '6208041577',
    customer,
    points: points(1286),
    creditMostFen: 50_000,
  })
  let page: ReturnType<typeof render> | undefined
  await act(async () => {
    page = render(<CreditPage />)
  })
  if (!page) throw new Error('nothing was rendered')
  return page
}

describe('a sale in cash, credited to the customer at the desk', () => {
  test('goes with its amount and slip, and says what it gave; wrong, it leads to giving it back', async () => {
    const asked = cloudThatAnswers({ 'receipt.credit': () => credited() })
    await open()
    await pad('6', '8')
    await tap('ask-slip')
    await act(async () => void fireEvent.change(field('type-slip'), { target: { value: '00:31' } }))
    await tap('confirm-slip')
    await tap('key-confirm')
    expect(asked.at(-1)).toMatchObject({
      action: 'receipt.credit',
      input: { customerId: 'shanze:o-lin', permit: 'proof-1', amountFen: 6800, receiptNo: '0031' },
    })
    expect([screen.getByText('+81'), screen.getByText('顾客现在有 1,367 积分')]).toHaveLength(2)
    expect(customerAtDesk.get()?.points?.active).toBe(1367)
    await tap('void-credit')
    expect(Taro.redirectTo).toHaveBeenCalledWith({
      url: `/clerk/receipt/index?storeId=${encodeURIComponent(yunqi.id)}&receiptNo=0031`,
    })
  })

  test('without a slip no number is sent; above the limit nothing is', async () => {
    const asked = cloudThatAnswers({ 'receipt.credit': () => credited({ receiptNo: 'C0123456789' }) })
    await open()
    await pad('5', '0', '1')
    expect(screen.getByText('超过 500 元，要店长来记')).toBeTruthy()
    await tap('key-confirm')
    expect(asked).toEqual([])
    await tap('key-erase')
    await tap('key-confirm')
    expect(asked.at(-1)?.input).not.toHaveProperty('receiptNo')
    expect(screen.getByText('C0123456789')).toBeTruthy()
  })

  test('to a card whose number was typed it says nothing of what they hold', async () => {
    cloudThatAnswers({ 'receipt.credit': () => credited({ balance: null }) })
    await open()
    await pad('6', '8')
    await tap('key-confirm')
    expect([screen.getByText('+81'), screen.getByText('已到顾客账上')]).toHaveLength(2)
  })

  test('a manager is told their own limit', async () => {
    setRole('manager')
    await open()
    await pad('5', '0', '1')
    expect(screen.getByText('一笔最多补记 500 元')).toBeTruthy()
  })

  test('points that wait are said so, and so are points still being booked', async () => {
    const guest = { ...customer, isMember: false }
    cloudThatAnswers({ 'receipt.credit': () => credited({ customer: guest, waiting: true }) })
    await open()
    await pad('6', '8')
    await tap('key-confirm')
    expect(screen.getByText('积分给您留着，入会就到账。')).toBeTruthy()
    cleanup()
    cloudThatAnswers({ 'receipt.credit': () => credited({ points: null }) })
    await open()
    await pad('6', '8')
    await tap('key-confirm')
    expect(screen.getByText('算好会自动到顾客账上，不用再记')).toBeTruthy()
  })

  test('a slip credited before is refused in place, the amount stays', async () => {
    const message = '这张小票已经记过了（10:24，68 元），没有再记'
    cloudThatAnswers({ 'receipt.credit': () => ({ ok: false, code: 'RECEIPT_CREDITED', message }) })
    await open()
    await pad('6', '8')
    await tap('key-confirm')
    expect(screen.getByText(message)).toBeTruthy()
    expect(screen.getAllByText('¥68')).toHaveLength(2)
  })

  test('C11: a sale like one just recorded is credited only after a second tap that says so', async () => {
    const message = '这位顾客 10:20 在本店已有一单 68 元，没有再记。是另一单再点「仍要记上」'
    let confirmed = false
    const asked = cloudThatAnswers({
      'receipt.credit': () => (confirmed ? credited() : { ok: false, code: 'SIMILAR_SALE', message }),
    })
    await open()
    await pad('6', '8')
    await tap('key-confirm')
    expect(screen.getByText(message)).toBeTruthy()
    expect(asked.at(-1)?.input).not.toHaveProperty('confirmed')
    confirmed = true
    expect(field('key-confirm').textContent).toContain('仍要记上')
    await tap('key-confirm')
    expect(asked.at(-1)?.input).toMatchObject({ confirmed: true })
    expect(screen.getByText('已补记')).toBeTruthy()
  })

  test('left without an answer and scanned again, the first one comes first', async () => {
    let answers = false
    const asked = cloudThatAnswers({ 'receipt.credit': () => (answers ? credited() : noNetwork()) })
    const page = await open()
    await pad('6', '8')
    await tap('key-confirm')
    page.unmount()
    await open(2)
    expect(screen.getByText('补记 ¥68.00')).toBeTruthy()
    answers = true
    await act(async () => void fireEvent.click(screen.getByText('再次确认结果')))
    expect(asked[1]?.input).toEqual(asked[0]?.input)
    expect(screen.getByText('已补记')).toBeTruthy()
  })
})

test.each([
  ['0031', '0031'],
  ['20261122@0031', '0031（11 月 22 日）'],
  ['C0123456789', 'C0123456789'],
])('the slip %s is said as %s', (receiptNo, text) => expect(slipText(receiptNo)).toBe(text))
