import { fireEvent, render, screen } from '@testing-library/react'
import { StatusBanner } from '.'

test('the fact is bold beside its consequence, and the way out is a button', () => {
  const why = jest.fn()
  const { container } = render(
    <StatusBanner
      tone="danger"
      fact="欠 20 积分"
      consequence="下次得分会先还上"
      action={{ label: '为什么', onTap: why }}
    />,
  )
  expect(container.querySelector('.banner-fact')?.textContent).toBe('欠 20 积分')
  fireEvent.click(screen.getByText('为什么'))
  expect(why).toHaveBeenCalledTimes(1)
})

test.each(['info', 'ok', 'warn', 'danger'] as const)('%s never speaks by colour alone', tone => {
  const { container } = render(<StatusBanner tone={tone} fact="核实前不会先记积分" />)
  expect(container.querySelector('.banner-icon')).toBeTruthy()
})
