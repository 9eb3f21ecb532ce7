import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

const root = path.resolve(__dirname, '..')
const HAZARDS = 45

interface Row {
  number: number
  cell: string
  proofs: { file: string; name: string }[]
}

const rows = readFileSync(path.join(root, 'docs/hazards.md'), 'utf8')
  .split('\n')
  .flatMap((line): Row[] => {
    const [, number, cell = ''] = /^\| (\d+) \| .+? \| (.+) \|$/.exec(line) ?? []
    if (!number) return []
    const named = [...cell.matchAll(/`([^`]+)` “([^”]+)”/g)]
    return [
      { number: Number(number), cell, proofs: named.map(([, file = '', name = '']) => ({ file, name })) },
    ]
  })

test('every hazard has its row, once and in order', () => {
  expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: HAZARDS }, (_, i) => i + 1))
})

test.each(rows)('hazard $number names tests that exist, or says why there is none', ({ cell, proofs }) => {
  if (proofs.length === 0) expect(cell).toMatch(/^(Not applicable|Not done): /)
  for (const { file, name } of proofs) {
    expect([file, existsSync(path.join(root, file))]).toEqual([file, true])
    const text = readFileSync(path.join(root, file), 'utf8')
    const named = [`'${name}'`, `"${name}"`, `\`${name}\``].some(literal => text.includes(literal))
    expect([name, named]).toEqual([name, true])
  }
})
