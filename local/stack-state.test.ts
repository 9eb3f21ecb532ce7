import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { newStackState, openStackState, writeStackState } from './stack-state'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'huiyuan-keepsake-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))
const file = () => path.join(folder, 'stack.json')
const state = { ...newStackState(), clockAheadMs: 5000, seeded: true }

test('low 7: the file with the key is readable by its owner only, and no draft stays beside it', () => {
  writeStackState(folder, state)
  for (const name of readdirSync(folder)) expect(statSync(path.join(folder, name)).mode & 0o777).toBe(0o600)
  expect(readdirSync(folder).sort()).toEqual(['stack.json', 'stack.json.copy'])
  expect(openStackState(folder)).toEqual(state)
})

test('low 7: the file is replaced by rename, never written in place', () => {
  writeStackState(folder, state)
  const before = statSync(file()).ino
  writeStackState(folder, { ...state, clockAheadMs: 6000 })
  expect(statSync(file()).ino).not.toBe(before)
  expect(openStackState(folder).clockAheadMs).toBe(6000)
})

test.each([
  ['emptied', '', '是空的'],
  ['cut off', '{"sealKey": "ab', '读不懂'],
  ['incomplete', '{"sealKey": ""}', '缺了内容'],
])('low 7: a file that was %s is told apart, and its copy goes on', (_, text, words) => {
  writeStackState(folder, state)
  writeFileSync(file(), text)
  const warnings: string[] = []
  expect(openStackState(folder, sentence => warnings.push(sentence))).toEqual(state)
  expect(warnings.join()).toContain(words)
})

test('low 7: a file that is gone comes back from its copy', () => {
  writeStackState(folder, state)
  rmSync(file())
  expect(openStackState(folder, () => undefined)).toEqual(state)
})

test('item 10: the data format is kept, and another one is refused with what to do', () => {
  writeStackState(folder, state)
  const old = { ...JSON.parse(readFileSync(file(), 'utf8')), format: 1 }
  writeFileSync(file(), JSON.stringify(old))
  expect(() => openStackState(folder)).toThrow('是另一个版本的惠员留下的，这个版本读不了。加 --fresh')
})
