import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'

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
  // Its console calls go through the same router as the mini-program's.
  'cloudfunctions/http': [
    'shared',
    'cloudfunctions/platform',
    'cloudfunctions/modules',
    'cloudfunctions/pages',
    'cloudfunctions/api',
  ],
  'cloudfunctions/jobs': ['shared', 'cloudfunctions/platform', 'cloudfunctions/modules'],
  client: ['shared'],
  console: ['shared'],
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

const sources = ['shared', 'cloudfunctions', 'client', 'console', 'local']
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

test('only the device and config files know which platform is built for', () => {
  const knowing = sources.filter(({ file }) => file.startsWith('client/src/') && !file.endsWith('.config.ts'))
  const wrong = knowing.filter(({ file }) => /TARO_ENV|\brequire\(/.test(textOf(file)))
  expect(wrong.map(({ file }) => file)).toEqual([])
})

test('a file of one platform lies in the device, has its counterpart, and both export the same names', () => {
  const exportsOf = (file: string) =>
    [...textOf(file).matchAll(/^export (?:const|function) (\w+)/gm)].map(([, name]) => name).sort()
  const ofOne = sources.map(({ file }) => file).filter(file => /\.(weapp|h5)\.tsx?$/.test(file))
  for (const file of ofOne) {
    const stem = file.replace(/\.(weapp|h5)\.tsx?$/, '')
    const pair = ofOne.filter(other => other.startsWith(`${stem}.`))
    expect([file, path.dirname(file), pair.length]).toEqual([file, 'client/src/device', 2])
    expect([file, exportsOf(file)]).toEqual([file, exportsOf(pair.find(other => other !== file) ?? '')])
  }
})

const client = sources.filter(({ file }) => file.startsWith('client/src/'))

/** `clerk/scan` of a page of a sub-package or of the main package (`pages/card`); undefined elsewhere. */
function routeOf(file: string): string | undefined {
  const [, root, folder] = /^client\/src\/(pages|clerk|member|brand)\/([^/]+)\//.exec(file) ?? []
  if (root === undefined || folder === 'features' || folder === 'components') return undefined
  return `${root}/${folder}`
}

test('every folder of pages and of a sub-package is a route, or holds what its routes share', () => {
  const config = textOf('client/src/app.config.ts')
  const folders = ['pages', 'clerk', 'member', 'brand'].flatMap(root => namesIn(`client/src/${root}`, root))
  const shared = ['clerk', 'member', 'brand'].flatMap(root => [`${root}/components`, `${root}/features`])
  const unknown = folders.filter(folder => {
    const [root = '', name] = folder.split('/')
    const page = root === 'pages' ? `'pages/${name}/index'` : `'${name}/index'`
    return !shared.includes(folder) && !config.includes(page)
  })
  expect(unknown).toEqual([])
})

test('no route imports from another one, and no package of the client from one it does not load', () => {
  const packageOf = (file: string) => /^client\/src\/(clerk|member|brand)\//.exec(file)?.[1]
  const wrong = client.flatMap(({ file, imports }) =>
    imports
      .filter(({ file: wanted }) => {
        const route = routeOf(wanted)
        const subPackage = packageOf(wanted)
        return (
          (route !== undefined && route !== routeOf(file)) ||
          (subPackage !== undefined && subPackage !== packageOf(file))
        )
      })
      .map(({ file: wanted }) => `${file} → ${wanted}`),
  )
  expect(wrong).toEqual([])
})

test('the features of the client make no circles', () => {
  expect(circlesOf(needsOfFolders('client/src/features', source => source.imports))).toEqual([])
})

test('the client imports ./ within a folder and @/ across folders', () => {
  const climbing = codeBelow('client/src').filter(file =>
    /(from |import |mock\(|require\()'\.\.\//.test(textOf(file)),
  )
  expect(climbing).toEqual([])
})

// Biome counts only the lines of statements; a component is as long as its JSX.
test('no function of the client or the console is longer than 60 lines', () => {
  const desk = sources.filter(({ file }) => file.startsWith('console/src/'))
  const tooLong = [...client, ...desk].flatMap(({ file }) => longFunctionsOf(file, 60))
  expect(tooLong).toEqual([])
})

test('files of shared/ make no circles, types included', () => {
  const shared = sources.filter(({ file }) => file.startsWith('shared/'))
  expect(circlesOf(new Map(shared.map(({ file, imports }) => [file, imports.map(one => one.file)])))).toEqual(
    [],
  )
})

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

// A member's document holds what points, perks and stored value define, and their rules take that document.
test('the folders of the domain make no circles with types, where types.ts stands for itself', () => {
  const needs = needsOfFolders(
    'shared/domain',
    source => source.imports,
    file => {
      const [folder, name] = file.split('/')
      return name === 'types.ts' ? file : folder
    },
  )
  expect(circlesOf(needs)).toEqual([])
})

test('the local cloud is imported through its entry only', () => {
  const others = ['e2e', 'bench', 'local']
    .flatMap(folder => codeBelow(folder))
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

/**
 * The folders below a place, each with those of its neighbours that it imports from; `nodeOf` = what stands
 * for a file, given by its path from the place.
 */
function needsOfFolders(
  place: string,
  importsOf: (source: SourceFile) => SourceFile['imports'],
  nodeOf = (file: string) => file.split('/')[0],
): Map<string, string[]> {
  const folderOf = (file: string) =>
    file.startsWith(`${place}/`) ? nodeOf(file.slice(place.length + 1)) : undefined
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

/** What ships, of a folder. */
function filesBelow(folder: string): string[] {
  return codeBelow(folder).filter(file => !isForTests(file))
}

function codeBelow(folder: string): string[] {
  return readdirSync(path.join(root, folder)).flatMap(name => {
    const place = `${folder}/${name}`
    if (name === 'dist' || name === 'node_modules') return []
    if (statSync(path.join(root, place)).isDirectory()) return codeBelow(place)
    return /\.tsx?$/.test(name) && !name.endsWith('.d.ts') ? [place] : []
  })
}

function namesIn(folder: string, prefix: string): string[] {
  return readdirSync(path.join(root, folder)).map(name => `${prefix}/${name}`)
}

/** `file:line` of each function that is longer than that many lines. */
function longFunctionsOf(file: string, most: number): string[] {
  const source = ts.createSourceFile(file, textOf(file), ts.ScriptTarget.Latest, true)
  const tooLong: string[] = []
  const visit = (node: ts.Node) => {
    const first = source.getLineAndCharacterOfPosition(node.getStart(source)).line
    const last = source.getLineAndCharacterOfPosition(node.getEnd()).line
    if (ts.isFunctionLike(node) && last - first + 1 > most) tooLong.push(`${file}:${first + 1}`)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return tooLong
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
      ? from.replace('@/', importer.startsWith('console/') ? 'console/src/' : 'client/src/')
      : from.startsWith('.')
        ? path.join(path.dirname(importer), from)
        : null
  if (target === null) return null
  const endings = ['', '.ts', '.tsx', '.h5.ts', '.h5.tsx', '/index.ts', '/index.tsx']
  const existing = endings.map(ending => target + ending).find(isFile)
  return existing ?? target
}

function isFile(place: string): boolean {
  const file = path.join(root, place)
  return existsSync(file) && statSync(file).isFile()
}

function textOf(file: string): string {
  return readFileSync(path.join(root, file), 'utf8')
}
