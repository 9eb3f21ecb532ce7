import { spawnSync } from 'node:child_process'
import path from 'node:path'
import seeds from './defect-seeds.json'
import { defects } from './defects'

const root = path.resolve(__dirname, '../..')
const known = new Map(Object.entries(seeds))
let lines: string[] = []

// In a process of its own: a rejection that nothing awaits, one of the defects, would end jest's test.
beforeAll(() => {
  const check = ['--import', 'tsx', 'e2e/simulator/cli.ts', '--check']
  lines = spawnSync(process.execPath, check, { cwd: root, encoding: 'utf8' }).stdout.trim().split('\n')
}, 1_800_000)

test('every planted defect has the seed that finds it', () => {
  expect([...known.keys()].sort()).toEqual(defects.map(({ id }) => id).sort())
})

test.each(defects.map(({ id, name }) => ({ id, name, seed: known.get(id) })))(
  '$id: seed $seed finds that $name',
  ({ id }) => expect(lines).toContain(`${id}: found`),
)

test('the same seeds find nothing in the functions that ship', () => {
  expect(lines.filter(line => line.startsWith('without a defect'))).toEqual([])
  expect(lines).toHaveLength(defects.length)
})
