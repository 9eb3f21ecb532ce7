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
  const open = (fresh = false) =>
    startStack({ dataDir, fresh, now: DEMO_NOW, timers: 'manual', timeLimitMs: 60_000, patience: 15 })
  const openid = openidOfPersona('zhouzhou')
  const memberId = `${BRAND_ID}:${openid}`

  test('a data directory keeps documents, payments, keys and the time over a restart, and --fresh begins anew', async () => {
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

test('a stack goes back to a moment it has kept: documents, payments on their way, the time', async () => {
  const stack = await startStack({ now: DEMO_NOW, timers: 'manual', timeLimitMs: 60_000, patience: 15 })
  const openid = openidOfPersona('zhouzhou')
  const memberId = `${BRAND_ID}:${openid}`
  await stack.pay.take({ openid, amountFen: 6800, store: 'yunqi', description: '茶', notice: 'late' })
  await stack.pay.quiet()
  const snapshot = stack.snapshot()
  for (const _again of [1, 2]) {
    expect(stack.cloud.data.get('members', memberId)).toBeUndefined()
    await stack.clock.advance(31_000)
    expect(stack.cloud.data.get('members', memberId)).toMatchObject({ growth: 68 })
    expect(snapshot.isCurrent()).toBe(false)
    await snapshot.restore()
    expect(snapshot.isCurrent()).toBe(true)
    expect(stack.clock.now()).toBeLessThan(DEMO_NOW + 30_000)
  }
  await stack.stop()
}, 30_000)
