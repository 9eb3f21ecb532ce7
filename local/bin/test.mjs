/** `npm test`: every proof there is, also as the first command on a fresh clone. Arguments go to jest. */
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { findBrowser, HOW_TO_GET_ONE } from './browser.mjs'
import { giveUp, needBuild, needDependencies, needNode, root } from './ensure.mjs'

/** One more than the cores CI has: browsers and instances that start leave a core idle now and then. */
const WORKERS = 3

needNode()
await needDependencies()
await needBuild('functions')
await needBuild('weapp')
await needBuild('h5')
await needBuild('console')

const browser = findBrowser()
const inCi = process.env.CI === 'true'
if (!browser && inCi) giveUp(HOW_TO_GET_ONE)
if (!browser) console.log(HOW_TO_GET_ONE)

const countsFile = path.join(root, '.huiyuan/test-counts.json')
mkdirSync(path.dirname(countsFile), { recursive: true })
rmSync(countsFile, { force: true })
const code = await jest(process.argv.slice(2))
if (!browser) console.log(HOW_TO_GET_ONE)
const { passed, failed } = counts()
console.log(`${passed} passed, ${failed} failed`)
process.exit(code)

function jest(args) {
  const workers = args.some(arg => /^(-w|--maxWorkers|-i|--runInBand)/.test(arg))
    ? []
    : [`--maxWorkers=${WORKERS}`]
  const reporters = ['--reporters=default', `--reporters=${path.join(root, 'local/bin/count-reporter.cjs')}`]
  const child = spawn(
    process.execPath,
    [path.join(root, 'node_modules/jest/bin/jest.js'), ...args, ...workers, ...reporters],
    {
      cwd: root,
      env: { ...process.env, CHROME_PATH: browser, HUIYUAN_TEST_COUNTS: countsFile },
      stdio: 'inherit',
    },
  )
  process.on('SIGINT', () => child.kill('SIGINT'))
  return new Promise(resolve => child.on('exit', exit => resolve(exit ?? 1)))
}

function counts() {
  try {
    return JSON.parse(readFileSync(countsFile, 'utf8'))
  } catch {
    return { passed: 0, failed: 1 }
  }
}
