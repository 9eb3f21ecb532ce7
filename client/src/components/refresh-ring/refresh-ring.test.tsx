import { fireEvent, render, screen } from '@testing-library/react'
import { RefreshRing } from '.'

test('it says when the code changes', () => {
  render(<RefreshRing secondsLeft={18} onRenew={jest.fn()} />)
  expect(screen.getByText('18 秒后自动换新')).toBeTruthy()
})

test.each([
  [6, false],
  [5, true],
])('with %i seconds left it warns: %s', (seconds, warns) => {
  const { container } = render(<RefreshRing secondsLeft={seconds} onRenew={jest.fn()} />)
  expect(container.querySelector('.refresh-ring-last') !== null).toBe(warns)
})

test('without a code of this moment it can be renewed by hand', () => {
  const renew = jest.fn()
  render(<RefreshRing secondsLeft={null} onRenew={renew} />)
  fireEvent.click(screen.getByText('点按换新'))
  expect(renew).toHaveBeenCalledTimes(1)
})
