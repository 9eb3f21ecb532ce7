import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'

const root = path.resolve(__dirname, '..')

/** The floors of the house, lowest first: what each may build on beside itself. */
const floors: Record<string, string[]> = {
  'shared/domain': [],
  'shared/contract': ['shared/domain'],
  'cloudfunctions/platform': ['shared'],
  'cloudfunctions/modules': ['shared', 'cloudfunctions/platform'],
  'cloudfunctions/api': ['shared', 'cloudfunctions/platform', 'cloudfunctions/modules'],
  'cloudfunctions/http': ['shared', 'cloudfunctions/platform', 'cloudfunctions/modules'],
  'cloudfunctions/jobs': ['shared', 'cloudfunctions/platform', 'cloudfunctions/modules'],
  client: ['shared'],
  'local/cloud': [],
  'local/wechatpay': ['local/cloud'],
  local: ['shared'],
}

interface SourceFile {
  file: string
  /** Files of this repository it imports, as paths from the root. */
  imports: { file: string; typeOnly: boolean }[]
  packages: string[]
}

const sources = ['shared', 'cloudfunctions', 'client', 'local'].flatMap(filesBelow).map(readSource)

test.each(Object.entries(floors))('%s builds on nothing above it', (floor, allowed) => {
  const mine = sources.filter(({ file }) => floorOf(file) === floor)
  const wrong = mine.flatMap(({ file, imports }) =>
    imports
      .filter(({ file: wanted }) => ![floor, ...allowed].some(place => wanted.startsWith(`${place}/`)))
      .map(({ file: wanted }) => `${file} → ${wanted}`),
  )
  expect(wrong).toEqual([])
})

test('every file stands on a floor', () => {
  expect(sources.filter(({ file }) => floorOf(file) === undefined).map(({ file }) => file)).toEqual([])
})

test('only the platform knows the SDK', () => {
  const knowing = sources.filter(({ packages }) => packages.includes('wx-server-sdk'))
  expect(
    knowing.map(({ file }) => file).filter(file => !file.startsWith('cloudfunctions/platform/')),
  ).toEqual([])
})

test('the rules ask nobody: no clock, no chance, no packages that do', () => {
  const rules = sources.filter(({ file }) => file.startsWith('shared/'))
  const impure = rules.filter(({ file }) =>
    /\bDate\.now\(|new Date\(\)|Math\.random\(|\bfetch\(|process\.|from 'node:/.test(textOf(file)),
  )
  expect(impure.map(({ file }) => file)).toEqual([])
})

test('nothing that ships leans on what is made for tests', () => {
  const leaning = sources.filter(({ imports }) => imports.some(({ file }) => isForTests(file)))
  expect(leaning.map(({ file }) => file)).toEqual([])
})

test('no circles', () => {
  const byFile = new Map(sources.map(source => [source.file, source]))
  const settled = new Set<string>()
  const circles: string[] = []
  const visit = (file: string, trail: string[]) => {
    if (trail.includes(file)) circles.push([...trail.slice(trail.indexOf(file)), file].join(' → '))
    if (settled.has(file) || trail.includes(file)) return
    const needs = byFile.get(file)?.imports.filter(({ typeOnly }) => !typeOnly) ?? []
    for (const { file: next } of needs) visit(next, [...trail, file])
    settled.add(file)
  }
  for (const { file } of sources) visit(file, [])
  expect(circles).toEqual([])
})

/** The most exact floor a file belongs to. */
function floorOf(file: string): string | undefined {
  const found = Object.keys(floors).filter(floor => file.startsWith(`${floor}/`))
  return found.sort((a, b) => b.length - a.length)[0]
}

function filesBelow(folder: string): string[] {
  return readdirSync(path.join(root, folder)).flatMap(name => {
    const place = `${folder}/${name}`
    if (name === 'dist' || name === 'node_modules') return []
    if (statSync(path.join(root, place)).isDirectory()) return filesBelow(place)
    return /\.tsx?$/.test(name) && !name.endsWith('.d.ts') && !isForTests(place) ? [place] : []
  })
}

/** Tests and what only they use: `x.test.ts`, `test-x.ts`, and folders named `testing`. */
function isForTests(file: string): boolean {
  return /\.test\.tsx?$|\/test-[^/]+$|\/testing\//.test(file)
}

function readSource(file: string): SourceFile {
  const statements = /^\s*(import|export)\s+(type\s)?(?:[^'"();]*?\sfrom\s*)?['"]([^'"]+)['"]/gm
  const found = [...textOf(file).matchAll(statements)].map(([, , type, from]) => ({
    typeOnly: type !== undefined,
    from: from ?? '',
  }))
  const local = found.map(({ from, typeOnly }) => ({ file: resolve(file, from), typeOnly }))
  return {
    file,
    imports: local.filter((entry): entry is { file: string; typeOnly: boolean } => entry.file !== null),
    packages: found.map(({ from }) => from).filter(from => !/^[.@]/.test(from)),
  }
}

/** The file an import names, from the root; null for packages and for what is not code. */
function resolve(importer: string, from: string): string | null {
  const target = from.startsWith('@shared/')
    ? from.replace('@', '')
    : from.startsWith('@/')
      ? from.replace('@/', 'client/src/')
      : from.startsWith('.')
        ? path.join(path.dirname(importer), from)
        : null
  if (target === null) return null
  const endings = ['', '.ts', '.tsx', '/index.ts', '/index.tsx']
  const found = endings.map(ending => target + ending).find(isFile)
  return found ?? target
}

function isFile(place: string): boolean {
  const file = path.join(root, place)
  return existsSync(file) && statSync(file).isFile()
}

function textOf(file: string): string {
  return readFileSync(path.join(root, file), 'utf8')
}
