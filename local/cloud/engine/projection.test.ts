import { projector } from './projection'
import type { Doc } from './values'

const DOC: Doc = {
  _id: 'x',
  a: { b: 1, c: 2 },
  list: [1, 2, 3, 4],
  items: [{ k: 'p', n: 1 }, { k: 'q', n: 2 }, 5],
}

test.each<[string, Doc, Doc]>([
  ['keeps one field and _id', { 'a.b': true }, { _id: 'x', a: { b: 1 } }],
  ['keeps without _id', { 'a.b': 1, _id: 0 }, { a: { b: 1 } }],
  ['leaves out', { a: 0, list: false, items: 0 }, { _id: 'x' }],
  ['leaves out _id alone', { _id: false, a: 0, items: 0 }, { list: [1, 2, 3, 4] }],
  ['keeps _id alone', { _id: true }, { _id: 'x' }],
  ['reaches into documents of an array', { 'items.n': true }, { _id: 'x', items: [{ n: 1 }, { n: 2 }] }],
  [
    'slices from the start, keeping the rest',
    { list: { $slice: 2 }, items: 0, a: 0 },
    { _id: 'x', list: [1, 2] },
  ],
  [
    'slices from the end beside a kept field',
    { list: { $slice: -1 }, 'a.b': 1 },
    { _id: 'x', a: { b: 1 }, list: [4] },
  ],
  ['slices a page', { list: { $slice: [1, 2] }, _id: 1, a: 0, items: 0 }, { _id: 'x', list: [2, 3] }],
  [
    'gives the first element that matches',
    { items: { $elemMatch: { n: { $gt: 1 } } } },
    { _id: 'x', items: [{ k: 'q', n: 2 }] },
  ],
  ['gives nothing when none matches', { items: { $elemMatch: { n: 9 } } }, { _id: 'x' }],
])('%s', (_, projection, expected) => {
  expect(projector(projection)?.(DOC)).toEqual(expected)
})

test.each<[string, Doc, string]>([
  ['inclusion and exclusion at once', { a: 1, list: 0 }, 'mix of inclusion and exclusion'],
  ['a path inside another', { a: 1, 'a.b': 1 }, 'Path collision'],
  ['an expression', { a: { $add: [1, 2] } }, 'Unsupported projection option'],
  ['a text', { a: '$b' }, 'Unsupported projection option'],
  ['a slice of nothing', { list: { $slice: [0, 0] } }, '$slice takes'],
])('%s is refused', (_, projection, text) => {
  expect(() => projector(projection)).toThrow(text)
})
