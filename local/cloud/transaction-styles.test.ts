import path from 'node:path'
import { startFixture } from './fixtures/drive'
import type { LocalCloud } from './local-cloud'

const STYLES = path.join(__dirname, 'fixtures/transaction-styles')
const namesIn = (file: string, table: string) =>
  Object.keys(jest.requireActual<Record<string, object>>(`${STYLES}/styles/${file}`)[table] ?? {})

let cloud: LocalCloud

beforeAll(async () => {
  cloud = await startFixture([{ name: 'accounts' }], {
    functionsDir: STYLES,
  })
})
afterAll(() => cloud.stop())
beforeEach(async () => {
  await cloud.data.reset()
  await cloud.data.insert('accounts', [{ _id: 'a', fen: 0 }])
})

test.each(namesIn('sequential', 'SEQUENTIAL'))(
  'D1: a transaction whose operations follow one another passes, by %s',
  async style => {
    const outcome = await cloud.call('styles', { style }, {})
    expect(outcome.ok ? '' : outcome.error.stackTrace).toBe('')
    expect(cloud.data.get('accounts', 'a')?.fen).toBe(2)
  },
)

test.each(namesIn('parallel', 'PARALLEL'))(
  'D1: operations of one transaction in parallel are refused as busy, by %s',
  async style => {
    const outcome = await cloud.call('styles', { style }, {})
    expect(outcome.ok ? '' : outcome.error.stackTrace).toContain('[ResourceUnavailable.TransactionBusy]')
  },
)

test('D1: two senders that use one transaction at once are refused as busy', async () => {
  const slow = await startFixture([{ name: 'accounts' }], { latency: { transactionMs: 60 } })
  const send = async (fields: object) =>
    (await (await fetch(slow.url, { method: 'POST', body: JSON.stringify(fields) })).json()) as {
      transactionId?: string
      message?: string
    }
  try {
    const { transactionId } = await send({ action: 'database.startTransaction' })
    const read = { action: 'database.getDocument', collectionName: 'accounts', query: '{}', transactionId }
    const answers = await Promise.all([send(read), send(read)])
    expect(answers.map(({ message = 'ran' }) => message).sort()).toEqual([
      expect.stringContaining('TransactionBusy'),
      'ran',
    ])
    expect((await send(read)).message).toBeUndefined()
  } finally {
    await slow.stop()
  }
})
