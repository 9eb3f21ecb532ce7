import type { Contours } from '@shared/domain/theme/contours'
import { svgImage } from '@/components/svg-image'

/** One picture of all lines; the outer ones fade, so the peak reads as the peak. */
export function contourImage({ width, height, lines }: Contours, colour: string): string {
  const strokes = lines.map(({ path, heavy }, i) => {
    const depth = lines.length < 2 ? 1 : 0.45 + (0.55 * i) / (lines.length - 1)
    return `<path d="${path}" stroke-width="${heavy ? 1.3 : 0.8}" opacity="${depth.toFixed(2)}"/>`
  })
  return svgImage(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" preserveAspectRatio="xMidYMid slice" fill="none" stroke="${colour}">${strokes.join('')}</svg>`,
  )
}
