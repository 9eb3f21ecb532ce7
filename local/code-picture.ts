import { deflateSync } from 'node:zlib'
import qrcode from 'qrcode-generator'

/** Quiet zone around the modules, in modules. */
const QUIET = 4

/**
 * What stands in for WeChat's drawing of a mini-program code: a QR code of the scene as a PNG, the same for
 * the same scene. A real one is round and only WeChat reads it; this one any reader does.
 */
export function codePicture(text: string, width: number): Buffer {
  const code = qrcode(0, 'M')
  code.addData(text)
  code.make()
  const modules = code.getModuleCount() + 2 * QUIET
  const scale = Math.max(1, Math.floor(width / modules))
  const side = modules * scale
  const isDark = (x: number, y: number) => {
    const [column, row] = [Math.floor(x / scale) - QUIET, Math.floor(y / scale) - QUIET]
    const inside = [column, row].every(n => n >= 0 && n < code.getModuleCount())
    return inside && code.isDark(row, column)
  }
  const rows = Array.from({ length: side }, (_row, y) =>
    Buffer.from([0, ...Array.from({ length: side }, (_pixel, x) => (isDark(x, y) ? 0 : 255))]),
  )
  return png(side, Buffer.concat(rows))
}

/** Eight-bit grey, unfiltered. */
function png(side: number, rows: Buffer): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header.set([8, 0, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(kind: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}

/** As PNG wants it; `zlib.crc32` is younger than the oldest Node this runs on. */
function crc32(bytes: Buffer): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return (crc ^ 0xffffffff) >>> 0
}
