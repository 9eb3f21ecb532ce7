import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'

const root = path.resolve(__dirname, '..')

/** The layers, lowest first: what each may import beside itself. */
const layers: Record<string, string[]> = {
  'shared/domain': [],
  'shared/text': ['shared/domain'],
  'shared/contract': ['shared/domain', 'shared/text'],
  'cloudfunctions/platform': ['shared'],
  'cloudfunctions/modules': ['shared', 'cloudfunctions/platform'],
  'cloudfunctions/pages': ['shared', 'cloudfunctions/platform', 'cloudfunctions/modules'],
  'cloudfunctions/api': [
    'shared',
    'cloudfunctions/platform',
    'cloudfunctions/modules',
    'cloudfunctions/pages',
  ],
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

const sources = ['shared', 'cloudfunctions', 'client', 'local']
  .flatMap(folder => filesBelow(folder))
  .map(readSource)

test.each(Object.entries(layers))('%s imports from no layer above it', (layer, allowed) => {
  const own = sources.filter(({ file }) => layerOf(file) === layer)
  const wrong = own.flatMap(({ file, imports }) =>
    imports
      .filter(({ file: wanted }) => ![layer, ...allowed].some(place => wanted.startsWith(`${place}/`)))
      .map(({ file: wanted }) => `${file} → ${wanted}`),
  )
  expect(wrong).toEqual([])
})

test('every file belongs to a layer', () => {
  expect(sources.filter(({ file }) => layerOf(file) === undefined).map(({ file }) => file)).toEqual([])
})

test('only the platform layer imports wx-server-sdk', () => {
  const importers = sources.filter(({ packages }) => packages.includes('wx-server-sdk'))
  expect(
    importers.map(({ file }) => file).filter(file => !file.startsWith('cloudfunctions/platform/')),
  ).toEqual([])
})

test('only the calendar imports dayjs', () => {
  const importers = sources.filter(({ packages }) => packages.some(name => /^dayjs\b/.test(name)))
  expect(importers.map(({ file }) => file)).toEqual(['shared/domain/calendar/utc-day.ts'])
})

test('the rules in shared/ read no clock, no chance, no network and no process', () => {
  const rules = sources.filter(({ file }) => file.startsWith('shared/'))
  const impure = rules.filter(({ file }) =>
    /\bDate\.now\(|new Date\(\)|Math\.random\(|\bfetch\(|process\.|from 'node:/.test(textOf(file)),
  )
  expect(impure.map(({ file }) => file)).toEqual([])
})

test('cloud functions answer with codes and data: their sentences for people are in shared/text', () => {
  const cjk = /[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/
  const worded = sources.filter(({ file }) => file.startsWith('cloudfunctions/') && cjk.test(textOf(file)))
  expect(worded.map(({ file }) => file)).toEqual([])
})

test('nothing that ships imports what is made for tests', () => {
  const importers = sources.filter(({ imports }) => imports.some(({ file }) => isForTests(file)))
  expect(importers.map(({ file }) => file)).toEqual([])
})

const importsAtRunTime = (source: SourceFile) => source.imports.filter(({ typeOnly }) => !typeOnly)

test('files make no circles at run time', () => {
  const needs = new Map(
    sources.map(source => [source.file, importsAtRunTime(source).map(({ file }) => file)]),
  )
  expect(circlesOf(needs)).toEqual([])
})

test('the folders of modules make no circles, types included', () => {
  expect(circlesOf(needsOfFolders('cloudfunctions/modules', source => source.imports))).toEqual([])
})

test('the folders of the domain make no circles at run time', () => {
  expect(circlesOf(needsOfFolders('shared/domain', importsAtRunTime))).toEqual([])
})

test('the local cloud is imported through its entry only', () => {
  const others = ['e2e', 'bench', 'local']
    .flatMap(folder => filesBelow(folder, 'with tests'))
    .filter(file => !file.startsWith('local/cloud/'))
  const deep = others
    .flatMap(file => readSource(file).imports.map(({ file: imported }) => ({ file, imported })))
    .filter(({ imported }) => imported.startsWith('local/cloud/') && imported !== 'local/cloud/index.ts')
  expect(deep.map(({ file, imported }) => `${file} → ${imported}`)).toEqual([])
})

test('the files of the local cloud make no circle of more than two, types included', () => {
  const cloud = sources.filter(({ file }) => file.startsWith('local/cloud/'))
  const needs = new Map(cloud.map(source => [source.file, source.imports.map(({ file }) => file)]))
  expect(circlesOf(needs).filter(circle => circle.split(' → ').length > 3)).toEqual([])
})

/** The folders below a place, each with those of its neighbours that it imports from. */
function needsOfFolders(
  place: string,
  importsOf: (source: SourceFile) => SourceFile['imports'],
): Map<string, string[]> {
  const folderOf = (file: string) =>
    file.startsWith(`${place}/`) ? file.slice(place.length + 1).split('/')[0] : undefined
  const needs = new Map<string, string[]>()
  for (const source of sources) {
    const from = folderOf(source.file)
    if (from === undefined) continue
    const to = importsOf(source).map(({ file }) => folderOf(file))
    const others = to.filter(folder => folder !== undefined && folder !== from)
    needs.set(from, [...(needs.get(from) ?? []), ...(others as string[])])
  }
  return needs
}

/** Each circle as the trail that closes it. */
function circlesOf(needs: ReadonlyMap<string, readonly string[]>): string[] {
  const settled = new Set<string>()
  const circles: string[] = []
  const visit = (node: string, trail: readonly string[]) => {
    if (trail.includes(node)) circles.push([...trail.slice(trail.indexOf(node)), node].join(' → '))
    if (settled.has(node) || trail.includes(node)) return
    for (const next of needs.get(node) ?? []) visit(next, [...trail, node])
    settled.add(node)
  }
  for (const node of needs.keys()) visit(node, [])
  return circles
}

/** The most exact layer a file belongs to. */
function layerOf(file: string): string | undefined {
  const containing = Object.keys(layers).filter(layer => file.startsWith(`${layer}/`))
  return containing.sort((a, b) => b.length - a.length)[0]
}

function filesBelow(folder: string, tests: 'with tests' | 'without tests' = 'without tests'): string[] {
  return readdirSync(path.join(root, folder)).flatMap(name => {
    const place = `${folder}/${name}`
    if (name === 'dist' || name === 'node_modules') return []
    if (statSync(path.join(root, place)).isDirectory()) return filesBelow(place, tests)
    if (!/\.tsx?$/.test(name) || name.endsWith('.d.ts')) return []
    return tests === 'with tests' || !isForTests(place) ? [place] : []
  })
}

/** Tests and what only they use: `x.test.ts`, `test-x.ts`, and folders named `testing`. */
function isForTests(file: string): boolean {
  return /\.test\.tsx?$|\/test-[^/]+$|\/testing\//.test(file)
}

function readSource(file: string): SourceFile {
  const statements = /^\s*(import|export)\s+(type\s)?(?:[^'"();]*?\sfrom\s*)?['"]([^'"]+)['"]/gm
  const specifiers = [...textOf(file).matchAll(statements)].map(([, , type, from]) => ({
    typeOnly: type !== undefined,
    from: from ?? '',
  }))
  const local = specifiers.map(({ from, typeOnly }) => ({ file: resolve(file, from), typeOnly }))
  return {
    file,
    imports: local.filter((entry): entry is { file: string; typeOnly: boolean } => entry.file !== null),
    packages: specifiers.map(({ from }) => from).filter(from => !/^[.@]/.test(from)),
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
  return endings.map(ending => target + ending).find(isFile) ?? target
}

function isFile(place: string): boolean {
  const file = path.join(root, place)
  return existsSync(file) && statSync(file).isFile()
}

function textOf(file: string): string {
  return readFileSync(path.join(root, file), 'utf8')
}
