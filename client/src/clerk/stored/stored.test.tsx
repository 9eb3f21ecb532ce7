import type { OutputOf } from '@shared/contract'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { customerAtDesk } from '@/clerk/features/staff/customer-at-desk'
import { brand, NOW, yunqi } from '@/testing/brand'
import { cloudThatAnswers, noNetwork } from '@/testing/cloud'
import Taro, { openWith } from '@/testing/taro'
import StoredPage from '.'

type Booked = OutputOf<'storedValue.spend'>

const customer = { maskedName: '林 *', tierName: '知味', phoneTail: '6688', isMember: true }
const held = { totalFen: 10_000, principalFen: 9_000, bonusFen: 1_000 }
const rule: OutputOf<'storedValue.open'> = {
  brand,
  stored: held,
  bonuses: [{ fromFen: 20_000, bonusFen: 2_000 }],
  payCodes: { stepMs: 30_000, steps: [], madeAt: 0 },
  notice: null,
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
/** Every scan of the customer brings another proof. */
const deskAfter = (scan: number) => ({
  code: `scan-${scan}`,
  storeId: yunqi.id,
  customerId: 'shanze:o-lin',
  permit: `proof-${scan}`,
  cardNo: '6208041577',
  customer,
  points: { active: 0, pending: 0, debt: 0, expiring: null },
  creditMostFen: 0,
  stored: held,
})
const open = async (kind: string, scan = 1) => {
  openWith({ kind })
  customerAtDesk.set(deskAfter(scan))
  let page: ReturnType<typeof render> | undefined
  await act(async () => {
    page = render(<StoredPage />)
  })
  if (!page) throw new Error('nothing was rendered')
  return page
}
const pad = async (...keys: string[]) => {
  for (const key of keys) await tap(`key-${key}`)
}
const sent = (asked: { action: string; input: unknown }[], action: string) =>
  asked.filter(each => each.action === action)

describe('stored value at the counter', () => {
  test('pays a bill, shows the balance after it, and can be taken back', async () => {
    const asked = cloudThatAnswers({
      'storedValue.open': () => rule,
      'storedValue.spend': () => booked({}, 3_600),
      'storedValue.voidSpend': () => booked({ id: 'e2', kind: 'void-spend', fen: 6_400 }, 10_000),
    })
    await open('spend')
    await pad('6', '4')
    expect(screen.getByText('付完余额 36 元')).toBeTruthy()
    await tap('key-confirm')
    expect(asked.at(-1)).toMatchObject({
      action: 'storedValue.spend',
      input: { storeId: yunqi.id, customerId: 'shanze:o-lin', permit: 'proof-1', amountFen: 6_400 },
    })
    expect(screen.getByText('已收款')).toBeTruthy()
    expect(customerAtDesk.get()?.stored).toMatchObject({ totalFen: 3_600 })
    await tap('void-spend')
    expect(asked.at(-1)).toMatchObject({ input: { customerId: 'shanze:o-lin', entryId: 'e1' } })
    expect(screen.getByText('已撤销')).toBeTruthy()
    expect(customerAtDesk.get()?.stored?.totalFen).toBe(10_000)
  })

  test('more than is held cannot be sent and says what is missing', async () => {
    const asked = cloudThatAnswers({ 'storedValue.open': () => rule })
    await open('spend')
    await pad('1', '2', '0')
    expect(screen.getByText('余额还差 20 元')).toBeTruthy()
    await tap('key-confirm')
    expect(sent(asked, 'storedValue.spend')).toEqual([])
  })

  test('a top-up says its bonus before, and is sent once the money was taken', async () => {
    const asked = cloudThatAnswers({
      'storedValue.open': () => rule,
      'storedValue.topUp': () =>
        booked({ kind: 'top-up', fen: 22_000, principalFen: 20_000, bonusFen: 2_000 }, 32_000),
    })
    await open('top-up')
    await pad('2', '0')
    expect(screen.getByText('一次至少充 50 元')).toBeTruthy()
    await pad('0')
    expect(screen.getByText('送 20 元，充完余额 320 元')).toBeTruthy()
    Taro.showModal.mockResolvedValueOnce({ confirm: false, cancel: true })
    await tap('key-confirm')
    expect(sent(asked, 'storedValue.topUp')).toEqual([])
    await tap('key-confirm')
    expect(sent(asked, 'storedValue.topUp')).toHaveLength(1)
    expect(screen.getByText('已充值')).toBeTruthy()
    expect(document.getElementById('void-spend')).toBeNull()
  })

  test('two taps on 充值 ask for the cash once and book it once', async () => {
    const asked = cloudThatAnswers({
      'storedValue.open': () => rule,
      'storedValue.topUp': () => booked({ kind: 'top-up', fen: 20_000, principalFen: 20_000 }, 30_000),
    })
    await open('top-up')
    await pad('2', '0', '0')
    Taro.showModal.mockClear()
    const confirm = document.getElementById('key-confirm') as HTMLElement
    await act(async () => {
      fireEvent.click(confirm)
      fireEvent.click(confirm)
    })
    expect(Taro.showModal).toHaveBeenCalledTimes(1)
    expect(sent(asked, 'storedValue.topUp')).toHaveLength(1)
  })

  test('without an answer the amount is locked and the same command goes again', async () => {
    let answers = false
    const asked = cloudThatAnswers({
      'storedValue.open': () => rule,
      'storedValue.spend': () => (answers ? booked({}, 3_600) : noNetwork()),
    })
    await open('spend')
    await pad('6', '4')
    await tap('key-confirm')
    expect(document.getElementById('key-1')).toBeNull()
    answers = true
    await tap('send-again')
    const [first, again] = sent(asked, 'storedValue.spend')
    expect(again?.input).toEqual(first?.input)
    expect(screen.getByText('已收款')).toBeTruthy()
  })

  test('left without an answer and scanned again, the first one is settled before a second can begin', async () => {
    let answers = false
    const asked = cloudThatAnswers({
      'storedValue.open': () => rule,
      'storedValue.spend': () => (answers ? { ...booked({}, 3_600), repeated: true } : noNetwork()),
    })
    const page = await open('spend')
    await pad('6', '4')
    await tap('key-confirm')
    page.unmount()

    await open('spend', 2)
    expect(screen.getByText('上一笔还没有回音')).toBeTruthy()
    expect(screen.getByText('¥64.00 用余额付')).toBeTruthy()
    expect(document.getElementById('key-1')).toBeNull()
    answers = true
    await act(async () => void fireEvent.click(screen.getByText('再次确认结果')))
    const [first, again, ...more] = sent(asked, 'storedValue.spend')
    expect(again?.input).toEqual(first?.input)
    expect(more).toEqual([])
    expect(screen.getByText('这笔刚才已经送到，没有重复算。')).toBeTruthy()
    expect(customerAtDesk.get()?.stored?.totalFen).toBe(3_600)
  })

  test('what turns out not to be booked is said, and only then another one is possible, as a new command', async () => {
    let reply: () => ReturnType<typeof booked> | { ok: false; code: 'PREVIEW_EXPIRED'; message: string } =
      noNetwork
    const asked = cloudThatAnswers({ 'storedValue.open': () => rule, 'storedValue.spend': () => reply() })
    const page = await open('spend')
    await pad('6', '4')
    await tap('key-confirm')
    page.unmount()

    await open('spend', 2)
    const later = Date.now() + 300_000
    jest.spyOn(Date, 'now').mockReturnValue(later)
    reply = () => ({ ok: false, code: 'PREVIEW_EXPIRED', message: '核对的时间太久了' })
    await act(async () => void fireEvent.click(screen.getByText('再次确认结果')))
    expect(screen.getByText('没有记上')).toBeTruthy()
    jest.restoreAllMocks()
    reply = () => booked({}, 3_600)
    await tap('start-new')
    await pad('6', '4')
    await tap('key-confirm')
    const ids = sent(asked, 'storedValue.spend').map(
      ({ input }) => (input as { commandId: string }).commandId,
    )
    expect(ids[1]).toBe(ids[0])
    expect(ids[2]).not.toBe(ids[0])
    expect(screen.getByText('已收款')).toBeTruthy()
  })

  test('crowded is no outcome of a command sent a moment ago: the same goes again', async () => {
    let reply: () => Booked | { ok: false; code: 'BUSY'; message: string } = noNetwork
    const asked = cloudThatAnswers({ 'storedValue.open': () => rule, 'storedValue.spend': () => reply() })
    await open('spend')
    await pad('6', '4')
    await tap('key-confirm')
    reply = () => ({ ok: false, code: 'BUSY', message: '人有点多' })
    await tap('send-again')
    expect(document.getElementById('key-1')).toBeNull()
    reply = () => booked({}, 3_600)
    await act(async () => void (await new Promise(resolve => setTimeout(resolve, 320))))
    await tap('send-again')
    expect(new Set(sent(asked, 'storedValue.spend').map(({ input }) => JSON.stringify(input))).size).toBe(1)
    expect(screen.getByText('已收款')).toBeTruthy()
  })

  test('a manager pays principal back, all of it or a part, with what leaves said before', async () => {
    const asked = cloudThatAnswers({
      'storedValue.refund': () =>
        booked({ kind: 'refund-principal', fen: -5_000, principalFen: -4_500, bonusFen: -500 }, 5_000),
    })
    await open('refund')
    expect(screen.getByText('收回赠金 10 元，退完余额 0 元')).toBeTruthy()
    await tap('choose-part')
    await pad('9', '1')
    await tap('key-confirm')
    expect(document.querySelector('.keypad-waiting')).toBeTruthy()
    for (const _ of '91') await tap('key-erase')
    await pad('4', '5')
    await tap('key-confirm')
    expect(document.getElementById('send-refund')?.textContent).toBe('先写原因')
    await tap('reason-0')
    await tap('send-refund')
    expect(asked.at(-1)).toMatchObject({
      action: 'storedValue.refund',
      input: { amountFen: 4_500, permit: 'proof-1', reason: '顾客不用了' },
    })
    expect(screen.getByText('请把 ¥45.00 当面退给顾客。')).toBeTruthy()
  })
})
