/** A part of an address as plain text; one that was cut or never encoded stays as it came. */
export function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** A route with its parameters, in their order. */
export function addressWith(route: string, params: Readonly<Record<string, string>>): string {
  const query = Object.entries(params).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  return query.length > 0 ? `${route}?${query.join('&')}` : route
}
