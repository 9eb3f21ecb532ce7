import type { Palette, PosterItem, PosterLayout } from './poster-layout'

/** What of Canvas 2D a poster needs: the same in WeChat and in browsers. */
export type Brush = Pick<
  CanvasRenderingContext2D,
  | 'fillStyle'
  | 'strokeStyle'
  | 'lineWidth'
  | 'globalAlpha'
  | 'font'
  | 'textBaseline'
  | 'fillRect'
  | 'beginPath'
  | 'moveTo'
  | 'lineTo'
  | 'arcTo'
  | 'closePath'
  | 'fill'
  | 'stroke'
  | 'fillText'
  | 'measureText'
  | 'drawImage'
  | 'createLinearGradient'
>

const FONT = '-apple-system, "PingFang SC", "Noto Sans SC", sans-serif'
const LINE = 1.3
const RING_POINTS = 72

/** Paints a poster, item by item; the picture of the code has been loaded before. */
export function paintPoster(
  brush: Brush,
  layout: PosterLayout,
  palette: Palette,
  code: CanvasImageSource,
): void {
  for (const item of layout.items) {
    if (item.kind === 'field') paintField(brush, layout, palette, item.rings)
    else if (item.kind === 'text') paintText(brush, palette, item)
    else paintCode(brush, palette, item, code)
  }
}

function paintField(
  brush: Brush,
  { width, height }: PosterLayout,
  { from, to, ink }: Palette,
  { x, y, radius, count }: Extract<PosterItem, { kind: 'field' }>['rings'],
): void {
  const ground = brush.createLinearGradient(0, 0, width, height)
  ground.addColorStop(0, from)
  ground.addColorStop(1, to)
  brush.fillStyle = ground
  brush.fillRect(0, 0, width, height)
  brush.strokeStyle = ink
  brush.lineWidth = 2
  for (let ring = 1; ring <= count; ring += 1) {
    brush.globalAlpha = 0.26 * (1 - ring / (count + 1))
    brush.beginPath()
    for (let step = 0; step <= RING_POINTS; step += 1) {
      const angle = (2 * Math.PI * step) / RING_POINTS
      const reach = radius * ring * (1 + 0.1 * Math.sin(3 * angle + ring) + 0.05 * Math.cos(2 * angle))
      const point = [x + reach * Math.cos(angle), y + 0.8 * reach * Math.sin(angle)] as const
      if (step === 0) brush.moveTo(...point)
      else brush.lineTo(...point)
    }
    brush.stroke()
  }
  brush.globalAlpha = 1
}

function paintText(brush: Brush, { ink }: Palette, item: Extract<PosterItem, { kind: 'text' }>): void {
  const { size, lines } = fitted(brush, item)
  brush.fillStyle = ink
  brush.textBaseline = 'top'
  brush.font = fontOf(item.weight, size)
  lines.forEach((line, i) => {
    brush.fillText(line, item.x, item.y + Math.round(i * size * LINE))
  })
}

/** The largest letters with which the text has room; what has none even with the smallest ends in `…`. */
export function fitted(
  brush: Pick<Brush, 'font' | 'measureText'>,
  { text, width, size, smallest, lines: most, weight }: Extract<PosterItem, { kind: 'text' }>,
): { size: number; lines: string[] } {
  for (let tried = size; ; tried = Math.max(smallest, tried - 2)) {
    brush.font = fontOf(weight, tried)
    const fits = (line: string) => brush.measureText(line).width <= width
    const lines = broken(text, fits)
    if (lines.length <= most) return { size: tried, lines }
    if (tried <= smallest) {
      const kept = lines.slice(0, most)
      return { size: tried, lines: [...kept.slice(0, -1), cut(kept.at(-1) ?? '', fits)] }
    }
  }
}

/** Lines that fit, broken where the text says so and between any two characters. */
function broken(text: string, fits: (line: string) => boolean): string[] {
  return text.split('\n').flatMap(part => {
    const lines: string[] = []
    let line = ''
    for (const character of part) {
      if (line !== '' && !fits(line + character)) {
        lines.push(line)
        line = ''
      }
      line += character
    }
    return line === '' ? lines : [...lines, line]
  })
}

function cut(line: string, fits: (line: string) => boolean): string {
  let kept = [...line]
  while (kept.length > 0 && !fits(`${kept.join('')}…`)) kept = kept.slice(0, -1)
  return `${kept.join('')}…`
}

function paintCode(
  brush: Brush,
  { plate }: Palette,
  { x, y, size, quiet }: Extract<PosterItem, { kind: 'code' }>,
  code: CanvasImageSource,
): void {
  const [left, top, edge, radius] = [x - quiet, y - quiet, size + 2 * quiet, quiet]
  brush.fillStyle = plate
  brush.beginPath()
  brush.moveTo(left + radius, top)
  brush.arcTo(left + edge, top, left + edge, top + edge, radius)
  brush.arcTo(left + edge, top + edge, left, top + edge, radius)
  brush.arcTo(left, top + edge, left, top, radius)
  brush.arcTo(left, top, left + edge, top, radius)
  brush.closePath()
  brush.fill()
  brush.drawImage(code, x, y, size, size)
}

const fontOf = (weight: 400 | 600, size: number) => `${weight} ${size}px ${FONT}`
