import JsBarcode from 'jsbarcode'
import qrcode from 'qrcode-generator'
import { svgImage } from '@/components/svg-image'

/** Quiet zones the scanners need, in modules (ISO 18004, ISO 15417). */
export const QR_QUIET = 4
export const BARCODE_QUIET = 10
/** Codes are black on the white plate in every theme; their quiet zone is the plate's own white. */
const CODE_INK = '#101413'

const drawn = (width: number, height: number, path: string, stretch: boolean) =>
  svgImage(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"${stretch ? ' preserveAspectRatio="none"' : ''} shape-rendering="crispEdges"><path fill="${CODE_INK}" d="${path}"/></svg>`,
  )

/** The dark runs of one line of modules as path data. */
function runs(
  isDark: (i: number) => boolean,
  count: number,
  at: (i: number, length: number) => string,
): string {
  let path = ''
  for (let i = 0; i < count; i++) {
    if (!isDark(i)) continue
    let length = 1
    while (i + length < count && isDark(i + length)) length++
    path += at(i, length)
    i += length
  }
  return path
}

/** A QR code with its quiet zone, error correction M (a finger's smudge is survived). */
export function qrImage(text: string): { src: string; modules: number } {
  const code = qrcode(0, 'M')
  code.addData(text)
  code.make()
  const count = code.getModuleCount()
  let path = ''
  for (let row = 0; row < count; row++) {
    path += runs(
      column => code.isDark(row, column),
      count,
      (column, length) => `M${column + QR_QUIET} ${row + QR_QUIET}h${length}v1h-${length}Z`,
    )
  }
  return { src: drawn(count + 2 * QR_QUIET, count + 2 * QR_QUIET, path, false), modules: count }
}

/** A code 128 bar code with its quiet zones, one module wide units, stretched to its box. */
export function barcodeImage(text: string): string {
  const target: { encodings?: { data: string }[] } = {}
  JsBarcode(target, text, { format: 'CODE128' })
  const modules = (target.encodings ?? []).map(part => part.data).join('')
  const path = runs(
    i => modules[i] === '1',
    modules.length,
    (i, length) => `M${i + BARCODE_QUIET} 0h${length}v1h-${length}Z`,
  )
  return drawn(modules.length + 2 * BARCODE_QUIET, 1, path, true)
}
