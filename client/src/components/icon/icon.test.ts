import { readFileSync } from 'node:fs'
import path from 'node:path'
import { iconNames } from './icon-names'

test('every named icon is drawn and every drawing has a name', () => {
  const shapes = readFileSync(path.join(__dirname, '_shapes.scss'), 'utf8')
  const drawn = [...shapes.matchAll(/^ {2}'([\w-]+)':/gm)].map(match => match[1])
  expect(drawn.sort()).toEqual([...iconNames].sort())
})

test('icons stay inside the 24 grid with their safe edge', () => {
  const shapes = readFileSync(path.join(__dirname, '_shapes.scss'), 'utf8')
  for (const [, start] of shapes.matchAll(/'(?:[\w-]+)': 'M([\d.]+ [\d.]+)/g)) {
    for (const coordinate of (start ?? '').split(' ').map(Number)) {
      expect(coordinate).toBeGreaterThanOrEqual(2)
      expect(coordinate).toBeLessThanOrEqual(22)
    }
  }
})
