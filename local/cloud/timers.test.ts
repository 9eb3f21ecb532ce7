import { startFixture } from './fixtures/drive'
import type { LocalCloud } from './types'

let cloud: LocalCloud

beforeAll(async () => {
  cloud = await startFixture([{ name: 'ticks' }])
})
afterAll(() => cloud.stop())

let auto: LocalCloud | undefined
beforeEach(() => cloud.data.reset())
afterEach(async () => {
  await auto?.stop()
  auto = undefined
})

test('fire without a caller, in the event form of the platform', async () => {
  await cloud.clock.set(Date.parse('2030-01-01T00:00:00Z'))
  await cloud.fireTimer('ticking')
  expect(cloud.data.find('ticks')[0]).toMatchObject({
    event: {
      Type: 'Timer',
      TriggerName: 'everyQuarter',
      Time: expect.stringMatching(/^2030-01-01T00:00:0\d.\d{3}Z$/),
      Message: '',
    },
    openid: 'nobody',
  })
  expect(cloud.invocations.last()?.caller).toEqual({ source: 'wx_trigger' })
})

test('moving the clock fires what became due, in order, at its own time', async () => {
  auto = await startFixture([{ name: 'ticks' }], { timers: 'auto' })
  await auto.clock.set(Date.parse('2030-01-01T00:00:01Z'))
  await auto.data.reset()
  await auto.clock.advance(60_000)
  const seconds = auto.data.find('ticks').map(tick => Math.floor(Number(tick.at) / 1000) % 60)
  expect(seconds.sort((a, b) => a - b)).toEqual([0, 15, 30, 45])
})

test('timers are asynchronous: a firing that fails is answered to nobody, and the next comes as planned', async () => {
  auto = await startFixture([{ name: 'ticks' }], { timers: 'auto' })
  await auto.clock.set(Date.parse('2030-01-01T00:00:01Z'))
  await auto.data.reset()
  auto.invocations.clear()
  auto.faults.add({ function: 'ticking', mode: 'before', times: 1 })
  await auto.clock.advance(30_000)
  expect(auto.invocations.list().map(({ outcome }) => outcome)).toEqual(['error', 'ok'])
  expect(auto.data.find('ticks')).toHaveLength(1)
})

test('a jump over many firings fires a timer at most 60 times', async () => {
  auto = await startFixture([{ name: 'ticks' }], { timers: 'auto' })
  const before = auto.clock.now()
  await auto.clock.advance(30 * 86_400_000)
  const ticks = auto.data.find('ticks').map(tick => Number(tick.at))
  expect(ticks.length).toBeGreaterThan(50)
  expect(ticks.length).toBeLessThanOrEqual(62)
  expect(Math.max(...ticks) - before).toBeGreaterThan(30 * 86_400_000 - 16_000)
})
