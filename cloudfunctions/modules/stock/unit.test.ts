import { fakeCloud, type WireRequest } from '../../platform/testing/fake-cloud'
import { announceReturn, giveBack, takeFrom } from './unit'

const at = 1_790_000_000_000
const reservation = { token: 't1', takenFor: 'command-1', memberId: 'shanze:o1', at }
let updated = 1
let cloud: Awaited<ReturnType<typeof fakeCloud>>
beforeAll(async () => {
  cloud = await fakeCloud((request: WireRequest) =>
    String(request.action).endsWith('modifyDocument')
      ? { requestId: 'r', data: { updated } }
      : { requestId: 'r', data: { list: [] } },
  )
})
afterAll(() => cloud.stop())
beforeEach(() => {
  cloud.requests.length = 0
})
const parsed = (field: 'query' | 'data') => JSON.parse(String(cloud.requests[0]?.[field]))

describe('a unit of stock', () => {
  test('is taken by one update that stock, an open shard and room for a reservation guard', async () => {
    expect(await takeFrom('shanze:autumn:batch:3', reservation)).toEqual({
      shardId: 'shanze:autumn:batch:3',
      reservation,
    })
    // Beside it the sweepers are woken, once per instance and half minute.
    expect(cloud.requests.map(request => request.collectionName)).toEqual(['stockShards', 'wake'])
    expect(parsed('query')).toEqual({
      _id: 'shanze:autumn:batch:3',
      open: true,
      left: { $gte: { $numberInt: '1' } },
      'reservations.99': { $exists: false },
    })
    expect(parsed('data')).toMatchObject({
      $inc: { left: { $numberInt: '-1' } },
      $push: { reservations: { $each: [{ token: 't1', takenFor: 'command-1', memberId: 'shanze:o1' }] } },
      $min: { dueAt: { $numberLong: String(at + 60_000) } },
    })
  })

  test('is not taken where the guard does not hold', async () => {
    updated = 0
    expect(await takeFrom('shanze:autumn:batch:3', reservation)).toBeNull()
    updated = 1
  })

  test('on its way back is a row on its shard, open or not, while there is room', async () => {
    const back = { ...reservation, back: true as const }
    expect(await announceReturn({ shardId: 'shanze:autumn:batch:3', reservation: back })).toBe(true)
    expect(parsed('query')).toEqual({
      _id: 'shanze:autumn:batch:3',
      'reservations.99': { $exists: false },
    })
    expect(parsed('data')).toMatchObject({
      $push: { reservations: { $each: [{ token: 't1', back: true }] } },
      $min: { dueAt: { $numberLong: String(at + 60_000) } },
    })
    expect(parsed('data').$inc).toBeUndefined()
  })

  test('goes back with its token, so at most once', async () => {
    await giveBack({ shardId: 'shanze:autumn:batch:3', reservation })
    expect(parsed('query')).toEqual({ _id: 'shanze:autumn:batch:3', 'reservations.token': 't1' })
    expect(parsed('data')).toEqual({
      $inc: { left: { $numberInt: '1' } },
      $pull: { reservations: { token: 't1' } },
    })
  })
})
