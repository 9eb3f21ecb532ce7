import { sorter } from './sort'
import { compareValues, type Doc, type Value } from './values'

test('values of different types sort in the order of types', () => {
  const mixed: Value[] = [true, new Date(0), 'a', [1], { a: 1 }, 3, null, /x/]
  expect([...mixed].sort(compareValues)).toEqual([null, 3, 'a', { a: 1 }, [1], true, new Date(0), /x/])
})

test('strings sort by their bytes, not by language', () => {
  expect(['é', 'b', 'B', '中', '😀', '\uffee'].sort(compareValues)).toEqual([
    'B',
    'b',
    'é',
    '中',
    '\uffee',
    '😀',
  ])
})

const sorted = (docs: Doc[], direction: 1 | -1) =>
  [...docs].sort(sorter([{ path: 'a', direction }])).map(doc => doc._id)

const DOCS: Doc[] = [
  { _id: 'array', a: [9, 2] },
  { _id: 'three', a: 3 },
  { _id: 'missing' },
  { _id: 'empty', a: [] },
  { _id: 'null', a: null },
  { _id: 'text', a: 'x' },
]

test('going up an array stands for its smallest element; an empty one comes before null and missing', () => {
  expect(sorted(DOCS, 1)).toEqual(['empty', 'missing', 'null', 'array', 'three', 'text'])
})

test('going down an array stands for its largest element', () => {
  expect(sorted(DOCS, -1)).toEqual(['text', 'array', 'three', 'missing', 'null', 'empty'])
})
