import type { Inside } from './fixtures/drive'
import { inside, startFixture } from './fixtures/drive'
import type { LocalCloud } from './types'

let cloud: LocalCloud

beforeAll(async () => {
  cloud = await startFixture([{ name: 'orders' }], { timeLimitMs: 700 })
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
  cloud.faults.add({ trip: 2, mode: 'hang' })
  const outcome = await cloud.call('script', { code: twoWrites.toString() }, {})
  expect(outcome).toMatchObject({ ok: false, error: { errorMessage: 'Task timed out after 0.7 seconds' } })
  expect(ids()).toEqual(['first'])
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
