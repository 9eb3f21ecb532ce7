/**
 * The few protobuf messages of the gateway, written by hand: a field is a number with varints or byte
 * strings.
 */
export type Fields = Map<number, (bigint | Buffer)[]>

export function decodeMessage(bytes: Buffer): Fields {
  const fields: Fields = new Map()
  let at = 0
  const varint = (): bigint => {
    let value = 0n
    for (let shift = 0n; ; shift += 7n) {
      const byte = bytes[at++]
      if (byte === undefined) throw new Error('truncated protobuf')
      value |= BigInt(byte & 0x7f) << shift
      if (byte < 0x80) return value
    }
  }
  while (at < bytes.length) {
    const tag = Number(varint())
    const wire = tag & 7
    let value: bigint | Buffer
    if (wire === 0) value = varint()
    else if (wire === 2) {
      const length = Number(varint())
      value = bytes.subarray(at, at + length)
      at += length
    } else throw new Error(`unexpected protobuf wire type ${wire}`)
    fields.set(tag >> 3, [...(fields.get(tag >> 3) ?? []), value])
  }
  return fields
}

export const bytesOf = (fields: Fields, field: number): Buffer[] =>
  (fields.get(field) ?? []).filter((value): value is Buffer => Buffer.isBuffer(value))

export const textOf = (fields: Fields, field: number): string =>
  bytesOf(fields, field)[0]?.toString('utf8') ?? ''

export const numberOf = (fields: Fields, field: number): number => Number((fields.get(field) ?? [0n])[0])

/** Encodes `[field, value]` pairs; numbers as varints, text and bytes length-prefixed. */
export function encodeMessage(pairs: [number, number | string | Buffer][]): Buffer {
  return Buffer.concat(
    pairs.flatMap(([field, value]) => {
      if (typeof value === 'number') return [encodeVarint((field << 3) | 0), encodeVarint(value)]
      const bytes = typeof value === 'string' ? Buffer.from(value) : value
      return [encodeVarint((field << 3) | 2), encodeVarint(bytes.length), bytes]
    }),
  )
}

function encodeVarint(value: number): Buffer {
  const bytes: number[] = []
  let rest = BigInt.asUintN(64, BigInt(value))
  do {
    const low = Number(rest & 0x7fn)
    rest >>= 7n
    bytes.push(rest > 0n ? low | 0x80 : low)
  } while (rest > 0n)
  return Buffer.from(bytes)
}
