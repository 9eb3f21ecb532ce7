import { startFixture } from './fixtures/drive'
import type { LocalCloud } from './local-cloud'

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

test('timers fire without a caller, in the event form of the platform', async () => {
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

test('timers are asynchronous: a firing that fails is answered to no caller, and the next comes as planned', async () => {
  auto = await startFixture([{ name: 'ticks' }], { timers: 'auto' })
  await auto.clock.set(Date.parse('2030-01-01T00:00:01Z'))
  await auto.data.reset()
  auto.invocations.clear()
  auto.faults.add({ function: 'ticking', mode: 'before', times: 1 })
  await auto.clock.advance(30_000)
  expect(auto.invocations.list().map(({ outcome }) => outcome)).toEqual(['error', 'ok'])
  expect(auto.data.find('ticks')).toHaveLength(1)
})

describe('D8: a jump of the clock', () => {
  const jumpedOver = async (ms: number) => {
    auto = await startFixture([{ name: 'ticks' }], { timers: 'auto' })
    await auto.clock.set(Date.parse('2030-01-01T00:00:01Z'))
    await auto.data.reset()
    const before = auto.clock.now()
    await auto.clock.advance(ms)
    const ticks = auto.data.find('ticks').map(tick => Number(tick.at) - before)
    return ticks.sort((a, b) => a - b)
  }

  test('a jump of the clock fires a timer every time it is due, up to 60 times', async () => {
    expect(await jumpedOver(15 * 60_000)).toHaveLength(60)
  })

  test('a jump of the clock fires a timer 60 times when it is due more often, evenly, the last time included', async () => {
    const day = 86_400_000
    const ticks = await jumpedOver(day)
    expect(ticks).toHaveLength(60)
    expect(ticks[0]).toBeLessThan(15_000)
    expect(ticks.at(-1)).toBeGreaterThan(day - 16_000)
    const gaps = ticks.slice(1).map((tick, i) => tick - (ticks[i] as number))
    expect(Math.max(...gaps)).toBeLessThan(day / 59 + 31_000)
    expect(Math.min(...gaps)).toBeGreaterThan(day / 59 - 31_000)
  })
})
