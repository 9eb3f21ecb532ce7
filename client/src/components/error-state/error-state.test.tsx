import { fireEvent, render, screen } from '@testing-library/react'
import { ErrorState } from '.'

test('a failure is not the customer’s fault, nothing changed, and it can be tried again', () => {
  const retry = jest.fn()
  const { container } = render(
    <ErrorState onRetry={retry} requestId="7k2m0931-1f1f-4638-885e-3ca7b9592a0d" />,
  )
  expect(container.textContent).toContain('没能打开，不是你的问题')
  expect(container.textContent).toContain('你的积分和券都在')
  expect(container.textContent).toContain('报给店员的编号 7K2M-0931')
  fireEvent.click(screen.getByText('再试一次'))
  expect(retry).toHaveBeenCalledTimes(1)
})

test('a missing network is named', () => {
  const { container } = render(<ErrorState onRetry={jest.fn()} offline />)
  expect(container.textContent).toContain('现在没有网络')
})
