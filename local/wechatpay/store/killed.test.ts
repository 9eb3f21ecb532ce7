import { spawn } from 'node:child_process'
import path from 'node:path'
import { startWechatPay } from '../index'
import { fakeClock } from '../testing/fake-clock'
import { freshDirectory, KEYS_DIR } from '../testing/test-rig'

test('killed in the middle of paying, every answered payment is there, each with its notice', async () => {
  const dataDir = freshDirectory()
  const script = path.resolve(__dirname, '../testing/pay-until-killed.ts')
  const till = spawn(process.execPath, ['--import', 'tsx', script, dataDir, KEYS_DIR])
  const paidOrders = await new Promise<string[]>(resolve => {
    let output = ''
    till.stdout.on('data', (text: Buffer) => {
      output += text.toString()
      if (output.split('\n').length > 40) till.kill('SIGKILL')
    })
    till.on('exit', () => resolve(output.split('\n').slice(0, -1)))
  })

  const sim = startWechatPay({ clock: fakeClock(), dataDir, keysDir: KEYS_DIR, merchants: [] })
  const paid = sim.transactions.list().map(({ outTradeNo }) => outTradeNo)
  expect(paidOrders.length).toBeGreaterThanOrEqual(40)
  expect(paid).toEqual(expect.arrayContaining(paidOrders))
  const announced = sim.notices.list().map(({ outTradeNo }) => outTradeNo)
  expect(announced.sort()).toEqual(paid.sort())
  await sim.stop()
}, 30_000)
