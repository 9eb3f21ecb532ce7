import fc from 'fast-check'
import { hash32 } from '../codes/hash'
import { LIMITS } from '../limits'
import { contrast, hexOfOklch, hueDistance, isHexColour, mix, oklchOf } from './colour'
import { CONTOUR_LEVELS, contoursOf } from './contours'
import { linesAt } from './marching-squares'
import { DARK, LIGHT } from './paper'
import { retheme } from './retheme'
import { terrainOf } from './terrain'

const hex = fc
  .tuple(fc.nat({ max: 255 }), fc.nat({ max: 255 }), fc.nat({ max: 255 }))
  .map(rgb => `#${rgb.map(v => v.toString(16).padStart(2, '0')).join('')}`.toUpperCase())

/** Largest difference of a channel, 0–255. */
const apart = (a: string, b: string) =>
  Math.max(
    ...[1, 3, 5].map(i =>
      Math.abs(Number.parseInt(a.slice(i, i + 2), 16) - Number.parseInt(b.slice(i, i + 2), 16)),
    ),
  )

describe('colours', () => {
  test.each([
    ['#FFFFFF', '#000000', 21],
    ['#1F5750', '#FFFFFF', 8.3],
    ['#93CBC2', '#041A17', 9.9],
    ['#1A2220', '#EEEBE3', 13.6],
  ])('contrast of %s and %s is %d', (a, b, ratio) => expect(contrast(a, b)).toBeCloseTo(ratio, 0))

  test('OKLCH and back is the same colour', () => {
    fc.assert(
      fc.property(hex, colour => expect(apart(hexOfOklch(oklchOf(colour)), colour)).toBeLessThanOrEqual(1)),
    )
  })

  test('white and black have no colour', () => {
    expect(oklchOf('#FFFFFF').l).toBeCloseTo(1, 3)
    expect(oklchOf('#FFFFFF').c).toBeLessThan(0.001)
    expect(oklchOf('#000000').l).toBe(0)
  })

  test('beyond what a screen can show, only the chroma shrinks', () => {
    const shown = oklchOf(hexOfOklch({ l: 0.7, c: 0.4, h: 150 }))
    expect(shown.l).toBeCloseTo(0.7, 1)
    expect(hueDistance(shown.h, 150)).toBeLessThan(4)
    expect(shown.c).toBeLessThan(0.3)
  })

  test('a layer of 16 % on the dark surface', () =>
    expect(mix('#93CBC2', DARK.surface, 0.16)).toBe('#2D3A37'))
})

describe('re-theming', () => {
  test('the demo brand comes out as its tokens', () => {
    const { light, dark, fixes } = retheme('#1F5750')
    expect(light).toMatchObject({ brand: '#1F5750', onBrand: '#FFFFFF', brandInk: '#1F5750' })
    expect(apart(light.brandWeak, '#E4EDEA')).toBeLessThanOrEqual(3)
    expect(apart(light.brandPress, '#094640')).toBeLessThanOrEqual(3)
    expect(apart(dark.brand, '#93CBC2')).toBeLessThanOrEqual(3)
    expect(apart(dark.onBrand, '#041A17')).toBeLessThanOrEqual(3)
    expect(apart(dark.brandWeak, '#2D3A37')).toBeLessThanOrEqual(2)
    expect(apart(dark.brandPress, '#7DB4AC')).toBeLessThanOrEqual(3)
    expect(fixes).toEqual([])
  })

  test('drawings take two calm tones of the hue, the shade darker than the body in both themes', () => {
    const { light, dark } = retheme('#1F5750')
    expect(apart(light.art, '#2E6D65')).toBeLessThanOrEqual(6)
    expect(apart(light.artShade, '#1C4A45')).toBeLessThanOrEqual(6)
    expect(apart(dark.art, '#4C948A')).toBeLessThanOrEqual(6)
    expect(apart(dark.artShade, '#2F6A63')).toBeLessThanOrEqual(6)
    fc.assert(
      fc.property(hex, seed => {
        for (const { art, artShade } of [retheme(seed).light, retheme(seed).dark]) {
          expect(contrast(art, artShade)).toBeGreaterThan(1.3)
          expect(oklchOf(art).c).toBeLessThan(0.09)
        }
      }),
    )
  })

  test('a bright yellow keeps its fill and gets dark text, said in words', () => {
    const { light, faces, fixes } = retheme('#f2b705')
    expect(light).toMatchObject({ brand: '#F2B705', onBrand: '#1A2220' })
    expect(apart(light.brandInk, '#7E5E03')).toBeLessThanOrEqual(14)
    expect(apart(faces[1].from, '#58451A')).toBeLessThanOrEqual(8)
    expect(apart(faces[1].to, '#332506')).toBeLessThanOrEqual(8)
    expect(fixes[0]).toBe('按钮文字已换成深色，对比度 8.9')
    expect(fixes[1]).toMatch(/^文字颜色已调深，对比度 5\.\d$/)
  })

  test('a middling colour is darkened until white reads on it', () => {
    const { light, fixes } = retheme('#E0702F')
    expect(light.onBrand).toBe('#FFFFFF')
    expect(light.brand).not.toBe('#E0702F')
    expect(fixes[0]).toMatch(/^按钮颜色已调深，白字对比度 4\.[5-9]$/)
  })

  describe('a brand keeps its look from release to release, for what it has printed', () => {
    const roles = (
      brand: string,
      brandPress: string,
      onBrand: string,
      brandInk: string,
      brandWeak: string,
      art: string,
      artShade: string,
    ) => ({ brand, brandPress, onBrand, brandInk, brandWeak, art, artShade })
    test.each([
      [
        'one whose text became darker',
        '#F2B705',
        roles('#F2B705', '#DBA500', '#1A2220', '#7E5E00', '#F3EDDE', '#725D31', '#4D3F20'),
        roles('#DDB96B', '#C6A355', '#1C1505', '#DDB96B', '#383729', '#9B824C', '#6F5C34'),
        [
          { from: '#EFE5D0', to: '#D4C9B5', ink: '#3D3116' },
          { from: '#58451A', to: '#352500' },
        ],
      ],
      [
        'one whose buttons became darker',
        '#E0702F',
        roles('#C15400', '#A74700', '#FFFFFF', '#A24500', '#F5E9E0', '#80543F', '#573929'),
        roles('#F6A982', '#DE936D', '#21120A', '#F6A982', '#3C342C', '#AC775C', '#7C5440'),
        [
          { from: '#F8E1D6', to: '#DCC5BA', ink: '#462C1E' },
          { from: '#643C28', to: '#411C07' },
        ],
      ],
      [
        'one near the red of warnings',
        '#C0392B',
        roles('#C0392B', '#AB2317', '#FFFFFF', '#B62E21', '#F4E5E2', '#82524A', '#593731'),
        roles('#FAA496', '#E28E81', '#22110E', '#FAA496', '#3D3330', '#AF736A', '#7E514A'),
        [
          { from: '#FADFDB', to: '#DEC4BF', ink: '#472A25' },
          { from: '#663A33', to: '#421914' },
        ],
      ],
      [
        'one without a hue',
        '#2B2B2B',
        roles('#2B2B2B', '#1D1D1D', '#FFFFFF', '#2B2B2B', '#E8E7E5', '#606060', '#414141'),
        roles('#BEBEBE', '#A8A8A8', '#161616', '#BEBEBE', '#333836', '#858585', '#5E5E5E'),
        [
          { from: '#E6E6E6', to: '#CACACA', ink: '#333333' },
          { from: '#484848', to: '#282828' },
        ],
      ],
    ])('%s', (_case, seed, light, dark, [pale, deep]) => {
      const look = retheme(seed)
      expect([look.light, look.dark]).toEqual([light, dark])
      expect(look.faces[0]).toEqual(pale)
      expect(look.faces[1]).toEqual({ ...deep, ink: '#F5F1E6' })
      expect(look.faces[2]).toEqual({ from: '#33291F', to: '#15110C', ink: '#F3DFBB', foil: '#E0B877' })
    })

    test('what was changed of it is said, each change by itself', () => {
      expect(retheme('#E0702F').fixes).toEqual([
        '按钮颜色已调深，白字对比度 4.6',
        '文字颜色已调深，对比度 5.2',
        '品牌色接近警示红，退回和被拒的提示会一直带图标',
      ])
      expect(retheme('#2B2B2B').fixes).toEqual([])
    })
  })

  test.each([
    ['#C0392B', true],
    ['#1F5750', false],
    ['#777777', false],
  ])('%s near danger: %s', (seed, near) => expect(retheme(seed).nearDanger).toBe(near))

  test('any seed stays legible everywhere it is used', () => {
    fc.assert(
      fc.property(hex, seed => {
        const { light, dark, faces } = retheme(seed)
        for (const roles of [light, dark]) {
          expect(Object.values(roles).every(isHexColour)).toBe(true)
          expect(contrast(roles.brandPress, roles.onBrand)).toBeGreaterThanOrEqual(4.5)
        }
        expect(contrast(light.brand, light.onBrand)).toBeGreaterThanOrEqual(4.5)
        expect(contrast(dark.brand, dark.onBrand)).toBeGreaterThanOrEqual(7)
        for (const sheet of [LIGHT.bg, LIGHT.surface, light.brandWeak]) {
          expect(contrast(light.brandInk, sheet)).toBeGreaterThanOrEqual(5)
        }
        expect(contrast(light.brandInk, LIGHT.sunken)).toBeGreaterThanOrEqual(4.5)
        expect(contrast(LIGHT.ink, light.brandWeak)).toBeGreaterThanOrEqual(7)
        for (const sheet of [DARK.bg, DARK.surface, DARK.sunken, DARK.raised, dark.brandWeak]) {
          expect(contrast(dark.brandInk, sheet)).toBeGreaterThanOrEqual(4.5)
        }
        for (const { from, to, ink } of faces) {
          expect(Math.min(contrast(ink, from), contrast(ink, to))).toBeGreaterThanOrEqual(4.5)
        }
      }),
      { numRuns: 600 },
    )
  })
})

describe('contour lines', () => {
  const card = { width: 335, height: 204 }

  test('the same brand draws the same map, another brand another', () => {
    expect(contoursOf('shanze', card, 10)).toEqual(contoursOf('shanze', card, 10))
    expect(contoursOf('shanze', card, 10)).not.toEqual(contoursOf('shanzf', card, 10))
  })

  test('a brand’s map is the same from release to release', () => {
    const map = contoursOf('shanze', card, 10)
    expect([map.lines.length, map.lines.filter(({ heavy }) => heavy).length]).toEqual([21, 4])
    expect(map.lines[0]?.path.slice(0, 43)).toBe('M-10.5 169.6c1.8 0.9 7 3.7 10.5 5.4c3.5 1.8')
    const paths = map.lines.map(({ path }) => path).join('')
    expect(hash32(paths)).toBe(3_068_184_368)
  })

  describe('a line of one height', () => {
    const ground = (columns: number, heights: number[]) => ({
      columns,
      rows: heights.length / columns,
      cell: 10,
      heights: Float64Array.from(heights),
    })

    test('closes around a hill, half way up its sides', () => {
      const hill = ground(4, [0, 0, 0, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 0, 0, 0])
      const around = [
        [-5, 0],
        [0, -5],
        [10, -5],
        [15, 0],
        [15, 10],
        [10, 15],
        [0, 15],
        [-5, 10],
      ]
      expect(linesAt(hill, 0.5)).toEqual([{ points: around, closed: true }])
    })

    test('never crosses itself on a saddle: the ground between two hills is low', () => {
      expect(linesAt(ground(2, [1, 0, 0, 1]), 0.5)).toEqual([
        {
          points: [
            [-10, -5],
            [-5, 0],
          ],
          closed: false,
        },
        {
          points: [
            [-5, -10],
            [0, -5],
          ],
          closed: false,
        },
      ])
      expect(linesAt(ground(2, [0, 1, 1, 0]), 0.5)).toEqual([
        {
          points: [
            [-10, -5],
            [-5, -10],
          ],
          closed: false,
        },
        {
          points: [
            [-5, 0],
            [0, -5],
          ],
          closed: false,
        },
      ])
    })

    test('crosses a slope from side to side, nearer to the lower end for a lower line', () => {
      const slope = ground(2, [0, 4, 0, 4])
      expect(linesAt(slope, 1)).toEqual([
        {
          points: [
            [-7.5, -10],
            [-7.5, 0],
          ],
          closed: false,
        },
      ])
      expect(linesAt(slope, 4)).toEqual([])
    })
  })

  test('a level is a line where the ground has exactly that height', () => {
    const terrain = terrainOf('shanze', 300, 200, 5)
    const heightAt = (x: number, y: number) => {
      const [column, row] = [x / 5 + 1, y / 5 + 1]
      const [c, r] = [Math.floor(column), Math.floor(row)]
      const corner = (i: number, j: number) => terrain.heights[(r + j) * terrain.columns + c + i] ?? 0
      const [u, v] = [column - c, row - r]
      return (
        (corner(0, 0) * (1 - u) + corner(1, 0) * u) * (1 - v) +
        (corner(0, 1) * (1 - u) + corner(1, 1) * u) * v
      )
    }
    const lines = linesAt(terrain, 0.6)
    expect(lines.length).toBeGreaterThan(0)
    for (const [x, y] of lines.flatMap(line => line.points)) expect(heightAt(x, y)).toBeCloseTo(0.6, 6)
  })

  test('lines end only beyond the picture; inside they close', () => {
    fc.assert(
      fc.property(fc.string(), seed => {
        const { width, height } = card
        const terrain = terrainOf(seed, width, height, 9)
        for (const { points, closed } of linesAt(terrain, 0.7)) {
          if (closed) continue
          for (const [x, y] of [points[0], points.at(-1)] as [number, number][]) {
            expect(x <= 0 || y <= 0 || x >= width || y >= height).toBe(true)
          }
        }
      }),
    )
  })

  test('for any brand: enough lines to be seen, every fourth heavier, no more than 30 KB, only path data', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.constantFrom(...CONTOUR_LEVELS),
        fc.constantFrom(card, { width: 375, height: 424 }),
        (seed, levels, size) => {
          const { lines } = contoursOf(seed, size, levels)
          expect(lines.length).toBeGreaterThanOrEqual(levels - 2)
          expect(lines.some(line => line.heavy)).toBe(true)
          const bytes = lines.reduce((all, line) => all + line.path.length + 60, 200)
          expect(bytes).toBeLessThanOrEqual(LIMITS.contourSvgBytes)
          for (const { path } of lines) expect(path).toMatch(/^M-?\d[-\d. c]*Z?$/)
        },
      ),
      { numRuns: 150 },
    )
  })
})
