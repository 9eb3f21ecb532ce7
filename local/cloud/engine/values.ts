/** Any value a document can hold. */
export type Value = null | boolean | number | string | Date | RegExp | Value[] | { [key: string]: Value }
export type Doc = { [key: string]: Value }

/** Order of types in MongoDB; values of different rank never compare equal. */
export const RANK = {
  missing: 1,
  null: 2,
  number: 3,
  string: 4,
  object: 5,
  array: 6,
  boolean: 8,
  date: 9,
  regex: 11,
} as const

export const isDoc = (value: unknown): value is Doc =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof Date) &&
  !(value instanceof RegExp)

export function rankOf(value: Value | undefined): number {
  if (value === undefined) return RANK.missing
  if (value === null) return RANK.null
  if (typeof value === 'number') return RANK.number
  if (typeof value === 'string') return RANK.string
  if (typeof value === 'boolean') return RANK.boolean
  if (Array.isArray(value)) return RANK.array
  if (value instanceof Date) return RANK.date
  if (value instanceof RegExp) return RANK.regex
  return RANK.object
}

/**
 * Total order of MongoDB over all values: by type first, then by value; objects field by field in their own
 * order.
 */
export function compareValues(a: Value | undefined, b: Value | undefined): number {
  const rank = rankOf(a)
  const difference = rank - rankOf(b)
  if (difference !== 0) return difference
  if (rank <= RANK.null) return 0
  if (rank === RANK.number) return compareNumbers(a as number, b as number)
  if (rank === RANK.string) return compareStrings(a as string, b as string)
  if (rank === RANK.boolean) return Number(a) - Number(b)
  if (rank === RANK.date) return (a as Date).getTime() - (b as Date).getTime()
  if (rank === RANK.regex) return compareStrings(String(a), String(b))
  if (rank === RANK.array) return compareLists(a as Value[], b as Value[])
  return compareDocs(a as Doc, b as Doc)
}

/** Equality as MongoDB sees it: the order of fields inside documents matters. */
export const equalValues = (a: Value | undefined, b: Value | undefined) => compareValues(a, b) === 0

function compareNumbers(a: number, b: number): number {
  if (Number.isNaN(a)) return Number.isNaN(b) ? 0 : -1
  if (Number.isNaN(b)) return 1
  return a < b ? -1 : a > b ? 1 : 0
}

function compareStrings(a: string, b: string): number {
  if (a === b) return 0
  // JavaScript orders by UTF-16 unit, MongoDB by UTF-8 byte; they differ only beyond the basic plane.
  return /[\ud800-\udfff]/.test(a + b) ? Buffer.compare(Buffer.from(a), Buffer.from(b)) : a < b ? -1 : 1
}

function compareLists(a: Value[], b: Value[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const order = compareValues(a[i], b[i])
    if (order !== 0) return order
  }
  return a.length - b.length
}

function compareDocs(a: Doc, b: Doc): number {
  const left = Object.keys(a)
  const right = Object.keys(b)
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const key = left[i] as string
    const other = right[i] as string
    const order =
      rankOf(a[key]) - rankOf(b[other]) || compareStrings(key, other) || compareValues(a[key], b[other])
    if (order !== 0) return order
  }
  return left.length - right.length
}

/** A copy that shares nothing with the original. */
export function cloneValue<T extends Value>(value: T): T {
  if (Array.isArray(value)) return value.map(cloneValue) as T
  if (isDoc(value)) {
    const copy: Doc = {}
    for (const key of Object.keys(value)) copy[key] = cloneValue(value[key] as Value)
    return copy as T
  }
  return value instanceof Date ? (new Date(value) as T) : value
}
