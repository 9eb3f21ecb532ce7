import { act, fireEvent, render, screen } from '@testing-library/react'
import { brand } from '@/testing/brand'
import { applyBrandTheme } from '@/theme/brand-theme'
import { CardFace } from '.'

const card = { wordmark: '山泽茶事', tierName: '知味', note: '2025 年 3 月入会', cardNo: '6208041577' }
test('the number is grouped for reading and the code is one tap away', () => {
  const open = jest.fn()
  render(<CardFace {...card} level={2} onCode={open} />)
  expect(screen.getByText('6208 0415 77')).toBeTruthy()
  fireEvent.click(screen.getByText('会员码'))
  expect(open).toHaveBeenCalledTimes(1)
})

test.each([
  [0, 'face-1'],
  [3, 'face-3'],
  [7, 'face-3'],
])('level %i wears %s', (level, look) => {
  const { container } = render(<CardFace {...card} level={level} />)
  expect(container.querySelector(`.${look}`)).toBeTruthy()
})

test('map lines appear with the brand', () => {
  const { container } = render(<CardFace {...card} level={3} />)
  act(() => applyBrandTheme(brand))
  expect(container.querySelector('.contour')?.getAttribute('src')).toMatch(/^data:image\/svg\+xml,/)
})
