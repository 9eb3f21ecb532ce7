import { act, renderHook } from '@testing-library/react'
import { cloudThatAnswers, noNetwork } from '@/testing/cloud'
import { useCommand } from './use-command'

const claim = { batchId: 'shanze:autumn' }
const ids = (asked: { input: unknown }[]) =>
  asked.map(({ input }) => (input as { commandId: string }).commandId)

test('a lost answer is asked again under the same id; a new wish gets a new one', async () => {
  let network = false
  const asked = cloudThatAnswers({
    'coupon.claim': () => (network ? { coupon: undefined as never } : noNetwork()),
  })
  const { result } = renderHook(() => useCommand('coupon.claim'))
  await act(() => result.current.run(claim))
  expect(result.current.failure).toMatchObject({ kind: 'offline' })

  network = true
  await act(() => result.current.run(claim))
  await act(() => result.current.run(claim))
  const [first, again, next] = ids(asked)
  expect(again).toBe(first)
  expect(next).not.toBe(first)
  expect(first).toMatch(/^[\w-]{16,64}$/)
})

test('the id survives a restart of the mini-program', async () => {
  const asked = cloudThatAnswers({ 'coupon.claim': noNetwork })
  const before = renderHook(() => useCommand('coupon.claim'))
  await act(() => before.result.current.run(claim))
  before.unmount()
  const after = renderHook(() => useCommand('coupon.claim'))
  await act(() => after.result.current.run(claim))
  expect(new Set(ids(asked)).size).toBe(1)
})

test('without an answer nobody says that nothing changed', async () => {
  cloudThatAnswers({
    'coupon.claim': () => {
      throw new Error('cloud.callFunction:fail -504003 TIME_LIMIT')
    },
  })
  const { result } = renderHook(() => useCommand('coupon.claim'))
  await act(() => result.current.run(claim))
  expect(result.current.failure).toMatchObject({
    kind: 'timeout',
    message: '等了很久没有回音，可能已经办好。再点一次就知道，不会重复算',
  })
  expect(result.current.unknown).toBe(true)
})

test('the same wish at another brand is another command', async () => {
  const asked = cloudThatAnswers({ 'coupon.claim': noNetwork })
  const { result } = renderHook(() => useCommand('coupon.claim'))
  await act(() => result.current.run(claim))
  const here = HUIYUAN_BRAND
  Object.assign(globalThis, { HUIYUAN_BRAND: 'lanting' })
  await act(() => result.current.run(claim))
  Object.assign(globalThis, { HUIYUAN_BRAND: here })
  const [first, other] = ids(asked)
  expect(other).not.toBe(first)
})

test('taps while one is under way do nothing', async () => {
  let answer: () => void = () => undefined
  const asked = cloudThatAnswers({
    'coupon.claim': () =>
      new Promise(resolve => {
        answer = () => resolve({ coupon: undefined as never })
      }),
  })
  const { result } = renderHook(() => useCommand('coupon.claim'))
  let first: Promise<unknown> = Promise.resolve()
  act(() => {
    first = result.current.run(claim)
  })
  expect(result.current.pending).toBe(true)
  expect(await act(() => result.current.run(claim))).toBeUndefined()
  await act(async () => {
    answer()
    await first
  })
  expect(asked).toHaveLength(1)
  expect(result.current.pending).toBe(false)
})

test('a refusal is an answer: its sentence is kept and the command is over', async () => {
  const asked = cloudThatAnswers({
    'coupon.claim': () => ({ ok: false, code: 'SOLD_OUT', message: '今天的 200 张领完了' }),
  })
  const { result } = renderHook(() => useCommand('coupon.claim'))
  await act(() => result.current.run(claim))
  expect(result.current.failure?.message).toBe('今天的 200 张领完了')
  await act(() => result.current.run(claim))
  expect(new Set(ids(asked)).size).toBe(2)
})
