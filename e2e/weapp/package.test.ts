/** @jest-environment node */
import { spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type ecmaVersion as EcmaVersion, parse } from 'acorn'
import language from '../../client/config/language.json'
import { BRAND_ID as DEMO_BRAND, brand as demoBrand } from '../../local/demo/brand'
import { appConfig, packageFiles, packageRoot, sizeOf } from './package'

/** docs/architecture/README.md. */
const KB = 1024
const MAIN_MOST = 1024 * KB
const SUB_MOST = 500 * KB

/** The package ships its programs without the right to run, so copies of our own get it. */
function compilerProgram(name: 'wcc' | 'wcsc'): string {
  const shipped = path.dirname(createRequire(__filename).resolve('miniprogram-compiler/package.json'))
  const copy = path.join(mkdtempSync(path.join(tmpdir(), 'wechat-compiler-')), name)
  copyFileSync(path.join(shipped, 'bin', process.platform === 'darwin' ? 'mac' : 'linux', name), copy)
  chmodSync(copy, 0o755)
  return copy
}
const withEnding = (...endings: string[]) =>
  packageFiles().filter(file => endings.some(ending => file.endsWith(ending)))
const official = (compiler: 'wcc' | 'wcsc', ...args: string[]) =>
  spawnSync(compilerProgram(compiler), args, {
    cwd: packageRoot,
    encoding: 'utf8',
    maxBuffer: 64 * KB * KB,
  })

test('the official compiler accepts every page template', () => {
  const templates = withEnding('.wxml')
  expect(templates.length).toBeGreaterThan(appConfig.pages.length)
  const { status, stderr } = official(
    'wcc',
    '-d',
    ...templates.map(file => `./${file}`),
    ...withEnding('.wxs').map(file => `./${file}`),
  )
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
})

test('the official compiler accepts every style sheet', () => {
  const { status, stderr } = official('wcsc', '-lc', ...withEnding('.wxss').map(file => `./${file}`))
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
})

test('every script is of the language that client/config/language.json promises', () => {
  const scripts = withEnding('.js')
  expect(scripts.length).toBeGreaterThan(appConfig.pages.length)
  const ecmaVersion = language.ecmaVersion as EcmaVersion
  const tooNew = scripts.flatMap(file => {
    try {
      parse(readFileSync(path.join(packageRoot, file), 'utf8'), { ecmaVersion, sourceType: 'script' })
      return []
    } catch (error) {
      return [`${file}: ${(error as Error).message}`]
    }
  })
  expect(tooNew).toEqual([])
})

test('no file names the demo brand: who deploys the package has another one', () => {
  const names = [DEMO_BRAND, demoBrand.name, demoBrand.wordmark]
  const naming = packageFiles().filter(file => {
    const text = unescaped(readFileSync(path.join(packageRoot, file), 'utf8'))
    return names.some(name => text.includes(name))
  })
  expect(naming).toEqual([])
})

/** Builds write Chinese as `\\u5c71`. */
const unescaped = (text: string) =>
  text.replace(/\\u([0-9a-fA-F]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

test('every declared page is there with its four files', () => {
  const pages = [
    ...appConfig.pages,
    ...appConfig.subPackages.flatMap(({ root, pages }) => pages.map(page => `${root}/${page}`)),
  ]
  const missing = pages.flatMap(page =>
    ['js', 'json', 'wxml']
      .map(ending => `${page}.${ending}`)
      .filter(file => !existsSync(path.join(packageRoot, file))),
  )
  expect(missing).toEqual([])
  expect(appConfig.tabBar.list.every(({ pagePath }) => appConfig.pages.includes(pagePath))).toBe(true)
})

test('the main package is at most 1 MB, each sub-package 500 KB', () => {
  expect(sizeOf('')).toBeLessThanOrEqual(MAIN_MOST)
  for (const { root } of appConfig.subPackages) expect([root, sizeOf(root) <= SUB_MOST]).toEqual([root, true])
})

test('nothing of the browser preview is carried along', () => {
  const words = ['huiyuan-cashier', 'dev-phone-', 'pages/kit']
  const carried = withEnding('.js', '.json', '.wxml').filter(file => {
    const text = readFileSync(path.join(packageRoot, file), 'utf8')
    return words.some(word => text.includes(word))
  })
  expect(carried).toEqual([])
})
