const YUAN = /^(\d{1,13})(?:\.(\d{1,2}))?$/

/**
 * Fen of a yuan text, digit by digit and therefore exact; null when it is not one (`1.234`, `1e3`, `-5`, `
 * 1`).
 */
export function parseYuan(text: string): number | null {
  const found = YUAN.exec(text)
  if (!found) return null
  return Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0'))
}
