import { render } from '@testing-library/react'
import { Price } from '.'

test.each([
  [6800, true, '¥68.00'],
  [6800, false, '¥68'],
  [990, false, '¥9.9'],
  [53, true, '¥0.53'],
  [164_200, true, '¥1,642.00'],
  [-1200, true, '−¥12.00'],
])('%i fen, exact %s, reads %s', (fen, exact, text) => {
  const { container } = render(<Price fen={fen} exact={exact} />)
  expect(container.textContent).toBe(text)
})
