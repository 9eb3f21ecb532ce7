import type { OutputOf } from '@shared/contract'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { brand, hubin, NOW, yunqi } from '@/testing/brand'
import { cloudThatAnswers, noNetwork } from '@/testing/cloud'
import Taro, { openWith } from '@/testing/taro'
import ReceiptPage from '.'

const desk = (role: OutputOf<'staff.open'>['role'] = 'manager'): OutputOf<'staff.open'> => ({
  brand,
  clerkName: '沈禾',
  role,
  stores: [yunqi, hubin],
  today: { count: 0, offFen: 0 },
  last: null,
  storedValue: true,
  digitsNeeded: true,
  now: NOW,
})
const voided = (refundedFen: number, keptPoints: number): OutputOf<'receipt.void'> => ({
  order: {
    id: 'o1',
    tail: '0931',
    state: 'partly-refunded',
    amountFen: 6800,
    payerFen: 6800,
    refundedFen,
    paidAt: NOW,
    storeName: '云栖路店',
    lines: [],
  },
  leftFen: 6800 - refundedFen,
  keptPoints,
})
/** No clerk has credited anything today. */
const today = { day: '2026-11-22', amountFen: 0, byClerk: [] }
const credit = (receiptNo: string, leftFen: number): OutputOf<'receipt.credits'>['credits'][number] => ({
  receiptNo,
  at: NOW,
  amountFen: 6800,
  leftFen,
  keptPoints: 81,
  customer: { maskedName: '林 *', tierName: '知味', phoneTail: '6688', isMember: true },
  clerkName: '陈一',
})
const field = (id: string) => {
  const found = document.getElementById(id)
  if (!found) throw new Error(`nothing with id ${id} on screen`)
  return found
}
const open = async () => {
  openWith({ storeId: encodeURIComponent(yunqi.id) })
  await act(async () => void render(<ReceiptPage />))
}
const tap = (id: string) => act(async () => void fireEvent.click(field(id)))
const typeReceipt = (value: string) =>
  act(async () => void fireEvent.change(field('type-receipt'), { target: { value } }))

describe('giving back the money of a receipt', () => {
  test('in part: the amount by the keypad, asked once more, then what is left and the points kept', async () => {
    const asked = cloudThatAnswers({
      'staff.open': () => desk(),
      'receipt.void': () => voided(2800, 40),
    })
    await open()
    expect(field('send-void').textContent).toBe('先填小票号')
    await typeReceipt('A-1024')
    await tap('choose-part')
    for (const key of ['2', '8']) await tap(`key-${key}`)
    await tap('key-confirm')
    await tap('reason-0')
    expect(field('send-void').textContent).toBe('退 28 元')
    await tap('send-void')
    expect(Taro.showModal).toHaveBeenCalledTimes(1)
    expect(asked.at(-1)).toMatchObject({
      action: 'receipt.void',
      input: { storeId: yunqi.id, receiptNo: 'A-1024', fen: 2800, reason: '顾客退货' },
    })
    expect(screen.getByText('还剩 ¥40.00 没退')).toBeTruthy()
    expect(screen.getByText('这一单还给您留着 40 积分。')).toBeTruthy()
  })

  test('wholly: no amount is sent; nothing is sent when one thinks again', async () => {
    const asked = cloudThatAnswers({ 'staff.open': () => desk(), 'receipt.void': () => voided(6800, 0) })
    Taro.showModal.mockResolvedValueOnce({ confirm: false, cancel: true })
    await open()
    await typeReceipt('A-1024')
    await tap('reason-1')
    await tap('send-void')
    expect(asked.filter(({ action }) => action === 'receipt.void')).toEqual([])
    await act(async () => void (await new Promise(resolve => setTimeout(resolve, 320))))
    await tap('send-void')
    expect(asked.at(-1)?.input).not.toHaveProperty('fen')
    expect(screen.getByText('这张小票退完了')).toBeTruthy()
  })

  test('an unknown number and too much money are told in a clerk’s words, in place', async () => {
    let reply: {
      ok: false
      code: 'RECEIPT_UNKNOWN' | 'AMOUNT_NOT_ALLOWED'
      message: string
      data?: unknown
    } = {
      ok: false,
      code: 'RECEIPT_UNKNOWN',
      message: '认不出',
    }
    cloudThatAnswers({ 'staff.open': () => desk('clerk'), 'receipt.void': () => reply })
    await open()
    expect(screen.getByText('你能退当天的小票，以前的请店长退')).toBeTruthy()
    await typeReceipt('A-1024')
    await tap('reason-1')
    await tap('send-void')
    expect(screen.getByText('这家店没有这张小票，没有退。请核对门店和小票号')).toBeTruthy()
    reply = { ok: false, code: 'AMOUNT_NOT_ALLOWED', message: '多了', data: { leftFen: 1250 } }
    await act(async () => void (await new Promise(resolve => setTimeout(resolve, 320))))
    await tap('send-void')
    expect(screen.getByText('这张小票最多还能退 12.5 元，这次没有退')).toBeTruthy()
  })

  test('without an answer the same command goes again, unasked', async () => {
    let answers = false
    const asked = cloudThatAnswers({
      'staff.open': () => desk(),
      'receipt.void': () => (answers ? voided(6800, 0) : noNetwork()),
    })
    await open()
    await typeReceipt('A-1024')
    await tap('reason-0')
    await tap('send-void')
    expect(field('send-void').textContent).toBe('再送一次')
    answers = true
    await act(async () => void (await new Promise(resolve => setTimeout(resolve, 320))))
    await tap('send-void')
    const sent = asked.filter(({ action }) => action === 'receipt.void')
    expect(sent).toHaveLength(2)
    expect(sent[1]?.input).toEqual(sent[0]?.input)
    expect(Taro.showModal).toHaveBeenCalledTimes(1)
  })

  test('sales credited by hand are offered, so that one without a slip can be given back', async () => {
    const asked = cloudThatAnswers({
      'staff.open': () => desk(),
      'receipt.credits': () => ({
        credits: [credit('20261121@0031', 6800), credit('C0123456789', 0)],
        today,
      }),
      'receipt.void': () => voided(6800, 0),
    })
    await open()
    expect(screen.getByText('¥68.00 · 0031（11 月 21 日）')).toBeTruthy()
    expect(document.getElementById('credits-today')).toBeNull()
    expect(document.getElementById('choose-C0123456789')).toBeNull()
    await tap('choose-20261121@0031')
    expect(field('chosen-receipt').textContent).toContain('0031（11 月 21 日）')
    await tap('reason-0')
    await tap('send-void')
    expect(asked.at(-1)?.input).toMatchObject({ receiptNo: '20261121@0031' })
    const content = expect.stringContaining('小票 0031（11 月 21 日），剩下的全退')
    expect(Taro.showModal).toHaveBeenLastCalledWith(expect.objectContaining({ content }))
  })

  test('M6: the sum of all credits of the day is shown, also of those that are not in the list', async () => {
    const byClerk = [
      { clerkName: '陈一', amountFen: 320_000 },
      { clerkName: '沈禾', amountFen: 6_800 },
    ]
    cloudThatAnswers({
      'staff.open': () => desk(),
      'receipt.credits': () => ({ credits: [], today: { ...today, amountFen: 326_800, byClerk } }),
    })
    await open()
    expect(document.getElementById('credits-today')?.textContent).toBe(
      '今天手工补记共 ¥3,268.00（陈一 ¥3,200.00，沈禾 ¥68.00）',
    )
  })
})
