import { fireEvent, render, screen } from '@testing-library/react'
import { CouponTicket, ticketValueOf } from '.'

const ticket = { condition: '满 50 元可用', name: '秋茶礼赞满减券', meta: '12 月 6 日到期' } as const
const twelve = { kind: 'money', fen: 1200 } as const

test.each([
  [ticketValueOf({ kind: 'reduction', offFen: 1200 }), '¥12'],
  [ticketValueOf({ kind: 'reduction', offFen: 990 }), '¥9.9'],
  [ticketValueOf({ kind: 'percentage', payPermille: 850, maxOffFen: 0 }), '8.5折'],
  [ticketValueOf({ kind: 'percentage', payPermille: 800, maxOffFen: 0 }), '8折'],
  [ticketValueOf({ kind: 'reduction', offFen: 1200 }, 3), '3次'],
])('%j reads %s', (value, text) => {
  const { container } = render(<CouponTicket {...ticket} value={value} state="usable" />)
  expect(container.querySelector('.ticket-face')?.textContent).toBe(text)
})

test('a usable ticket offers one action', () => {
  const used = jest.fn()
  render(<CouponTicket {...ticket} value={twelve} state="usable" action={{ label: '去使用', onTap: used }} />)
  fireEvent.click(screen.getByText('去使用'))
  expect(used).toHaveBeenCalledTimes(1)
})

test('a tap on the pill is not also a tap on the ticket', () => {
  const opened = jest.fn()
  render(
    <CouponTicket
      {...ticket}
      value={twelve}
      state="usable"
      onTap={opened}
      action={{ label: '去使用', onTap: jest.fn() }}
    />,
  )
  fireEvent.click(screen.getByText('去使用'))
  expect(opened).not.toHaveBeenCalled()
  fireEvent.click(screen.getByText('秋茶礼赞满减券'))
  expect(opened).toHaveBeenCalledTimes(1)
})

test('a blocked ticket says why and shows the way on', () => {
  const asked = jest.fn()
  render(
    <CouponTicket
      {...ticket}
      value={twelve}
      state="blocked"
      reason={{ text: '再买 12 元可用', link: { label: '为什么', onTap: asked } }}
    />,
  )
  expect(screen.getByText('再买 12 元可用')).toBeTruthy()
  fireEvent.click(screen.getByText('为什么'))
  expect(asked).toHaveBeenCalled()
})

test.each([
  ['used', '已用'],
  ['expired', '过期'],
] as const)('a ticket that is %s carries the stamp %s', (state, stamp) => {
  render(<CouponTicket {...ticket} value={twelve} state={state} />)
  expect(screen.getByText(stamp)).toBeTruthy()
})
