import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { BRAND_ID, openidOfPersona } from '../../local/demo'
import { startStack } from '../../local/stack'
import { DEMO_NOW } from './harness'

const DAY_MS = 86_400_000

/** One data directory, opened several times. */
describe('a data directory', () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'huiyuan-restart-'))
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }))
  const open = (fresh = false) => startStack({ dataDir, fresh, now: DEMO_NOW, timers: 'manual' })
  const openid = openidOfPersona('zhouzhou')
  const memberId = `${BRAND_ID}:${openid}`

  test('keeps documents, payments, keys and the time over a restart, and --fresh begins anew', async () => {
    const first = await open()
    const { outTradeNo } = await first.pay.take({
      openid,
      amountFen: 6800,
      store: 'yunqi',
      description: '茶',
    })
    await first.pay.quiet()
    await first.clock.advance(DAY_MS)
    const documents = first.cloud.data.dump()
    await first.stop()

    const second = await open()
    expect(second.cloud.data.dump()).toEqual(documents)
    expect(second.clock.now()).toBeGreaterThanOrEqual(DEMO_NOW + DAY_MS)
    await second.pay.refund({ outTradeNo, fen: 6800 })
    await second.pay.quiet()
    expect(second.cloud.data.get('members', memberId)).toMatchObject({ growth: 0, pending: [] })
    await second.stop()

    const third = await open(true)
    expect(third.cloud.data.get('members', memberId)).toBeUndefined()
    expect(third.clock.now()).toBeLessThan(DEMO_NOW + DAY_MS)
    await third.stop()
  }, 30_000)
})
