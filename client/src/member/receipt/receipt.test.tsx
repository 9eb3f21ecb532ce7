import type { OutputOf } from '@shared/contract'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { scanCode } from '@/device/scan-code'
import { at, brand, guest, landing, linQing, NOW } from '@/testing/brand'
import { cloudThatAnswers, noNetwork, type Replies } from '@/testing/cloud'
import Taro, { openWith } from '@/testing/taro'
import ReceiptPage from '.'
import { receiptHero } from './receipt-text'

jest.mock('@/device/scan-code', () => ({ scanCode: jest.fn(), useScansOfStage: () => undefined }))

type Receipt = OutputOf<'receipt.open'>
const CODE = 'HR.yunqi.A0001.abcdefgh_-345678'
const order = { ...landing().order, refundedFen: 0 } as NonNullable<Receipt['order']>
const receipt = (facts: Partial<Receipt> = {}): Receipt => ({
  brand,
  member: linQing,
  now: NOW,
  state: 'open',
  order: { ...order, lines: [{ name: '高山白茶', quantity: 2, priceFen: 2800, fen: 2800 }] },
  points: 81,
  granted: 0,
  waiting: false,
  lotDay: '2027-11-30',
  untilAt: at('2026-11-30T00:00:00'),
  ...facts,
})
const claimed = (facts: Partial<OutputOf<'receipt.claim'>> = {}): OutputOf<'receipt.claim'> => ({
  order,
  points: 81,
  waiting: false,
  member: linQing,
  notJoined: null,
  ...facts,
})
const mine = (facts: Partial<Receipt> = {}) => receipt({ state: 'mine', granted: 81, ...facts })

const tap = (id: string) =>
  act(async () => {
    const found = document.getElementById(id)
    if (!found) throw new Error(`nothing with id ${id} on screen`)
    fireEvent.click(found)
  })
/** Opens the page on a receipt; `shown` can be changed as the cloud would. */
async function open(
  first: Receipt,
  claim?: (shown: { now: Receipt }) => ReturnType<NonNullable<Replies['receipt.claim']>>,
) {
  openWith({ code: CODE })
  const shown = { now: first }
  const asked = cloudThatAnswers({
    'receipt.open': () => shown.now,
    'receipt.claim': () => (claim ? claim(shown) : noNetwork()),
  })
  await act(async () => void render(<ReceiptPage />))
  return { claims: () => asked.filter(({ action }) => action === 'receipt.claim').map(({ input }) => input) }
}
const wait = () => act(async () => new Promise(resolve => setTimeout(resolve, 320)))

test('a member sees what it is and gives, and takes it with one tap', async () => {
  const { claims } = await open(receipt(), shown => {
    shown.now = mine({ member: { ...linQing, points: { ...linQing.points, active: 1448 } } })
    return claimed()
  })
  expect(screen.getByText('这张小票，能给你')).toBeTruthy()
  expect(screen.getByText('高山白茶 × 2')).toBeTruthy()
  expect(document.getElementById('claim')?.textContent).toBe('领 81 积分')
  await tap('claim')
  expect(claims()).toMatchObject([{ code: CODE }])
  expect(claims()[0]).not.toHaveProperty('join')
  expect(screen.getByText('领到了')).toBeTruthy()
  expect(screen.getByText('已到账，你现在有 1,448 积分')).toBeTruthy()
})

test('somebody who has not joined joins and takes it in one command', async () => {
  const { claims } = await open(receipt({ member: guest, points: 68 }), shown => {
    shown.now = mine()
    return claimed()
  })
  await tap('join-without-phone')
  expect(claims()).toHaveLength(0)
  await tap('agree')
  expect(claims()).toMatchObject([{ code: CODE, join: { consent: '2026-09' } }])
  expect(document.getElementById('see-points')).toBeTruthy()
})

test('joining that was refused says why, keeps the receipt, and may be tried again', async () => {
  const message = '这个手机号已经用在另一张会员卡上。可以先不留手机号入会'
  const { claims } = await open(receipt({ member: guest, points: 68 }), shown => {
    shown.now = mine({ member: guest, points: 68, waiting: true })
    return claimed({ notJoined: { code: 'PHONE_TAKEN', message }, waiting: true })
  })
  await tap('consent')
  await tap('join-without-phone')
  expect(screen.getByText(message)).toBeTruthy()
  expect(screen.getByText('入会就到账，为你保留到 2027 年 11 月 30 日')).toBeTruthy()
  await wait()
  await tap('join-without-phone')
  const ids = claims().map(input => (input as { commandId: string }).commandId)
  expect([ids.length, new Set(ids).size]).toEqual([2, 2])
})

test('a second visit shows what it gave, with nothing left to claim', async () => {
  await open(mine())
  expect(screen.getByText('已经领过了')).toBeTruthy()
  expect(document.getElementById('claim')).toBeNull()
})

test('without network the claim says so, and the next tap repeats the same command', async () => {
  const { claims } = await open(receipt())
  await tap('claim')
  expect(screen.getByText('没有网络，这次还没有送出')).toBeTruthy()
  await wait()
  await tap('claim')
  const ids = claims().map(input => (input as { commandId: string }).commandId)
  expect([ids.length, new Set(ids).size]).toEqual([2, 1])
})

test('taken while one was looking at it: the page shows that, and nothing of the sale', async () => {
  await open(receipt(), shown => {
    shown.now = receipt({ state: 'taken', order: null, points: 0 })
    return { ok: false, code: 'RECEIPT_TAKEN', message: '已经被领走了' }
  })
  await tap('claim')
  expect(screen.getByText('这张小票已经领过了')).toBeTruthy()
  expect(document.body.textContent).not.toMatch(/68|白茶/)
  await tap('why')
  expect(screen.getByText(/请店长查一查/)).toBeTruthy()
})

test.each([
  ['void', '这张小票已经退款'],
  ['late', '过了领取时间'],
] as const)('%s is told in words', async (state, text) => {
  await open(receipt({ state, order: null, points: 0 }))
  expect(screen.getByText(text)).toBeTruthy()
  expect(document.getElementById('go-card')).toBeTruthy()
})

test('a late one says until when it was', async () => {
  await open(receipt({ state: 'late', order: null, points: 0, now: at('2026-12-01T10:00:00') }))
  expect(screen.getByText('这张小票的积分，11 月 29 日 24 点前可以领。')).toBeTruthy()
})

test('the link of an ordinary code is understood; any other text is not asked about, only scanned again', async () => {
  openWith({ q: encodeURIComponent(`https://qr.shanze.example/r?code=${CODE}`) })
  const asked = cloudThatAnswers({ 'receipt.open': () => mine() })
  await act(async () => void render(<ReceiptPage />))
  expect(asked[0]?.input).toEqual({ code: CODE })

  openWith({ code: 'https://example.com/menu' })
  await act(async () => void render(<ReceiptPage />))
  expect(asked).toHaveLength(1)
  expect(screen.getByText('认不出这张小票')).toBeTruthy()
  jest.mocked(scanCode).mockResolvedValue(CODE)
  await tap('scan-again')
  expect(Taro.redirectTo).toHaveBeenCalledWith({ url: `/member/receipt/index?code=${CODE}` })
})

test('a code nobody here printed is unknown', async () => {
  openWith({ code: CODE })
  cloudThatAnswers({ 'receipt.open': () => ({ ok: false, code: 'RECEIPT_UNKNOWN', message: '认不出' }) })
  await act(async () => void render(<ReceiptPage />))
  expect(screen.getByText('认不出这张小票')).toBeTruthy()
})

describe('what stands at the top', () => {
  test.each<[string, Partial<Receipt>, object]>([
    ['too small for a point', { points: 0 }, { points: null, sentence: '这张小票没有积分' }],
    ['still waiting for its day', { state: 'mine', waiting: true }, { line: '还在路上，到账后就能用' }],
    [
      'partly given back',
      {
        state: 'mine',
        points: 40,
        granted: 81,
        order: { ...order, state: 'partly-refunded', refundedFen: 3400 },
      },
      { label: '退款后，这张小票留下', points: 40, line: '已退 34 元，扣回 41 积分' },
    ],
    [
      'wholly given back',
      { state: 'mine', points: 0, granted: 81, order: { ...order, state: 'refunded', refundedFen: 6800 } },
      { points: null, sentence: '这张小票已经全部退款' },
    ],
  ])('%s', (_case, facts, text) => expect(receiptHero(receipt(facts), false)).toMatchObject(text))
})
