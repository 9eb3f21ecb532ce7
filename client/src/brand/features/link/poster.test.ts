import { contrast } from '@shared/domain/theme/colour'
import { type Brush, fitted, paintPoster } from './paint-poster'
import { POSTER_LIMITS, POSTER_SHAPES, type PosterItem, paletteOf, posterLayout } from './poster-layout'

/** Records what is drawn; each letter is as wide as it is high. */
function recording() {
  const calls: [string, ...unknown[]][] = []
  const size = () => Number(/(\d+)px/.exec(brush.font)?.[1] ?? 0)
  const note =
    (name: string) =>
    (...given: unknown[]) =>
      void calls.push([name, ...given])
  const brush = {
    font: '',
    globalAlpha: 1,
    lineWidth: 1,
    textBaseline: 'top' as const,
    strokeStyle: '',
    fillStyle: '',
    measureText: (text: string) => ({ width: [...text].length * size() }),
    createLinearGradient: (...given: number[]) => {
      calls.push(['gradient', ...given])
      return { addColorStop: (at: number, colour: string) => calls.push(['stop', at, colour]) }
    },
    fillText: (text: string, x: number, y: number) => calls.push(['text', text, x, y, brush.fillStyle]),
    ...Object.fromEntries(
      ['fillRect', 'beginPath', 'moveTo', 'lineTo', 'arcTo', 'closePath', 'fill', 'stroke', 'drawImage'].map(
        name => [name, note(name)],
      ),
    ),
  }
  return { brush: brush as unknown as Brush, calls }
}

const content = { wordmark: '山泽茶事', headline: '扫一扫，\n领一张券', note: '云栖路店' }
const face = { from: '#24605A', to: '#0C322E', ink: '#F5F1E6' }
const code = {} as CanvasImageSource

describe.each(POSTER_SHAPES)('LP-09: the %s poster', shape => {
  const layout = posterLayout(shape, content)
  const plate = layout.items.find(
    (item): item is Extract<PosterItem, { kind: 'code' }> => item.kind === 'code',
  )

  test('has a code large enough to scan, with white around it, inside the picture', () => {
    expect(plate?.size).toBeGreaterThanOrEqual(POSTER_LIMITS.code)
    expect(plate?.quiet).toBeGreaterThanOrEqual(Math.round((plate?.size ?? 0) * POSTER_LIMITS.quiet))
    const [x = 0, y = 0, edge = 0] = [plate?.x, plate?.y, (plate?.size ?? 0) + (plate?.quiet ?? 0)]
    expect(x + edge <= layout.width && y + edge <= layout.height).toBe(true)
    expect(Math.max(layout.width, layout.height)).toBeLessThanOrEqual(POSTER_LIMITS.side)
  })

  test('is painted ground first and the code last but one, every text where the layout says', () => {
    const { brush, calls } = recording()
    paintPoster(brush, layout, paletteOf(face), code)
    expect(calls[0]).toEqual(['gradient', 0, 0, layout.width, layout.height])
    expect(calls).toContainEqual(['stop', 0, face.from])
    expect(calls).toContainEqual(['stop', 1, face.to])
    const texts = calls.filter(([name]) => name === 'text').map(([, text]) => text)
    expect(texts).toEqual(['山泽茶事', '扫一扫，', '领一张券', '云栖路店'])
    expect(calls).toContainEqual(['drawImage', code, plate?.x, plate?.y, plate?.size, plate?.size])
  })
})

describe('a text', () => {
  const item = {
    kind: 'text',
    x: 0,
    y: 0,
    width: 100,
    size: 20,
    smallest: 10,
    lines: 2,
    weight: 600,
  } as const

  test.each([
    ['has its lines', '一二三\n四', 20, ['一二三', '四']],
    ['breaks where there is no more room', '一二三四五六', 20, ['一二三四五', '六']],
    ['shrinks until it has room', '一二三四五六七八九十一二', 16, ['一二三四五六', '七八九十一二']],
    [
      'ends in … when the smallest letters have none',
      '一'.repeat(30),
      10,
      ['一'.repeat(10), `${'一'.repeat(9)}…`],
    ],
    ['may be empty', '', 20, []],
  ])('%s', (_what, text, size, lines) => {
    expect(fitted(recording().brush, { ...item, text })).toEqual({ size, lines })
  })
})

test('an ink that cannot be read on the whole ground gives way to one that can', () => {
  expect(paletteOf(face).ink).toBe(face.ink)
  const pale = paletteOf({ from: '#E1E8DE', to: '#BDD0C4', ink: '#FFFFFF' })
  expect(contrast(pale.ink, '#E1E8DE')).toBeGreaterThanOrEqual(4.5)
  expect(contrast(pale.ink, '#BDD0C4')).toBeGreaterThanOrEqual(4.5)
})
