/** `npm run pictures`: every page in its main states, on one sheet. Arguments choose screens by name. */
import { spawn } from 'node:child_process'
import path from 'node:path'
import { findBrowser, HOW_TO_GET_ONE } from './browser.mjs'
import { giveUp, needBuild, needDependencies, needNode, root } from './ensure.mjs'

const USAGE = 'npm run pictures -- [--weapp] [画面的名字 …]，如 npm run pictures -- card wallet'

needNode()
const words = process.argv.slice(2)
const unknown = words.find(word => word.startsWith('-') && word !== '--weapp')
if (unknown) giveUp(`不认识参数 ${unknown}。${USAGE}`)
await needDependencies()
await needBuild('functions')
await needBuild('h5')
await needBuild('console')
if (words.includes('--weapp')) await needBuild('weapp')
const browser = findBrowser()
if (!browser) giveUp(HOW_TO_GET_ONE)

const script = path.join(root, 'e2e/screens/pictures.ts')
const env = {
  ...process.env,
  CHROME_PATH: browser,
  TSX_TSCONFIG_PATH: path.join(root, 'tsconfig.json'),
}
const run = spawn(process.execPath, ['--import', 'tsx', script, ...words], {
  cwd: root,
  env,
  stdio: 'inherit',
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => run.kill(signal))
run.on('exit', code => process.exit(code ?? 1))
