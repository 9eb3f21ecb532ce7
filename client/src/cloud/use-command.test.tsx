import { act, renderHook } from '@testing-library/react'
import { cloudThatAnswers, noNetwork } from '../testing/cloud'
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
