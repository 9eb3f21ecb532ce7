const { sampleOf } = require('./sample-of.mjs') as {
  sampleOf(mutants: Mutant[], count: number, seed: number): Mutant[]
}

interface Mutant {
  fileName: string
  location: { start: Place; end: Place }
  mutatorName: string
  replacement: string
}
interface Place {
  line: number
  column: number
}

const mutantsOf = (fileName: string, count: number): Mutant[] =>
  Array.from({ length: count }, (_, line) => ({
    fileName,
    location: { start: { line, column: 0 }, end: { line, column: 5 } },
    mutatorName: 'BooleanLiteral',
    replacement: 'true',
  }))
const mutants = [...mutantsOf('large.ts', 60), ...mutantsOf('small.ts', 20)]

test('a seed draws the same mutants in whatever order they come', () => {
  expect(sampleOf([...mutants].reverse(), 8, 1)).toEqual(sampleOf(mutants, 8, 1))
})

test('another seed draws other mutants', () => {
  expect(sampleOf(mutants, 8, 2)).not.toEqual(sampleOf(mutants, 8, 1))
})

test('every file gives mutants by its size, none of them twice', () => {
  const drawn = sampleOf(mutants, 8, 1)
  expect(new Set(drawn).size).toBe(8)
  expect(drawn.filter(({ fileName }) => fileName === 'small.ts')).toHaveLength(2)
})

test('fewer mutants than asked for are all taken', () => {
  expect(sampleOf(mutants, 100, 1)).toHaveLength(80)
})
