/** The most the keypad takes: ¥50,000 (ui.md part 3). */
export const MAX_TYPED_FEN = 5_000_000

const YUAN = /^(\d{1,13})(?:\.(\d{1,2}))?$/

/** Fen of a yuan text, digit by digit and therefore exact; null when it is not one (`1.234`, `1e3`, `-5`, ` 1`). */
export function parseYuan(text: string): number | null {
  const found = YUAN.exec(text)
  if (!found) return null
  return Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0'))
}
