import { act, renderHook } from '@testing-library/react'
import { contourImage } from '@/components/contour/contour-image'
import { faceContours } from '@/components/contour/drawings'
import { brand } from '@/testing/brand'
import { applyBrandTheme, themeOf, useBrandTheme } from './brand-theme'

test('one seed colour becomes the variables of both schemes and three faces', () => {
  const { variables, faces } = themeOf(brand)
  expect(variables['--light-brand']).toBe('#1F5750')
  expect(variables['--light-on-brand']).toBe('#FFFFFF')
  expect(variables['--dark-brand']).toMatch(/^#[0-9A-F]{6}$/i)
  expect(variables['--face-3-foil']).toBe('#E0B877')
  expect(faces).toHaveLength(3)
})

test('faces a brand gives replace the derived ones', () => {
  const given = { from: '#E1E8DE', to: '#BDD0C4', ink: '#173A34' }
  expect(themeOf({ ...brand, faces: [given] }).faces[0]).toBe(given)
})

test('every page sees the brand that an answer brought', () => {
  const { result } = renderHook(() => useBrandTheme())
  act(() => applyBrandTheme({ ...brand, id: 'yuanye', seedColour: '#F2B705' }))
  expect(result.current.brandId).toBe('yuanye')
  expect(result.current.variables['--light-brand']).toBe('#F2B705')
})

test('higher tiers wear more lines, and the picture stays small enough to carry', () => {
  const counts = [1, 2, 3].map(level => faceContours('shanze', level).lines.length)
  expect(counts).toEqual([...counts].sort((a, b) => a - b))
  expect(contourImage(faceContours('shanze', 3), '#E0B877').length).toBeLessThan(60_000)
})
