import path from 'node:path'
import { startStack } from '../stack'
import { UnusableDataFolder } from '../stack-state'
import { openStage } from '../stage'

/**
 * The second half of `npm start`, once everything is installed and built: `serve.ts <port> <data folder>
 * <fresh|keep>`.
 */
async function serve([port = '', dataDir = '', fresh = '']: string[]): Promise<void> {
  const stack = await startStack({
    port: Number(port),
    dataDir,
    fresh: fresh === 'fresh',
    now: thisMorning(),
    reload: true,
    seed: 'demo-with-duplicate-payment',
  })
  const closeStage = openStage(stack, path.resolve(__dirname, '../../client/dist/h5'))
  const address = `http://localhost:${port}`
  console.log(`\n惠员已就绪（ready）：${address}/`)
  console.log(`经营后台：${address}/console/ ，用演示台上沈禾或梁若谷的手机扫码登录`)
  console.log(`数据在 ${dataDir}，按 Ctrl-C 结束。\n`)

  let ending = false
  const end = async () => {
    if (ending) return
    ending = true
    closeStage()
    await stack.stop()
    console.log('\n已结束，数据都在。')
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end)
}

/**
 * The demo's day begins at 10:24 of the brand's wall clock, when its shops are open, whatever time it is
 * here.
 */
function thisMorning(): number {
  const beijing = new Date(Date.now() + 8 * 3_600_000)
  return Date.UTC(beijing.getUTCFullYear(), beijing.getUTCMonth(), beijing.getUTCDate(), 2, 24)
}

function sentence(error: unknown, dataDir: string): string {
  if (error instanceof UnusableDataFolder) return error.message
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'EADDRINUSE') return '端口已经被别的程序占用。换一个：npm start -- --port 5190'
  const reason = error instanceof Error ? error.message : String(error)
  return `没能启动：${reason}。如果是数据目录 ${dataDir} 坏了，加 --fresh 重新开始，或用 --data 换一个目录。`
}

const args = process.argv.slice(2)
serve(args).catch(error => {
  console.error(sentence(error, args[1] ?? ''))
  process.exit(1)
})
