import { spawn } from 'node:child_process'
import path from 'node:path'
import { startWechatPay } from '../index'
import { fakeClock } from '../testing/fake-clock'
import { freshDirectory, KEYS_DIR } from '../testing/test-rig'

test('killed in the middle of paying, every answered payment is there, each with its notice', async () => {
  const dataDir = freshDirectory()
  const script = path.resolve(__dirname, '../testing/pay-until-killed.ts')
  const till = spawn(process.execPath, ['--import', 'tsx', script, dataDir, KEYS_DIR])
  const answered = await new Promise<string[]>(resolve => {
    let said = ''
    till.stdout.on('data', (text: Buffer) => {
      said += text.toString()
      if (said.split('\n').length > 40) till.kill('SIGKILL')
    })
    till.on('exit', () => resolve(said.split('\n').slice(0, -1)))
  })

  const sim = startWechatPay({ clock: fakeClock(), dataDir, keysDir: KEYS_DIR, merchants: [] })
  const paid = sim.transactions.list().map(({ outTradeNo }) => outTradeNo)
  expect(answered.length).toBeGreaterThanOrEqual(40)
  expect(paid).toEqual(expect.arrayContaining(answered))
  const announced = sim.notices.list().map(({ outTradeNo }) => outTradeNo)
  expect(announced.sort()).toEqual(paid.sort())
  await sim.stop()
}, 30_000)
