import { BARCODE_QUIET, barcodeImage, QR_QUIET, qrImage } from './code-image'
import { inFours } from './in-fours'

const svgOf = (address: string) => decodeURIComponent(address.slice('data:image/svg+xml,'.length))
const widthOf = (svg: string) => Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1])
const xs = (svg: string) => [...svg.matchAll(/M(\d+) /g)].map(match => Number(match[1]))

test('a QR code keeps four white modules on every side', () => {
  const svg = svgOf(qrImage('M:shanze:6208041577:77310042').src)
  expect(Math.min(...xs(svg))).toBe(QR_QUIET)
  expect(widthOf(svg)).toBeGreaterThanOrEqual(21 + 2 * QR_QUIET)
})

test('a bar code keeps ten white modules at both ends and starts with its start symbol', () => {
  const svg = svgOf(barcodeImage('620804157731'))
  expect(xs(svg)[0]).toBe(BARCODE_QUIET)
  // Start C, check symbol and stop around six pairs of digits: 11 × (1 + 6 + 1) + 13 modules.
  expect(widthOf(svg)).toBe(11 * 8 + 13 + 2 * BARCODE_QUIET)
})

test('the same text draws the same picture, another text another one', () => {
  expect(qrImage('A1')).toEqual(qrImage('A1'))
  expect(qrImage('A1')).not.toEqual(qrImage('A2'))
})

test.each([
  ['6208041577', '6208 0415 77'],
  ['620804157731', '6208 0415 7731'],
  ['482109375', '4821 0937 5'],
  ['', ''],
])('%j is read as %j', (digits, text) => expect(inFours(digits)).toBe(text))
