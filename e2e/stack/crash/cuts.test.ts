import { type Clean, missedCuts, modes } from './cuts'

const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1)
const run = (trips: number): Clean => ({
  trips: upTo(trips),
  inTransaction: [],
  afterChange: [1, 2, 9],
  changing: [2, 9, trips],
  questions: [1],
})
const clean = { warm: run(23), cold: run(25) }
const all = {
  before: 23,
  after: 23,
  unavailable: 23,
  conflict: 0,
  hang: 3,
  'kill-after': 3,
  'question-lost': 1,
  'answer-lost': 1,
}

test('D6: a flow is proved only when every way has cut it at each place of the run without a fault', () => {
  expect(missedCuts(all, clean)).toEqual([])
})

test.each([
  ['a slow machine ended the run before its last trips', { before: 23, after: 15 }, 'after: 15 of 23 places'],
  ['an instance died earlier than planned', { 'kill-after': 2 }, 'kill-after: 2 of 3 places'],
  ['a way cut nothing at all', { 'answer-lost': 0 }, 'answer-lost: 0 of 1 places'],
] as const)('D6: a place that no cut came to fails the flow, as when %s', (_case, fewer, words) => {
  expect(missedCuts({ ...all, ...fewer }, clean)).toEqual([words])
})

test('D8: an HTTP 500, a transaction conflict, and questions and answers of WeChat Pay that are lost are ways to cut, too', () => {
  expect(modes).toEqual(
    expect.arrayContaining(['unavailable', 'conflict', 'question-lost', 'answer-lost', 'kill-after', 'hang']),
  )
})
