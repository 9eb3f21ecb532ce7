import { render } from '@testing-library/react'
import { Delta, Points } from '.'

test.each([
  [800, 0, '800积分'],
  [1286, 2900, '1,286积分+ ¥29'],
  [100, 990, '100积分+ ¥9.9'],
])('%i points and %i fen read %s', (points, plusFen, text) => {
  const { container } = render(<Points points={points} plusFen={plusFen} />)
  expect(container.textContent).toBe(text)
})

test.each([
  [81, false, '+81', 'delta-gain'],
  [-800, false, '−800', 'delta-spent'],
  [-34, true, '−34', 'delta-taken'],
] as const)('a change of %i, taken back %s, reads %s as %s', (change, takenBack, text, tone) => {
  const { container } = render(<Delta change={change} takenBack={takenBack} />)
  expect(container.textContent).toBe(text)
  expect(container.querySelector(`.${tone}`)).toBeTruthy()
})
