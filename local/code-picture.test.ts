import { inflateSync } from 'node:zlib'
import jsQR from 'jsqr'
import { codePicture } from './code-picture'

/** The pixels of a grey PNG of ours: one chunk of rows, each behind its filter byte. */
function pixelsOf(png: Buffer): { side: number; rgba: Uint8ClampedArray } {
  const side = png.readUInt32BE(16)
  const begin = png.indexOf('IDAT', 0, 'latin1')
  const rows = inflateSync(png.subarray(begin + 4, begin + 4 + png.readUInt32BE(begin - 4)))
  const rgba = new Uint8ClampedArray(side * side * 4)
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      rgba.set([...Array(3).fill(rows[y * (side + 1) + 1 + x]), 255], (y * side + x) * 4)
    }
  }
  return { side, rgba }
}

test.each([280, 430])('a code drawn %d pixels wide is read again', width => {
  const text = 'l=Ab3kP9x&brand=shanze'
  const { side, rgba } = pixelsOf(codePicture(text, width))
  expect(side).toBeLessThanOrEqual(width)
  expect(jsQR(rgba, side, side)?.data).toBe(text)
  expect(codePicture(text, width).equals(codePicture(text, width))).toBe(true)
})
