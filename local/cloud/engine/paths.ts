import { isDoc, type Value } from './values'

/**
 * Every value a query path reaches in a document, as MongoDB walks it: through arrays of documents,
 * by numeric position, `undefined` where a document on the way lacks the field.
 */
export function reach(value: Value | undefined, parts: readonly string[], from = 0): (Value | undefined)[] {
  const reached: (Value | undefined)[] = []
  walk(value, parts, from, reached)
  return reached
}

function walk(
  value: Value | undefined,
  parts: readonly string[],
  i: number,
  reached: (Value | undefined)[],
): void {
  if (i === parts.length) {
    reached.push(value)
    return
  }
  const part = parts[i] as string
  if (Array.isArray(value)) {
    if (/^\d+$/.test(part) && Number(part) < value.length) walk(value[Number(part)], parts, i + 1, reached)
    for (const element of value) if (isDoc(element)) walk(element, parts, i, reached)
    return
  }
  if (isDoc(value) && Object.hasOwn(value, part)) walk(value[part], parts, i + 1, reached)
  else reached.push(undefined)
}

/** The values of a path with arrays at its end opened: what comparisons look at. */
export function* openedValues(reached: (Value | undefined)[]): Iterable<Value | undefined> {
  for (const value of reached) {
    yield value
    if (Array.isArray(value)) yield* value
  }
}
