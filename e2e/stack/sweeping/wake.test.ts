import type { FaultMode } from '../../../local/cloud'
import { testStack } from '../harness'

const stack = testStack()
const MINUTE_MS = 60_000
const linQing = 'openid-linqing'
const wake = () =>
  stack.stack.cloud.data.get('wake', 'sweep') as { nextAt: number; lowered: number } | undefined
const journalOf = (openid: string) =>
  (stack.stack.cloud.data.get('members', `shanze:${openid}`) as unknown as { journal: unknown[] }).journal
const minutes = async (n: number) => {
  for (let minute = 0; minute < n; minute += 1) {
    await stack.stack.clock.advance(MINUTE_MS)
    await stack.tick()
  }
}

/** Instances forget what they lowered for a test before this one. */
beforeEach(() => stack.stack.cloud.coldStart())

test('C21: an idle run costs one read, and an idle day under 5,000', async () => {
  await stack.sweep()
  await minutes(3)
  stack.stack.cloud.invocations.clear()
  await minutes(60)
  const runs = stack.stack.cloud.invocations.list().filter(({ trips }) => trips.length > 0)
  const idle = runs.filter(({ trips }) => trips.length === 1)
  const looks = runs.filter(({ trips }) => trips.length > 1)
  expect(runs).toHaveLength(60)
  for (const { trips } of idle)
    expect(trips[0]).toMatchObject({ collection: 'wake', action: 'database.getDocument' })
  // The full look every ten minutes, and what the hour really brought.
  expect(looks.length).toBeLessThanOrEqual(8)
  const perHour = runs.reduce((sum, { trips }) => sum + trips.length, 0)
  expect(perHour * 24).toBeLessThan(5_000)
})

test('C21: a command wakes the sweepers, which then look until nothing is due', async () => {
  await stack.sweep()
  await minutes(3)
  const before = wake()
  expect(before?.nextAt).toBeGreaterThan(stack.stack.clock.now())
  await stack.till.pay({ openid: linQing, fen: 6800 })
  expect(wake()?.lowered).toBeGreaterThan(before?.lowered ?? 0)
  expect(journalOf(linQing)).toHaveLength(1)
  await minutes(1)
  expect(journalOf(linQing)).toEqual([])
  await minutes(3)
  expect(wake()?.nextAt).toBeGreaterThan(stack.stack.clock.now())
  expect(stack.invariants().broken).toEqual([])
})

test.each<FaultMode>(['before', 'after', 'hang', 'kill-after'])(
  'C21: a function that dies while it wakes the sweepers (%s) loses nothing: the full look finds its duty in ten minutes',
  async mode => {
    await stack.sweep()
    await minutes(3)
    const { faults } = stack.stack.cloud
    faults.add({ function: 'http', collection: 'wake', mode, timeLeftMs: 60 })
    await stack.till.pay({ openid: linQing, fen: 6800 })
    faults.clear()
    await stack.stack.pay.quiet()
    await minutes(12)
    expect(journalOf(linQing)).toEqual([])
    expect(stack.dump().orders?.every(order => order.settledVersion === order.version)).toBe(true)
    expect(stack.invariants().broken).toEqual([])
  },
)

test('C21: a duty written while a look finds nothing keeps the document low', async () => {
  await stack.sweep()
  await minutes(3)
  const { cloud } = stack.stack
  // The look waits at its very last trip, the raising, until the payment has come in between.
  const heal = cloud.faults.add({
    function: 'jobs',
    collection: 'wake',
    action: 'database.modifyDocument',
    mode: 'held',
    times: 1,
    meanwhile: () => stack.till.pay({ openid: linQing, fen: 6800 }),
  })
  await stack.runJobs()
  heal()
  expect(journalOf(linQing)).toHaveLength(1)
  expect(wake()?.nextAt).toBeLessThanOrEqual(stack.stack.clock.now() + MINUTE_MS)
  await minutes(3)
  expect(journalOf(linQing)).toEqual([])
})
