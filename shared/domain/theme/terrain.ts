import { seededRandom } from './random'

interface Hill {
  x: number
  y: number
  height: number
  spread: number
}

/** Heights at the crossings of a grid that reaches one cell beyond the picture on every side. */
export interface Terrain {
  columns: number
  rows: number
  cell: number
  /** Row by row. */
  heights: Float64Array
}

/**
 * A landscape of four to six Gaussian hills, spread from left to right so that none hides the others; the
 * same for the same seed, in a picture of width × height.
 */
export function terrainOf(seed: string, width: number, height: number, cell: number): Terrain {
  const random = seededRandom(seed)
  const between = (low: number, high: number) => low + (high - low) * random()
  const count = 4 + Math.floor(random() * 3)
  const hills: Hill[] = Array.from({ length: count }, (_, i) => ({
    x: ((i + between(0, 1)) / count) * 1.2 * width - 0.1 * width,
    y: between(-0.15, 1.15) * height,
    height: between(0.45, 1),
    spread: between(0.11, 0.24) * Math.sqrt(width * height) * 1.3,
  }))
  const columns = Math.ceil(width / cell) + 3
  const rows = Math.ceil(height / cell) + 3
  const heights = new Float64Array(columns * rows)
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const [x, y] = [(column - 1) * cell, (row - 1) * cell]
      const over = ({ x: hx, y: hy, height: top, spread }: Hill) =>
        top * Math.exp(-((x - hx) ** 2 + (y - hy) ** 2) / (2 * spread ** 2))
      heights[row * columns + column] = hills.reduce((sum, hill) => sum + over(hill), 0)
    }
  }
  return { columns, rows, cell, heights }
}
