import { act, render } from '@testing-library/react'
import { chooseAppearance } from '@/theme/appearance'
import { CountUp } from '.'

beforeEach(() => jest.useFakeTimers())
afterEach(() => {
  jest.useRealTimers()
  act(() => chooseAppearance({ still: false }))
})

test('it counts up in 900 ms, once per order', () => {
  const first = render(<CountUp value={68} once="order-1" />)
  expect(first.container.textContent).toBe('0')
  act(() => void jest.advanceTimersByTime(400))
  const half = Number(first.container.textContent)
  expect(half).toBeGreaterThan(0)
  expect(half).toBeLessThan(68)
  act(() => void jest.advanceTimersByTime(600))
  expect(first.container.textContent).toBe('68')
  first.unmount()

  const again = render(<CountUp value={68} once="order-1" />)
  expect(again.container.textContent).toBe('68')
})

test('with less movement the number stands at once', () => {
  act(() => chooseAppearance({ still: true }))
  const { container } = render(<CountUp value={1286} once="order-2" />)
  expect(container.textContent).toBe('1,286')
})
