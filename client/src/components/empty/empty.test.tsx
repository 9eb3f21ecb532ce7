import { fireEvent, render, screen } from '@testing-library/react'
import { Empty } from '.'

test('an empty place says how to get some and offers one way there', () => {
  const go = jest.fn()
  const { container } = render(
    <Empty
      title="现在没有能用的券"
      lines={['在店里付款满 60 元，会随单送一张。']}
      action={{ label: '去领券中心', onTap: go }}
    />,
  )
  fireEvent.click(screen.getByText('去领券中心'))
  expect(go).toHaveBeenCalledTimes(1)
  expect(container.querySelector('.empty-ticket')?.getAttribute('aria-hidden')).toBe('true')
})
