import { inside, startFixture } from '../fixtures/drive'
import { MovableClock } from './clock'

const NOON = Date.parse('2031-05-06T12:00:00Z')

test('a frozen clock does not follow real time, neither outside nor in a function', async () => {
  const clock = new MovableClock(NOON, { frozen: true })
  const cloud = await startFixture([], { clock })
  const seen = await inside(cloud, async () => {
    const before = Date.now()
    await new Promise(resolve => setTimeout(resolve, 30))
    return [before, Date.now()]
  })
  // The invocation itself is the one thing that took time.
  expect(seen).toEqual([NOON + 1, NOON + 1])
  expect(clock.now()).toBe(NOON + 1)
  await cloud.stop()
})

test('each invocation begins a millisecond later, so that what happened first is known', async () => {
  const cloud = await startFixture([], { clock: new MovableClock(NOON, { frozen: true }) })
  const look = () => inside(cloud, () => Date.now())
  expect([await look(), await look(), await look()]).toEqual([NOON + 1, NOON + 2, NOON + 3])
  await cloud.stop()
})

test('a scheduled task fires when the frozen clock is moved there, and what is due already at once', async () => {
  const clock = new MovableClock(NOON, { frozen: true })
  const fired: string[] = []
  clock.schedule(NOON + 10, () => void fired.push('later'))
  await new Promise<void>(resolve => clock.schedule(NOON, resolve))
  await new Promise(resolve => setTimeout(resolve, 30))
  expect(fired).toEqual([])
  await clock.advance(10)
  expect(fired).toEqual(['later'])
  clock.stop()
})

test('functions wait as many times longer for an answer as they are given patience', async () => {
  const patience = 20
  const cloud = await startFixture([], { patience })
  const took = await inside(cloud, async () => {
    const from = performance.now()
    await new Promise<void>(resolve =>
      AbortSignal.timeout(10).addEventListener('abort', () => resolve(), { once: true }),
    )
    return performance.now() - from
  })
  expect(took).toBeGreaterThanOrEqual(10 * patience - 2)
  await cloud.stop()
})
