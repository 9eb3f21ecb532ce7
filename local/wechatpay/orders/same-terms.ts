/** One text per meaning: the order of fields does not matter, their values do. */
export function termsOf(request: unknown): string {
  return JSON.stringify(sorted(request))
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  const pairs = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(pairs.map(([name, part]) => [name, sorted(part)]))
}
