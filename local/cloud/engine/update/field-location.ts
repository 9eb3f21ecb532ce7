import { writeErrors } from '../../errors'
import { encode } from '../ejson'
import { type Doc, isDoc, type Value } from '../values'

/** Where a path ends in a document: the container that holds it and the key inside. */
export type FieldLocation = { holder: Doc | Value[]; key: string | number }

/** Finds the place of a path, or `undefined` when something on the way is missing. Never creates. */
export function locate(doc: Doc, parts: string[]): FieldLocation | undefined {
  let holder: Value = doc
  for (let i = 0; i < parts.length; i++) {
    const key = keyIn(holder, parts[i] as string)
    if (key === undefined) return undefined
    if (i === parts.length - 1) return { holder: holder as Doc | Value[], key }
    const next = valueAt({ holder: holder as Doc | Value[], key })
    if (next === undefined) return undefined
    holder = next
  }
  return undefined
}

/**
 * Finds the place of a path, creating documents on the way; refuses to go through a scalar, as MongoDB does.
 */
export function locateOrCreate(doc: Doc, parts: string[]): FieldLocation {
  let holder: Doc | Value[] = doc
  for (let i = 0; i < parts.length - 1; i++) {
    const part = parts[i] as string
    const key = keyFor(holder, part, parts)
    let next = valueAt({ holder, key })
    if (next === undefined) {
      next = {}
      putAt({ holder, key }, next)
    }
    if (!isDoc(next) && !Array.isArray(next)) {
      throw writeErrors(`Cannot create field '${parts[i + 1]}' in element {${part}: ${encode(next)}}`)
    }
    holder = next
  }
  return { holder, key: keyFor(holder, parts[parts.length - 1] as string, parts) }
}

export const valueAt = ({ holder, key }: FieldLocation): Value | undefined =>
  Array.isArray(holder)
    ? holder[key as number]
    : Object.hasOwn(holder, key)
      ? (holder[key as string] as Value)
      : undefined

export function putAt({ holder, key }: FieldLocation, value: Value): void {
  if (!Array.isArray(holder)) {
    holder[key as string] = value
    return
  }
  if ((key as number) > 1_500_000) throw writeErrors(`can't backfill array to larger than 1500000 elements`)
  while (holder.length < (key as number)) holder.push(null)
  holder[key as number] = value
}

function keyIn(holder: Value, part: string): string | number | undefined {
  if (Array.isArray(holder)) return /^\d+$/.test(part) ? Number(part) : undefined
  return isDoc(holder) && Object.hasOwn(holder, part) ? part : undefined
}

function keyFor(holder: Doc | Value[], part: string, parts: string[]): string | number {
  if (!Array.isArray(holder)) return part
  if (/^\d+$/.test(part)) return Number(part)
  const at = parts.indexOf(part)
  throw writeErrors(`Cannot create field '${part}' in element {${parts[at - 1] ?? ''}: ${encode(holder)}}`)
}
