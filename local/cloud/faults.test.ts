import type { Inside } from './fixtures/drive'
import { inside, startFixture } from './fixtures/drive'
import type { LocalCloud } from './local-cloud'

let cloud: LocalCloud

beforeAll(async () => {
  cloud = await startFixture([{ name: 'orders' }])
})
afterAll(() => cloud.stop())
beforeEach(async () => {
  cloud.faults.clear()
  cloud.invocations.clear()
  await cloud.data.reset()
})

const twoWrites = async ({ db }: Inside) => {
  const texts: string[] = []
  for (const _id of ['first', 'second']) {
    await db
      .collection('orders')
      .add({ data: { _id } })
      .catch(error => texts.push(`${error.errCode} ${error.errMsg}`))
  }
  return texts
}
const ids = () => cloud.data.find('orders').map(doc => doc._id)

test('before: the connection breaks and nothing was applied', async () => {
  cloud.faults.add({ function: 'script', trip: 2, mode: 'before' })
  const texts = await inside(cloud, twoWrites)
  expect(texts.join()).toMatch(/-501001 .*socket hang up/)
  expect(ids()).toEqual(['first'])
  expect(cloud.invocations.last()?.trips.map(trip => trip.outcome)).toEqual(['ok', 'before'])
})

test('after: the write was applied but its answer is lost', async () => {
  cloud.faults.add({ trip: 2, mode: 'after' })
  const texts = await inside(cloud, twoWrites)
  expect(texts.join()).toContain('socket hang up')
  expect(ids()).toEqual(['first', 'second'])
})

test('hang: no answer comes, the function times out, nothing was applied', async () => {
  const hasty = await startFixture([{ name: 'orders' }], { timeLimitMs: 700 })
  hasty.faults.add({ trip: 1, mode: 'hang' })
  const outcome = await hasty.call('script', { code: twoWrites.toString() }, {})
  expect(outcome).toMatchObject({ ok: false, error: { errorMessage: 'Task timed out after 0.7 seconds' } })
  expect(hasty.data.find('orders')).toEqual([])
  await hasty.stop()
})

test('hang with little time left: the same end, sooner', async () => {
  cloud.faults.add({ trip: 2, mode: 'hang', timeLeftMs: 30 })
  const { invocation } = await cloud.call('script', { code: twoWrites.toString() }, {})
  expect(invocation.outcome).toBe('timeout')
  expect(invocation.error).toMatchObject({ errorMessage: 'Task timed out after 60 seconds' })
  expect(invocation.durationMs).toBeLessThan(50_000)
  expect(ids()).toEqual(['first'])
  cloud.faults.clear()
  expect(await inside(cloud, () => 'alive')).toBe('alive')
})

test.each([
  ['kill-before', ['first']],
  ['kill-after', ['first', 'second']],
] as const)('%s: the instance dies at that point', async (mode, left) => {
  cloud.faults.add({ trip: 2, mode })
  const outcome = await cloud.call('script', { code: twoWrites.toString() }, {})
  expect(outcome).toMatchObject({ ok: false, error: { errorCode: 439 } })
  expect(outcome.invocation.outcome).toBe('killed')
  expect(ids()).toEqual(left)
  cloud.faults.clear()
  expect(await inside(cloud, () => 'alive')).toBe('alive')
})

test('unavailable: a page instead of JSON, nothing applied', async () => {
  cloud.faults.add({ trip: 1, mode: 'unavailable' })
  expect(await inside(cloud, twoWrites)).toHaveLength(1)
  expect(ids()).toEqual(['second'])
})

test('a conflict storm: the SDK retries a commit, the application must retry everything else', async () => {
  const storm = (action: string, times: number) => {
    cloud.faults.clear()
    cloud.faults.add({ action, mode: 'conflict', times })
    return inside(cloud, async ({ db }) =>
      db
        .runTransaction(transaction =>
          transaction
            .collection('orders')
            .doc('o')
            .set({ data: { n: 1 } }),
        )
        .then(
          () => 'done',
          error => String(error.errMsg ?? error.message),
        ),
    )
  }
  expect(await storm('database.commitTransaction', 2)).toBe('done')
  expect(
    cloud.invocations
      .last()
      ?.trips.map(trip => trip.action.slice(9, 12))
      .join(' '),
  ).toBe('sta mod com sta mod com sta mod com')
  expect(await storm('database.modifyDocument', 1)).toContain('TransactionConflict')
  expect(
    cloud.invocations
      .last()
      ?.trips.map(trip => trip.action.slice(9, 12))
      .join(' '),
  ).toBe('sta mod abo')
})

test('faults by probability replay from the same seed', async () => {
  const struck = async (seed: number) => {
    const one = await startFixture([{ name: 'orders' }], { seed, instancesPerFunction: 1 })
    one.faults.add({ probability: 0.4, mode: 'before' })
    const outcomes = await inside(one, async ({ db }) => {
      const fates: string[] = []
      for (let i = 0; i < 30; i++)
        fates.push(
          await db
            .collection('orders')
            .add({ data: {} })
            .then(
              () => '.',
              () => 'x',
            ),
        )
      return fates.join('')
    })
    await one.stop()
    return outcomes
  }
  const first = await struck(7)
  expect(first).toMatch(/x/)
  expect(first).toMatch(/\./)
  expect(await struck(7)).toBe(first)
  expect(await struck(8)).not.toBe(first)
})

test('faults replay however the invocations interleave', async () => {
  const struck = async (instances: number) => {
    const one = await startFixture([{ name: 'orders' }], { seed: 7, instancesPerFunction: instances })
    one.faults.add({ probability: 0.4, mode: 'before' })
    const fates = await Promise.all(
      Array.from({ length: 12 }, () =>
        inside(one, async ({ db }) => {
          const seen: string[] = []
          for (let i = 0; i < 6; i++) {
            await new Promise(resolve => setTimeout(resolve, Math.random() * 4))
            await db
              .collection('orders')
              .add({ data: {} })
              .then(
                () => seen.push('.'),
                () => seen.push('x'),
              )
          }
          return seen.join('')
        }),
      ),
    )
    await one.stop()
    return fates
  }
  const side = await struck(4)
  expect(new Set(side).size).toBeGreaterThan(6)
  expect(await struck(1)).toEqual(side)
})

test('held: others act before the request arrives, and it goes on from what they left', async () => {
  const order = { _id: 'first', by: 'others' }
  const meanwhile = () => cloud.data.insert('orders', [order])
  cloud.faults.add({ trip: 1, mode: 'held', times: 1, meanwhile })
  const [refused] = await inside(cloud, twoWrites)
  expect(refused).toContain('duplicate key')
  expect(cloud.data.get('orders', 'first')).toEqual(order)
  expect(cloud.invocations.last()?.trips).toHaveLength(2)
})

test('latency: reads, writes and transactions take their time, with jitter', async () => {
  const slow = await startFixture([{ name: 'orders' }], {
    latency: { readMs: 20, writeMs: 60, transactionMs: 100, jitter: 0.2 },
  })
  const [read, write, within] = await inside(slow, async ({ db }) => {
    const timed = async (work: () => Promise<unknown>) => {
      const from = performance.now()
      await work()
      return performance.now() - from
    }
    const transaction = await db.startTransaction()
    return [
      await timed(() => db.collection('orders').get()),
      await timed(() => db.collection('orders').add({ data: {} })),
      await timed(() => transaction.collection('orders').add({ data: {} })),
    ]
  })
  expect(read).toBeGreaterThan(15)
  expect(write).toBeGreaterThan(47)
  expect(within).toBeGreaterThan(79)
  await slow.stop()
})

test('clock skew: instances disagree about the time', async () => {
  const skewed = await startFixture([], { clockSkewMs: 5000, instancesPerFunction: 2 })
  const times = await Promise.all(
    [1, 2].map(() =>
      inside(skewed, async () => {
        await new Promise(resolve => setTimeout(resolve, 100))
        return Date.now()
      }),
    ),
  )
  expect(Math.abs(Number(times[0]) - Number(times[1]))).toBeGreaterThan(9000)
  await skewed.stop()
})

describe('timers can misbehave', () => {
  let auto: LocalCloud
  const at = Date.parse('2030-01-01T00:00:01Z')
  beforeEach(async () => {
    auto = await startFixture([{ name: 'ticks' }], { timers: 'auto' })
    await auto.clock.set(at)
    await auto.data.reset()
  })
  afterEach(() => auto.stop())

  test('timer-twice: a timer fires two times', async () => {
    auto.faults.add({ function: 'ticking', mode: 'timer-twice', times: 1 })
    await auto.clock.advance(30_000)
    expect(auto.data.find('ticks')).toHaveLength(3)
  })

  test('timer-late: a timer fires late', async () => {
    auto.faults.add({ function: 'ticking', mode: 'timer-late', lateMs: 4000, times: 1 })
    await auto.clock.advance(19_000)
    const seconds = auto.data.find('ticks').map(tick => Math.floor((Number(tick.at) - at) / 1000) + 1)
    expect(seconds).toEqual([19])
  })
})

test('a rule strikes as often as it says, where it says, and can be taken back', async () => {
  const takeBack = cloud.faults.add({
    collection: 'orders',
    action: 'database.insertDocument',
    mode: 'before',
    times: 1,
  })
  expect(await inside(cloud, twoWrites)).toHaveLength(1)
  expect(ids()).toEqual(['second'])
  takeBack()
  cloud.faults.add({ match: invocation => invocation.caller?.openid === 'oUnlucky', mode: 'before' })
  expect(await inside(cloud, twoWrites, undefined, { openid: 'oLucky' })).toHaveLength(1)
  expect(await inside(cloud, twoWrites, undefined, { openid: 'oUnlucky' })).toHaveLength(2)
})
