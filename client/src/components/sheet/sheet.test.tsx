import { act, fireEvent, render, screen } from '@testing-library/react'
import { Sheet } from '.'

test('the scrim and the cross close it, a long pull too, a short one does not', () => {
  const close = jest.fn()
  const { container } = render(
    <Sheet open title="请店员扫这个码" onClose={close}>
      码
    </Sheet>,
  )
  const part = (name: string) => container.querySelector(`.${name}`) as Element
  fireEvent.click(part('sheet-scrim'))
  fireEvent.click(screen.getByLabelText('关闭'))
  expect(close).toHaveBeenCalledTimes(2)

  const pull = (px: number) => {
    fireEvent.touchStart(part('sheet-head'), { touches: [{ clientY: 100 }] })
    fireEvent.touchMove(part('sheet-head'), { touches: [{ clientY: 100 + px }] })
    fireEvent.touchEnd(part('sheet-head'))
  }
  pull(40)
  expect(close).toHaveBeenCalledTimes(2)
  pull(140)
  expect(close).toHaveBeenCalledTimes(3)
})

test('it stays for its way out, then it is gone', () => {
  jest.useFakeTimers()
  const sheet = (open: boolean) => (
    <Sheet open={open} title="为什么" onClose={jest.fn()}>
      原因
    </Sheet>
  )
  const { rerender } = render(sheet(true))
  rerender(sheet(false))
  expect(screen.queryByText('原因')).toBeTruthy()
  act(() => void jest.advanceTimersByTime(400))
  expect(screen.queryByText('原因')).toBeNull()
  jest.useRealTimers()
})
