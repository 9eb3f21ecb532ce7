import type { StoreDoc } from '@shared/domain/brand/types'
import { fakeCloud, type WireRequest } from '../testing/fake-cloud'
import { _, find, insert, read, readMany, removeWhere, updateWhere } from '.'

let answer: (request: WireRequest) => unknown
let cloud: Awaited<ReturnType<typeof fakeCloud>>
beforeAll(async () => {
  cloud = await fakeCloud(request => ({ requestId: 'r', ...(answer(request) as object) }))
})
afterAll(() => cloud.stop())
beforeEach(() => {
  cloud.requests.length = 0
})

const parsed = (field: 'query' | 'data' | 'order' | 'projection') =>
  JSON.parse(String(cloud.requests[0]?.[field] ?? 'null'))
const listing =
  (...documents: object[]) =>
  () => ({ data: { list: documents.map(d => JSON.stringify(d)) } })
const updating = (updated: number) => () => ({ data: { updated } })
const store = { _id: 'shanze:yunqi', name: '云栖路店' }

describe('reading', () => {
  test('one document by its id', async () => {
    answer = listing(store)
    expect(await read('stores', 'shanze:yunqi')).toEqual(store)
    expect(cloud.requests).toHaveLength(1)
  })

  test('what is not there is null', async () => {
    answer = listing()
    expect(await read('stores', 'shanze:nowhere')).toBeNull()
  })

  test('several ids in one trip, each once; none in no trip', async () => {
    answer = listing(store)
    expect(await readMany('stores', [])).toEqual([])
    expect(await readMany('stores', ['a', 'b', 'a'])).toEqual([store])
    expect(cloud.requests).toHaveLength(1)
    expect(parsed('query')).toEqual({ _id: { $in: ['a', 'b'] } })
  })

  test('a query keeps its order, bounds and fields', async () => {
    answer = listing()
    await find(
      'orders',
      { memberId: 'shanze:o1', dueAt: _.lte(5), 'paid.at': _.between(10, 20) },
      { orderBy: { dueAt: 'asc', 'paid.at': 'desc' }, limit: 20, skip: 40, only: ['version', 'paid.at'] },
    )
    expect(parsed('query')).toEqual({
      memberId: 'shanze:o1',
      dueAt: { $lte: { $numberInt: '5' } },
      $and: [{ 'paid.at': { $gte: { $numberInt: '10' } } }, { 'paid.at': { $lt: { $numberInt: '20' } } }],
    })
    expect(Object.entries(parsed('order'))).toEqual([
      ['dueAt', { $numberInt: '1' }],
      ['paid.at', { $numberInt: '-1' }],
    ])
    expect(cloud.requests[0]).toMatchObject({ limit: 20, offset: 40 })
    expect(parsed('projection')).toEqual({ version: { $numberInt: '1' }, 'paid.at': { $numberInt: '1' } })
  })
})

describe('inserting', () => {
  const document = { ...store, brandId: 'shanze', location: null } as StoreDoc
  const E11000 =
    '[FailedOperation] multiple write errors: [{write errors: [{E11000 duplicate key error collection: c index: _id_ dup key: {}}]}]'

  test('writes the document as it is', async () => {
    answer = () => ({ data: { insertedIds: [document._id] } })
    expect(await insert('stores', document)).toBe('inserted')
    const [written = ''] = (cloud.requests[0]?.data ?? []) as string[]
    expect(JSON.parse(written)).toEqual(document)
  })

  test.each([
    ['as the real cloud words it', 'DATABASE_REQUEST_FAILED', E11000],
    ['by a code of its own', 'DATABASE_DUPLICATE_WRITE', 'DATABASE_DUPLICATE_WRITE'],
  ])('a duplicate, %s, is an outcome', async (_case, code, message) => {
    answer = () => ({ code, message })
    expect(await insert('stores', document)).toBe('duplicate')
  })

  test('any other error stays thrown', async () => {
    answer = () => ({
      code: 'DATABASE_COLLECTION_NOT_EXIST',
      message: '[ResourceNotFound] Db or Table not exist: stores',
    })
    await expect(insert('stores', document)).rejects.toThrow(/not exist/)
  })
})

describe('a guarded update', () => {
  test('says whether its guard held', async () => {
    answer = updating(1)
    expect(await updateWhere('orders', { _id: 'm:1', version: 3 }, { settledVersion: 3 })).toBe(1)
    answer = updating(0)
    expect(await updateWhere('orders', { _id: 'm:1', version: 3 }, { settledVersion: 3 })).toBe(0)
  })

  test('by id touches one document, otherwise all that match', async () => {
    answer = updating(1)
    await updateWhere('stockShards', { _id: 'b:0' }, { open: false })
    await updateWhere('stockShards', { ownerId: 'b' }, { open: false })
    expect(cloud.requests.map(request => request.multi)).toEqual([false, true])
  })

  test('replaces objects and arrays whole, also empty ones, where the SDK would merge', async () => {
    answer = updating(1)
    await updateWhere(
      'coupons',
      { _id: 'c' },
      { lock: { orderId: 'm:1' }, uses: [], contents: ['a'], revoked: true },
    )
    expect(parsed('data')).toEqual({
      $set: { lock: { orderId: 'm:1' }, uses: [], contents: ['a'], revoked: true },
    })
  })

  test('null clears a field', async () => {
    answer = updating(1)
    await updateWhere('coupons', { _id: 'c' }, { lock: null })
    expect(parsed('data')).toEqual({ $set: { lock: null } })
  })

  test('takes a unit from a shard in one update', async () => {
    answer = updating(1)
    const reservation = { token: 't', takenFor: 'c', memberId: 'm', at: 7 }
    await updateWhere(
      'stockShards',
      { _id: 'b:0', open: true, left: _.gte(1), 'reservations.99': _.exists(false) },
      { left: _.inc(-1), reservations: _.push(reservation), dueAt: _.min(60) },
    )
    expect(parsed('query')).toEqual({
      _id: 'b:0',
      open: true,
      left: { $gte: { $numberInt: '1' } },
      'reservations.99': { $exists: false },
    })
    expect(parsed('data')).toEqual({
      $inc: { left: { $numberInt: '-1' } },
      $push: {
        reservations: { $each: [{ token: 't', takenFor: 'c', memberId: 'm', at: { $numberInt: '7' } }] },
      },
      $min: { dueAt: { $numberInt: '60' } },
    })
  })

  test('gives the unit back by its token', async () => {
    answer = updating(1)
    await updateWhere(
      'stockShards',
      { _id: 'b:0', 'reservations.token': 't' },
      { reservations: _.pull({ token: 't' }), left: _.inc(1) },
    )
    expect(parsed('data')).toEqual({
      $pull: { reservations: { token: 't' } },
      $inc: { left: { $numberInt: '1' } },
    })
  })

  test('reads arrays and sets as the flows need them', async () => {
    answer = updating(0)
    await updateWhere(
      'coupons',
      {
        _id: 'c',
        state: 'EFFECTIVE',
        stores: _.in(['s1', '*']),
        'uses.commandId': _.neq('x'),
        uses: _.size(0),
      },
      { version: _.inc(1) },
    )
    expect(parsed('query')).toEqual({
      _id: 'c',
      state: 'EFFECTIVE',
      stores: { $in: ['s1', '*'] },
      'uses.commandId': { $ne: 'x' },
      uses: { $size: { $numberInt: '0' } },
    })
  })

  test('a lost answer stays thrown: the outcome is unknown', async () => {
    answer = () => ({ code: 'DATABASE_TIMEOUT', message: 'timeout' })
    await expect(updateWhere('orders', { _id: 'm:1' }, { version: 1 })).rejects.toThrow()
  })
})

test('removing says how many went', async () => {
  answer = () => ({ data: { deleted: 1 } })
  expect(await removeWhere('identities', { _id: 'ph:1', memberId: 'm' })).toBe(1)
  expect(cloud.requests[0]).toMatchObject({ action: 'database.removeDocument', multi: false })
})

test('C21: forty requests at once are sent sixteen at a time, each with its own answer', async () => {
  answer = ({ query }) => ({ data: { list: [JSON.stringify({ _id: JSON.parse(String(query))._id })] } })
  cloud.hold()
  const ids = Array.from({ length: 40 }, (_none, n) => `s${n}`)
  const all = Promise.all(ids.map(id => read('stores', id)))
  await cloud.waiting(16)
  const sentBeforeAnAnswer = cloud.requests.length
  cloud.letGo()
  expect((await all).map(each => each?._id)).toEqual(ids)
  expect([sentBeforeAnAnswer, cloud.mostAtOnce()]).toEqual([16, 16])
})
