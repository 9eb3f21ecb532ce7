import { chance } from './chance'
import { delayOf } from './latency'

const LATENCY = { readMs: 20, writeMs: 60, transactionMs: 100, jitter: 0.25 }
const usual = () => 0.5

test.each([
  ['a read', 'database.getDocument', false, 20],
  ['a count', 'database.calculateDocument', false, 20],
  ['an aggregation', 'database.aggregateDocuments', false, 20],
  ['a write', 'database.modifyDocument', false, 60],
  ['a read inside a transaction', 'database.getDocument', true, 100],
  ['a write inside a transaction', 'database.insertDocument', true, 100],
  ['what is no database', 'functions.invokeFunction', false, 0],
])('%s takes its time', (_, action, inTransaction, ms) => {
  expect(delayOf(LATENCY, action, inTransaction, usual)).toBe(ms)
})

test('jitter strays as far as it says, both ways, and no latency means none', () => {
  const read = (random: number) => delayOf(LATENCY, 'database.getDocument', false, () => random)
  expect([read(0), read(0.5), read(1)]).toEqual([15, 20, 25])
  expect(delayOf({}, 'database.getDocument', false, usual)).toBe(0)
  expect(delayOf({ writeMs: 60 }, 'database.commitTransaction', true, usual)).toBe(60)
})

test('chance is spread evenly, the same at the same place and different elsewhere', () => {
  const draw = chance(7)
  const draws = Array.from({ length: 10_000 }, (_, i) => draw(i, 1))
  for (const draw of draws) expect(draw >= 0 && draw < 1).toBe(true)
  const tenths = Array.from({ length: 10 }, (_, i) => draws.filter(d => Math.floor(d * 10) === i).length)
  for (const count of tenths) expect(Math.abs(count - 1000)).toBeLessThan(150)
  expect(draw(3, 4)).toBe(chance(7)(3, 4))
  expect(new Set([draw(3, 4), draw(4, 3), draw(3), chance(8)(3, 4)]).size).toBe(4)
})
