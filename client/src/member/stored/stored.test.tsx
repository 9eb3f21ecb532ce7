import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { askToNotify } from '@/device/ask-to-notify'
import { keepOpenPayment, openPayment } from '@/features/order/open-payment'
import { at, brand, yunqi } from '@/testing/brand'
import { cloudThatAnswers, noNetwork } from '@/testing/cloud'
import StoredPage from '.'

jest.mock('@/device/ask-to-notify', () => ({ askToNotify: jest.fn() }))

const STEP_MS = 30_000
/** Two codes, the first valid at `from`. */
const codes = (from: number) => {
  const first = Math.floor(from / STEP_MS) * STEP_MS
  const steps = [0, 1].map(n => ({ fromAt: first + n * STEP_MS, code: `P62080415790000000${n}` }))
  return { stepMs: STEP_MS, steps, madeAt: from }
}
const entry = (id: string, kind: 'top-up' | 'spend', principalFen: number, bonusFen: number) => ({
  id,
  at: at('2026-11-21T18:20'),
  kind,
  fen: principalFen + bonusFen,
  principalFen,
  bonusFen,
  afterFen: 0,
  storeName: '云栖路店',
  reason: '',
})
const opened = () => ({
  brand,
  stored: { totalFen: 44_000, principalFen: 40_000, bonusFen: 4_000 },
  bonuses: [
    { fromFen: 20_000, bonusFen: 1_000 },
    { fromFen: 100_000, bonusFen: 12_000 },
  ],
  payCodes: codes(Date.now()),
  notice: null,
  leastFen: 1_000,
  mostFen: 200_000,
  entries: [entry('spend:c2', 'spend', -10_000, -1_000), entry('topup:c1', 'top-up', 50_000, 5_000)],
  next: null,
})
const field = (id: string) => {
  const found = document.getElementById(id)
  if (!found) throw new Error(`nothing with id ${id} on screen`)
  return found
}
const tap = (id: string) => act(async () => void fireEvent.click(field(id)))

test('shows what is held and every movement; a top-up says its bonus and is ordered as one', async () => {
  const asked = cloudThatAnswers({
    'storedValue.open': opened,
    'order.menu': () => ({ brand, store: yunqi, stores: [yunqi], products: [] }),
    'order.place': () => ({
      ok: false,
      code: 'TOP_UP_NOT_ALLOWED',
      message: '余额最多 5,000 元，这次充不下',
    }),
  })
  await act(async () => void render(<StoredPage />))
  expect(screen.getByText('本金 400 元，赠金 40 元。付款时两样按比例用，退款只退本金')).toBeTruthy()
  expect([screen.getByText('付款'), screen.getByText('−¥110.00'), screen.getByText('+¥550.00')]).toHaveLength(
    3,
  )
  expect(field('top-up').textContent).toBe('先选充多少')
  await tap('amount-100000')
  expect(screen.getByText('送 120')).toBeTruthy()
  await tap('top-up')
  expect(asked.at(-1)).toMatchObject({
    action: 'order.place',
    input: { storeId: yunqi.id, what: { by: 'top-up', amountFen: 100_000 } },
  })
  expect(screen.getByText('余额最多 5,000 元，这次充不下')).toBeTruthy()
})

test('M6: the pay code is shown only when asked for, and renewed when it is over', async () => {
  let from = Date.now() - 10 * STEP_MS
  const asked = cloudThatAnswers({
    'storedValue.open': () => ({ ...opened(), payCodes: codes(from) }),
    'order.menu': () => ({ brand, store: yunqi, stores: [yunqi], products: [] }),
  })
  await act(async () => void render(<StoredPage />))
  const qrCode = () => document.querySelector('.qr-code')
  expect([qrCode(), screen.queryByText('这个码过期了')]).toEqual([null, null])
  await tap('pay-code')
  expect(screen.getByText('这个码过期了')).toBeTruthy()
  from = Date.now()
  await tap('renew-pay-code')
  expect(asked.filter(({ action }) => action === 'storedValue.open')).toHaveLength(2)
  expect(qrCode()).not.toBeNull()
  expect(screen.getByText('扫一次只付一笔 · 不要截图给别人')).toBeTruthy()
})

test('M6: without network the sheet itself says that no new code came, and may be asked again', async () => {
  let online = true
  cloudThatAnswers({
    'storedValue.open': () =>
      online ? { ...opened(), payCodes: codes(Date.now() - 10 * STEP_MS) } : noNetwork(),
    'order.menu': () => ({ brand, store: yunqi, stores: [yunqi], products: [] }),
  })
  await act(async () => void render(<StoredPage />))
  await tap('pay-code')
  online = false
  await tap('renew-pay-code')
  expect(screen.getByText('没有网络，换不了新码。')).toBeTruthy()
  expect(field('renew-pay-code').textContent).toBe('换新')
})

test('nothing moved yet: says so', async () => {
  cloudThatAnswers({
    'storedValue.open': () => ({ ...opened(), entries: [] }),
    'order.menu': () => ({ brand, store: yunqi, stores: [yunqi], products: [] }),
  })
  await act(async () => void render(<StoredPage />))
  expect(screen.getByText('还没有储值记录')).toBeTruthy()
})

test('a top-up that was not seen again comes first, until it stands in the history', async () => {
  const orderId = '1900000109:a1'
  keepOpenPayment({ orderId, mchid: '1900000109', outTradeNo: 'a1', amountFen: 20_000, topUp: true })
  let entries = opened().entries
  cloudThatAnswers({
    'storedValue.open': () => ({ ...opened(), entries }),
    'order.menu': () => ({ brand, store: yunqi, stores: [yunqi], products: [] }),
  })
  await act(async () => void render(<StoredPage />))
  expect(screen.getByText('上一笔充值 ¥200.00 还没看到结果')).toBeTruthy()
  cleanup()
  entries = [entry(`${orderId}:v2`, 'top-up', 20_000, 1_000), ...entries]
  await act(async () => void render(<StoredPage />))
  expect(screen.queryByText('上一笔充值 ¥200.00 还没看到结果')).toBeNull()
  expect(openPayment()).toBeUndefined()
})

test('without the shop a tap on 充值 says why and asks again', async () => {
  let there = false
  const asked = cloudThatAnswers({
    'storedValue.open': opened,
    'order.menu': () =>
      there
        ? { brand, store: yunqi, stores: [yunqi], products: [] }
        : { ok: false, code: 'BUSY', message: '人有点多' },
  })
  await act(async () => void render(<StoredPage />))
  await tap('amount-100000')
  expect(screen.getByText('没有扣你的钱，再点一次充值。')).toBeTruthy()
  there = true
  await tap('top-up')
  expect(asked.at(-1)).toMatchObject({ action: 'order.menu' })
  expect(screen.queryByText('没有扣你的钱，再点一次充值。')).toBeNull()
})

describe('M6: the message after a payment from the balance', () => {
  const notice = { templateId: 't-spent', agreed: false, declined: false }
  const menu = () => ({ brand, store: yunqi, stores: [yunqi], products: [] })

  test('is asked for beside the pay code, and kept once WeChat says yes', async () => {
    let agreed = false
    const asked = cloudThatAnswers({
      'storedValue.open': () => ({ ...opened(), notice: { ...notice, agreed } }),
      'order.menu': menu,
      'reminder.consent': () => {
        agreed = true
        return { left: 1 }
      },
    })
    jest.mocked(askToNotify).mockResolvedValue('accept')
    await act(async () => void render(<StoredPage />))
    await tap('remind-spent')
    expect(askToNotify).toHaveBeenCalledWith('t-spent')
    const kept = asked.find(({ action }) => action === 'reminder.consent')
    expect(kept?.input).toMatchObject({ templateId: 't-spent', answer: 'accept' })
    expect(document.getElementById('spent-reminder-on')).toBeTruthy()
  })

  test('is not offered without a balance, nor by a brand that has no such message', async () => {
    const none = { totalFen: 0, principalFen: 0, bonusFen: 0 }
    cloudThatAnswers({
      'storedValue.open': () => ({ ...opened(), stored: none, notice }),
      'order.menu': menu,
    })
    await act(async () => void render(<StoredPage />))
    expect(document.getElementById('remind-spent')).toBeNull()
    cleanup()
    cloudThatAnswers({ 'storedValue.open': opened, 'order.menu': menu })
    await act(async () => void render(<StoredPage />))
    expect(document.getElementById('remind-spent')).toBeNull()
  })
})
