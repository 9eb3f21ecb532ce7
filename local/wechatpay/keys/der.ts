/** Just enough DER to write one X.509 certificate. */
export function der(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts)
  return Buffer.concat([Buffer.from([tag]), lengthOf(content.length), content])
}

function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length])
  const bytes: number[] = []
  for (let rest = length; rest > 0; rest >>= 8) bytes.unshift(rest & 0xff)
  return Buffer.from([0x80 | bytes.length, ...bytes])
}

export const sequence = (...parts: Buffer[]) => der(0x30, ...parts)
export const integer = (bytes: Buffer) => der(0x02, bytes)
export const bitString = (bytes: Buffer) => der(0x03, Buffer.from([0]), bytes)
export const nothing = () => der(0x05)
export const objectId = (hex: string) => der(0x06, Buffer.from(hex, 'hex'))

/** A name with organisation and common name. */
export function distinguishedName(organisation: string, commonName: string): Buffer {
  const attribute = (id: string, text: string) =>
    der(0x31, sequence(objectId(id), der(0x0c, Buffer.from(text, 'utf8'))))
  return sequence(attribute('55040a', organisation), attribute('550403', commonName))
}

/** GeneralizedTime in seconds, UTC. */
export const moment = (atMs: number) =>
  der(0x18, Buffer.from(`${new Date(atMs).toISOString().slice(0, 19).replace(/\D/g, '')}Z`))
