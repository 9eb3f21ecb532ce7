import { fakeCloud, type WireRequest } from '../../platform/testing/fake-cloud'
import { earlierClaims } from './claim-limit'
import { bucketNumberOf, giveBack, takeFrom } from './unit'

const at = 1_790_000_000_000
const reservation = { token: 't1', commandId: 'command-1', memberId: 'shanze:o1', at }
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
  test('is taken by one update that stock, an open bucket and room for a reservation guard', async () => {
    expect(await takeFrom('shanze:autumn:3', reservation)).toEqual({
      bucketId: 'shanze:autumn:3',
      reservation,
    })
    // Beside it the sweepers are woken, once per instance and half minute.
    expect(cloud.requests.map(request => request.collectionName)).toEqual(['buckets', 'wake'])
    expect(parsed('query')).toEqual({
      _id: 'shanze:autumn:3',
      open: true,
      left: { $gte: { $numberInt: '1' } },
      'reservations.99': { $exists: false },
    })
    expect(parsed('data')).toMatchObject({
      $inc: { left: { $numberInt: '-1' } },
      $push: { reservations: { $each: [{ token: 't1', commandId: 'command-1', memberId: 'shanze:o1' }] } },
      $min: { dueAt: { $numberLong: String(at + 60_000) } },
    })
  })

  test('is not taken where the guard does not hold', async () => {
    updated = 0
    expect(await takeFrom('shanze:autumn:3', reservation)).toBeNull()
    updated = 1
  })

  test('goes back with its token, so at most once', async () => {
    await giveBack({ bucketId: 'shanze:autumn:3', reservation })
    expect(parsed('query')).toEqual({ _id: 'shanze:autumn:3', 'reservations.token': 't1' })
    expect(parsed('data')).toEqual({
      $inc: { left: { $numberInt: '1' } },
      $pull: { reservations: { token: 't1' } },
    })
  })

  test('knows its bucket number', () => {
    expect(bucketNumberOf('shanze:autumn:12')).toBe(12)
  })
})

test('earlier claims: my slots of the batch, and whatever my command did, in one question', async () => {
  await earlierClaims('shanze:autumn', 'shanze:o1', 'command-1')
  expect(cloud.requests).toHaveLength(1)
  const [slots, command] = parsed('query').$or
  expect(slots._id.$in).toHaveLength(21)
  expect(slots._id.$in.at(-1)).toBe('merged:shanze:o1')
  expect(slots._id.$in[0]).toBe('shanze:autumn:shanze:o1:1')
  expect(command).toEqual({ memberId: 'shanze:o1', commandId: 'command-1' })
})
