const YUAN = /^(\d{1,13})(?:\.(\d{1,2}))?$/

/**
 * Fen of a yuan text, digit by digit and therefore exact; null when it is not one (`1.234`, `1e3`, `-5`, `
 * 1`).
 */
export function parseYuan(text: string): number | null {
  const match = YUAN.exec(text)
  if (!match) return null
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
}
