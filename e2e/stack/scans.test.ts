import { Database, MovableClock } from '../../local/cloud'
import { scansOf } from './harness'

/** The warnings of one query over one document, as the local cloud words them. */
async function warningsOf(collection: string, filter: Record<string, string>): Promise<string[]> {
  const collections = [{ name: collection, indexes: [{ fields: ['brandId'] }] }]
  const clock = new MovableClock()
  const database = new Database({ collections, envId: 'test', clock, strictIndexes: true })
  await database.insert(undefined, collection, [{ _id: 'a', brandId: 'shanze' }])
  const { warnings } = database.find(undefined, collection, { filter, limit: 1 }).effort
  await database.close()
  return warnings
}

test('C16: a query that no index serves fails the test that sent it', async () => {
  const warnings = await warningsOf('consents', { memberId: 'shanze:linqing' })
  expect(scansOf({ function: 'jobs', warnings })).toEqual([
    'jobs: consents: looked at all 1 documents because no index fits; declare the index memberId_1',
  ])
})

test('C16: a query by index and a collection read whole by design fail nothing', async () => {
  const served = await warningsOf('consents', { brandId: 'shanze' })
  const whole = await warningsOf('brands', {})
  expect(whole).toHaveLength(1)
  expect(scansOf({ function: 'jobs', warnings: [...served, ...whole] })).toEqual([])
})
