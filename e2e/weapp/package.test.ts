/** @jest-environment node */
import { spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
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

test('every script is well-formed', () => {
  for (const file of withEnding('.js')) {
    const { status, stderr } = spawnSync(process.execPath, ['--check', path.join(packageRoot, file)], {
      encoding: 'utf8',
    })
    expect({ file, status, stderr }).toEqual({ file, status: 0, stderr: '' })
  }
})

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
