/**
 * What must stand before anything runs: a Node new enough, the dependencies, and builds no older than their
 * sources.
 */
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')

const OLDEST_NODE = 20
const HEARTBEAT_MS = 10_000

/** Each build: what it is called, its npm script, a file it leaves, and the sources it depends on. */
const builds = {
  functions: {
    name: '云函数',
    script: 'build:functions',
    output: 'cloudfunctions/dist/api/index.js',
    stamp: 'cloudfunctions/dist/.built-from',
    sources: ['cloudfunctions', 'shared', 'package-lock.json'],
  },
  h5: {
    name: '小程序的网页预览',
    script: 'build:h5',
    output: 'client/dist/h5/index.html',
    stamp: 'client/dist/.h5-built-from',
    sources: ['client', 'shared', 'config', 'babel.config.js', 'package-lock.json'],
  },
  console: {
    name: '经营后台',
    script: 'build:console',
    output: 'console/dist/index.html',
    stamp: 'console/dist/.built-from',
    sources: ['console', 'shared', 'client/src/styles', 'package-lock.json'],
  },
  weapp: {
    name: '微信小程序',
    script: 'build:weapp',
    output: 'client/dist/weapp/app.js',
    stamp: 'client/dist/.weapp-built-from',
    sources: ['client', 'shared', 'config', 'babel.config.js', 'package-lock.json'],
  },
}

/** Ends the program with one plain sentence. */
export function giveUp(sentence) {
  console.error(sentence)
  process.exit(1)
}

export function needNode() {
  const [major] = process.versions.node.split('.').map(Number)
  if (major < OLDEST_NODE) {
    giveUp(
      `惠员需要 Node ${OLDEST_NODE} 或更新的版本，这里是 ${process.versions.node}。请从 https://nodejs.org 安装后再试。`,
    )
  }
}

/** Installs exactly what the lock file says, when it is missing or the lock file has changed since. */
export async function needDependencies() {
  const installed = path.join(root, 'node_modules/.package-lock.json')
  const wanted = path.join(root, 'package-lock.json')
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(wanted).mtimeMs) return
  if (existsSync(installed) && sameVersions(installed, wanted)) return
  await run('安装依赖（只有第一次需要，约一两分钟）', ['ci', '--no-audit', '--no-fund'])
}

/** Builds what is missing or older than its sources. */
export async function needBuild(kind) {
  const { name, script, output, stamp, sources } = builds[kind]
  const newest = Math.max(...sources.map(source => newestIn(path.join(root, source))))
  const built = path.join(root, output)
  const stampFile = path.join(root, stamp)
  const builtFrom = existsSync(stampFile) ? Number(readFileSync(stampFile, 'utf8')) : 0
  if (existsSync(built) && (builtFrom >= newest || statSync(built).mtimeMs >= newest)) return
  await run(`编译${name}`, ['run', '--silent', script])
  writeFileSync(stampFile, String(newest))
}

function sameVersions(installed, wanted) {
  const versionsOf = file =>
    Object.entries(JSON.parse(readFileSync(file, 'utf8')).packages)
      .filter(([place, { optional }]) => place !== '' && !optional)
      .map(([place, { version }]) => `${place}@${version}`)
  const present = new Set(versionsOf(installed))
  return versionsOf(wanted).every(entry => present.has(entry))
}

/** Latest change of a file or of anything below a folder, ms; outputs and packages do not count. */
function newestIn(place) {
  const { mtimeMs } = statSync(place)
  if (!statSync(place).isDirectory()) return mtimeMs
  const inside = readdirSync(place).filter(name => name !== 'dist' && name !== 'node_modules')
  return Math.max(0, ...inside.map(name => newestIn(path.join(place, name))))
}

/**
 * Runs npm, saying what happens and that it is still happening; what npm itself says matters only when it
 * fails.
 */
async function run(what, args) {
  console.log(`正在${what} …`)
  const began = Date.now()
  const beat = setInterval(() => {
    console.log(`  还在${what}，已用 ${Math.round((Date.now() - began) / 1000)} 秒`)
  }, HEARTBEAT_MS)
  const { NODE_ENV: _, ...env } = process.env
  const npm = spawn('npm', args, { cwd: root, env, shell: process.platform === 'win32' })
  const said = []
  for (const stream of [npm.stdout, npm.stderr]) stream.on('data', chunk => said.push(chunk))
  const code = await new Promise(resolve => {
    npm.on('exit', resolve)
    npm.on('error', () => resolve(1))
  })
  clearInterval(beat)
  if (code !== 0) giveUp(`${Buffer.concat(said)}\n没能${what}，上面是原因。`)
  console.log(`  好了，用了 ${Math.round((Date.now() - began) / 1000)} 秒`)
}
