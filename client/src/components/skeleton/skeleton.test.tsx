import { act, fireEvent, render, screen } from '@testing-library/react'
import { Skeleton, TicketSkeleton } from '.'

test('a skeleton that waits ten seconds becomes an honest failure with a way on', () => {
  jest.useFakeTimers()
  const retry = jest.fn()
  render(
    <Skeleton onRetry={retry}>
      <TicketSkeleton />
    </Skeleton>,
  )
  act(() => void jest.advanceTimersByTime(9_000))
  expect(screen.queryByText('没能打开，不是你的问题')).toBeNull()
  act(() => void jest.advanceTimersByTime(1_000))
  fireEvent.click(screen.getByText('再试一次'))
  expect(retry).toHaveBeenCalledTimes(1)
  jest.useRealTimers()
})
