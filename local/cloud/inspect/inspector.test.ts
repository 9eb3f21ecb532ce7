import { inside, startFixture } from '../fixtures/drive'
import type { Invocation } from '../functions/invocation'
import type { LocalCloud } from '../local-cloud'

let cloud: LocalCloud
let at: string

beforeAll(async () => {
  cloud = await startFixture([
    { name: 'orders', indexes: [{ fields: ['n'], unique: true }] },
    { name: 'notes', indexes: [{ fields: ['at'], geo: true }] },
  ])
  at = `${cloud.url}/inspect`
})
afterAll(() => cloud.stop())

const json = async (path: string, init?: RequestInit) => (await fetch(`${at}/${path}`, init)).json()

test('the page and its parts are served', async () => {
  for (const file of [
    '',
    'style.css',
    'lists.css',
    'call.css',
    'invocations.js',
    'call.js',
    'data.js',
    'ejson.js',
  ])
    expect((await fetch(`${at}/${file}`)).status).toBe(200)
  expect((await fetch(`${at}/inspector.ts`)).status).toBe(404)
})

test('invocations come as JSON, filtered by function, and live', async () => {
  const events = await fetch(`${at}/events`)
  const reader = (events.body as ReadableStream<Uint8Array>).getReader()
  await inside(cloud, ({ db }) => db.collection('orders').add({ data: { _id: 'o1', n: 1 } }))
  const list = (await json('invocations?function=script')) as Invocation[]
  expect(list.at(-1)).toMatchObject({
    function: 'script',
    outcome: 'ok',
    depth: 1,
    trips: [{ summary: 'orders.add o1', outcome: 'ok' }],
  })
  expect(await json('invocations?function=other')).toEqual([])
  let seen = ''
  while (!seen.includes('data: ')) seen += new TextDecoder().decode((await reader.read()).value)
  expect(seen).toContain('"function":"script"')
  await reader.cancel()
})

test('collections can be browsed, edited and reset, through the same strict engine', async () => {
  expect(await json('collections')).toMatchObject([
    { name: 'orders', documents: 1, indexes: [{ name: 'n_1', unique: true }], geo: [] },
    { name: 'notes', documents: 0, geo: ['at'] },
  ])
  expect(await json('collections/orders/o2', { method: 'PUT', body: '{"n":{"$numberInt":"2"}}' })).toEqual({
    _id: 'o2',
    n: 2,
  })
  expect(await json('collections/orders?filter={"n":2}')).toMatchObject({
    documents: [{ _id: 'o2' }],
    effort: { scanned: 1 },
  })
  expect(await json('collections/orders/o2', { method: 'PUT', body: '{"n":1}' })).toMatchObject({
    message: expect.stringContaining('E11000'),
  })
  expect(await json('collections/orders/o2', { method: 'DELETE' })).toBeNull()
  await cloud.data.insert('notes', [{ _id: 'n' }])
  await json('reset/orders', { method: 'POST' })
  expect([cloud.data.find('orders'), cloud.data.find('notes')]).toEqual([[], [{ _id: 'n' }]])
  await json('reset', { method: 'POST' })
  expect(cloud.data.find('notes')).toEqual([])
})
