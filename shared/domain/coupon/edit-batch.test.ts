import fc from 'fast-check'
import { brand, NOW } from '../test-brand'
import { fieldsOf } from './batch-fields'
import type { BatchFacts } from './batch-problems'
import { addStock, BATCH_STEPS, saveBatch, stepBatch } from './edit-batch'
import { batch } from './test-batch'
import type { BatchDoc, BatchState } from './types'

const by = { staffId: 'shanze:o-he', staffName: '何', now: NOW }
const facts: BatchFacts = {
  now: NOW,
  timeZone: brand.timeZone,
  storeIds: ['shanze:yunqi'],
  tierIds: [],
  contents: [],
  aloneFen: 5_000_000,
}
const STATES: BatchState[] = ['draft', 'open', 'paused', 'ended']
const stockOf = (decision: { kind: string; stock?: { add: number[] } | null }) =>
  (decision.stock?.add ?? []).reduce((sum, units) => sum + units, 0)

describe('the steps of a batch', () => {
  test.each(STATES.flatMap(state => BATCH_STEPS.map(step => [state, step] as const)))(
    '%s: %s',
    (state, step) => {
      const led = stepBatch(batch({ state }), step, '到此为止')
      const to = led.kind === 'change' ? led.next.state : led.kind
      const table: Record<string, string> = {
        'open pause': 'paused',
        'paused resume': 'open',
        'draft end': 'ended',
        'open end': 'ended',
        'paused end': 'ended',
      }
      expect(to).toBe(table[`${state} ${step}`] ?? 'refused')
    },
  )

  test('a stock is open exactly where its batch is', () => {
    for (const state of STATES) {
      for (const step of BATCH_STEPS) {
        const led = stepBatch(batch({ state }), step, '到此为止')
        if (led.kind === 'change') expect(led.stock?.open).toBe(led.next.state === 'open')
      }
    }
  })
})

test('whatever is added in whatever order, the batch counts exactly what its shards get', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 5000 }), { maxLength: 6 }), additions => {
      const draft = batch({ state: 'draft', ruleVersion: 0, total: 7 })
      const wanted = { _id: draft._id, brandId: draft.brandId, fields: fieldsOf(draft), publish: true }
      const rich = { ...facts, aloneFen: Number.MAX_SAFE_INTEGER }
      let decision = saveBatch(draft, wanted, by, rich)
      let onShards = stockOf(decision)
      for (const units of additions) {
        if (decision.kind !== 'change') throw new Error(decision.kind)
        decision = addStock(decision.next, units, by, rich)
        onShards += stockOf(decision)
      }
      const last = decision.kind === 'change' ? decision.next : null
      expect(onShards).toBe(last?.total)
      expect(last?.version).toBe(2 + additions.length)
    }),
  )
})

test('saving over a draft that waits takes the request back, so that no one agrees to what they did not see', () => {
  const waiting: BatchDoc = batch({
    state: 'draft',
    ruleVersion: 0,
    request: { what: 'publish', units: 0, by: 'shanze:o-he', byName: '何', at: NOW },
  })
  const wanted = { _id: waiting._id, brandId: waiting.brandId, fields: fieldsOf(waiting), publish: false }
  expect(saveBatch(waiting, wanted, by, facts)).toMatchObject({ kind: 'change', next: { request: null } })
})
