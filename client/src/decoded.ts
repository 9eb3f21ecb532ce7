/** An encoded part of an address in plain letters; one that was cut or never encoded stays as it came. */
export const decoded = (value: string): string => {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}
