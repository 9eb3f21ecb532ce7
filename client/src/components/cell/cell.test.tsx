import { fireEvent, render, screen } from '@testing-library/react'
import { Cell, Cells } from '.'

test('a row that opens something takes taps and shows where it leads', () => {
  const open = jest.fn()
  const { container } = render(<Cell title="兑换订单" icon="box" value="1 件待取" onTap={open} />)
  fireEvent.click(screen.getByRole('button'))
  expect(open).toHaveBeenCalledTimes(1)
  expect(container.querySelector('.icon-forward')).toBeTruthy()
})

test('a row that only says something is no button and has no chevron', () => {
  const { container } = render(
    <Cells>
      <Cell title="手机号" note="只用来找回会员身份" value="138 **** 6688" />
    </Cells>,
  )
  expect(screen.queryByRole('button')).toBeNull()
  expect(container.querySelector('.icon-forward')).toBeNull()
  expect(container.textContent).toBe('手机号只用来找回会员身份138 **** 6688')
})
