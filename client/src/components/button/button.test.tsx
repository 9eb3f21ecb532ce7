import { fireEvent, render, screen } from '@testing-library/react'
import { Button } from '.'

const tapped = jest.fn()
beforeEach(() => tapped.mockClear())

test('a tap does the one thing', () => {
  render(<Button onTap={tapped}>收下</Button>)
  fireEvent.click(screen.getByRole('button'))
  expect(tapped).toHaveBeenCalledTimes(1)
})

test('two touches of one finger are one tap', () => {
  render(<Button onTap={tapped}>收下</Button>)
  fireEvent.click(screen.getByRole('button'))
  fireEvent.click(screen.getByRole('button'))
  expect(tapped).toHaveBeenCalledTimes(1)
})

test('while pending it says what is happening and ignores taps', () => {
  render(
    <Button onTap={tapped} pending="正在收下">
      收下
    </Button>,
  )
  fireEvent.click(screen.getByText('正在收下'))
  expect(tapped).not.toHaveBeenCalled()
})

test('disabled, it says what is missing', () => {
  render(
    <Button onTap={tapped} disabledBecause="还差 214 分">
      兑换
    </Button>,
  )
  fireEvent.click(screen.getByText('还差 214 分'))
  expect(tapped).not.toHaveBeenCalled()
  expect(screen.getByRole('button').getAttribute('aria-disabled')).toBe('true')
})
