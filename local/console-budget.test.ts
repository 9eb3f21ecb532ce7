import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'

const dist = path.resolve(__dirname, '../console/dist')
const assets = path.join(dist, 'assets')
const KB = 1024
/** First screen: login or shell, everything that is loaded before a page. A page: what it adds to that. */
const BUDGET = { first: 450 * KB, page: 60 * KB }

const textOf = (name: string) => readFileSync(path.join(assets, name), 'utf8')
const zipped = (names: Iterable<string>) =>
  [...names].reduce((sum, name) => sum + gzipSync(textOf(name), { level: 9 }).length, 0)

/** A chunk with everything it imports before it runs. */
function loadedWith(name: string, known = new Set<string>()): Set<string> {
  if (known.has(name)) return known
  known.add(name)
  for (const [, imported = ''] of textOf(name).matchAll(/(?:from|import)"\.\/([\w.-]+\.js)"/g))
    loadedWith(imported, known)
  return known
}

describe('the console as it is built', () => {
  const html = readFileSync(path.join(dist, 'index.html'), 'utf8')
  const [, script = ''] = /src="\/console\/assets\/([^"]+)"/.exec(html) ?? []
  const [, style = ''] = /href="\/console\/assets\/([^"]+\.css)"/.exec(html) ?? []
  const first = loadedWith(script)
  const lazy = [...first].flatMap(name =>
    [...textOf(name).matchAll(/import\("\.\/([\w.-]+\.js)"\)/g)].map(([, page = '']) => page),
  )

  test('names its files by their content, and every one exists', () => {
    for (const name of [script, style]) {
      expect(name).toMatch(/-[\w]{8}\.(js|css)$/)
      expect(existsSync(path.join(assets, name))).toBe(true)
    }
  })

  test('the first screen is at most 450 kB zipped', () => {
    expect(zipped([...first, style])).toBeLessThanOrEqual(BUDGET.first)
  })

  test('each page adds at most 60 kB zipped', () => {
    expect(lazy.length).toBeGreaterThan(3)
    for (const page of lazy) {
      const own = [...loadedWith(page)].filter(name => !first.has(name))
      expect([page, zipped(own) <= BUDGET.page]).toEqual([page, true])
    }
  })

  test('page and style sheet ask no other host for anything', () => {
    for (const text of [html, textOf(style)]) expect(text).not.toMatch(/https?:\/\/|@import/)
  })
})
