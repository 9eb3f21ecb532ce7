/**
 * `npm start`: from a fresh clone to the stage, one command. Plain JavaScript, because nothing is installed
 * yet.
 */
import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import path from 'node:path'
import { giveUp, needBuild, needDependencies, needNode, root } from './ensure.mjs'

const USAGE = '可用的参数：--port <端口>  --data <目录>  --fresh（清空数据重新开始）'
const DEFAULT_PORT = 5180

needNode()
const options = readFlags(process.argv.slice(2))
await needFreePort(options.port)
await needDependencies()
await needBuild('functions')
await needBuild('h5')
await needBuild('console')
serve(options)

function readFlags(words) {
  const options = { port: DEFAULT_PORT, data: path.join(root, '.huiyuan/data'), fresh: false }
  const rest = words.flatMap(word => (/^--\w+=/.test(word) ? word.split(/=(.*)/s).slice(0, 2) : [word]))
  while (rest.length > 0) {
    const flag = rest.shift()
    if (flag === '--help' || flag === '-h') {
      console.log(`npm start -- [参数]\n${USAGE}`)
      process.exit(0)
    }
    if (flag === '--fresh') options.fresh = true
    else if (flag === '--port') options.port = readPort(rest.shift())
    else if (flag === '--data') options.data = readFolder(rest.shift())
    else giveUp(`不认识参数 ${flag}。${USAGE}`)
  }
  return options
}

function readPort(text = '') {
  const port = Number(text)
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port
  return giveUp(`--port 后面要写 1 到 65535 之间的端口号，这里是「${text}」。`)
}

function readFolder(text = '') {
  if (text !== '' && !text.startsWith('--')) return path.resolve(text)
  return giveUp('--data 后面要写一个目录。')
}

/** Known before minutes are spent on installing and building. */
function needFreePort(port) {
  return new Promise(resolve => {
    const probe = createServer()
    probe.once('error', ({ code }) => {
      if (code === 'EADDRINUSE')
        giveUp(
          `端口 ${port} 已经被别的程序占用。换一个：npm start -- --port ${port === 65_535 ? 5180 : port + 1}`,
        )
      giveUp(`端口 ${port} 不能用（${code}）。换一个：npm start -- --port 5180`)
    })
    probe.listen(port, '127.0.0.1', () => probe.close(resolve))
  })
}

function serve({ port, data, fresh }) {
  const script = path.join(root, 'local/bin/serve.ts')
  const args = ['--import', 'tsx', script, String(port), data, fresh ? 'fresh' : 'keep']
  const env = { ...process.env, TSX_TSCONFIG_PATH: path.join(root, 'tsconfig.json') }
  const server = spawn(process.execPath, args, { cwd: root, env, stdio: 'inherit' })
  // A terminal sends Ctrl-C to both of us; a signal meant for this process alone is passed on. The server
  // hears only the first.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal))
  server.on('exit', code => process.exit(code ?? 1))
}
