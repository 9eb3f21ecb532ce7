import type { Doc, Value } from '../engine/values'
import type { Case } from './case'
import { DOC_OF_EXPRESSIONS, EXPRESSION_CASES, REFUSED_EXPRESSIONS } from './expression-cases'

const FRUIT: Doc[] = [
  { _id: '1', kind: 'pear', n: 3 },
  { _id: '2', kind: 'apple', n: 1 },
  { _id: '3', kind: 'pear' },
  { _id: '4', kind: 'apple', n: [9, 0] },
]
const TWO: Doc[] = [
  { _id: 'a', fen: 100 },
  { _id: 'b', fen: 0 },
]

const refused = (name: string, stage: string, value: Value, words: string): Case => ({
  name: `refused stage: ${name}`,
  steps: [{ insert: FRUIT }, { aggregate: [[stage, value]] }],
  expected: { refused: words },
})

/** Aggregation: stages, and every expression worked out on one document. */
export const PIPELINE_CASES: Case[] = [
  {
    name: 'group: sums, and a missing field is not pushed',
    steps: [
      { insert: FRUIT.slice(0, 3) },
      {
        aggregate: [
          ['$group', { _id: '$kind', n: { $sum: '$n' }, all: { $push: '$n' } }],
          ['$sort', { _id: 1 }],
        ],
      },
    ],
    expected: {
      documents: [
        { _id: 'apple', n: 1, all: [1] },
        { _id: 'pear', n: 3, all: [3] },
      ],
    },
  },
  {
    name: 'bucket: lower bounds belong to their bucket',
    steps: [
      { insert: [3, 5, 7].map(n => ({ _id: `${n}`, n })) },
      { aggregate: [['$bucket', { groupBy: '$n', boundaries: [0, 5, 10] }]] },
    ],
    expected: {
      documents: [
        { _id: 0, count: 1 },
        { _id: 5, count: 2 },
      ],
    },
  },
  {
    name: 'unwind drops what has nothing to unwind',
    steps: [
      { insert: FRUIT },
      {
        aggregate: [
          ['$match', { _id: { $in: ['3', '4'] } }],
          ['$unwind', '$n'],
          ['$project', { n: 1, _id: 0 }],
        ],
      },
    ],
    expected: { documents: [{ n: 9 }, { n: 0 }] },
  },
  {
    name: 'lookup joins by a field',
    steps: [
      { insert: TWO },
      {
        aggregate: [
          ['$match', { _id: 'a' }],
          ['$lookup', { from: 'plain', localField: '_id', foreignField: '_id', as: 'self' }],
          ['$project', { n: { $size: '$self' } }],
        ],
      },
    ],
    expected: { documents: [{ _id: 'a', n: 1 }] },
  },
  {
    name: 'lookup: a missing field finds null and missing, an array finds by any element',
    steps: [
      {
        insert: [
          { _id: 'a', key: [1, 2] },
          { _id: 'b', ref: 2 },
          { _id: 'c', ref: null },
        ],
      },
      {
        aggregate: [
          ['$lookup', { from: 'plain', localField: 'key', foreignField: 'ref', as: 'found' }],
          ['$unwind', '$found'],
          ['$sort', { _id: 1, 'found._id': 1 }],
          ['$project', { with: '$found._id' }],
        ],
      },
    ],
    expected: {
      documents: [
        { _id: 'a', with: 'b' },
        { _id: 'b', with: 'a' },
        { _id: 'b', with: 'c' },
        { _id: 'c', with: 'a' },
        { _id: 'c', with: 'c' },
      ],
    },
  },
  {
    name: 'unwind takes what is no array for itself',
    steps: [
      { insert: [{ _id: '1', a: 0 }, { _id: '2', a: '' }, { _id: '3', a: null }, { _id: '4' }] },
      {
        aggregate: [
          ['$unwind', { path: '$a', includeArrayIndex: 'i' }],
          ['$sort', { _id: 1 }],
        ],
      },
    ],
    expected: {
      documents: [
        { _id: '1', a: 0, i: null },
        { _id: '2', a: '', i: null },
      ],
    },
  },
  {
    name: 'sample draws nobody twice',
    steps: [
      { insert: FRUIT },
      {
        aggregate: [
          ['$sample', { size: 4 }],
          ['$sort', { _id: 1 }],
        ],
      },
    ],
    expected: { documents: FRUIT },
  },
  {
    name: 'replaceRoot',
    steps: [
      { insert: [{ _id: 'x', inner: { a: 1 } }] },
      { aggregate: [['$replaceRoot', { newRoot: '$inner' }]] },
    ],
    expected: { documents: [{ a: 1 }] },
  },
  {
    name: 'an expression that comes to nothing leaves no field',
    steps: [
      { insert: [{ _id: 'x', list: [] }] },
      { aggregate: [['$project', { first: { $arrayElemAt: ['$list', 0] } }]] },
    ],
    expected: { documents: [{ _id: 'x' }] },
  },
  refused(
    'a group by what does not accumulate',
    '$group',
    { _id: null, x: { $concat: ['a'] } },
    'unknown group operator',
  ),
  refused('a group of a plain number', '$group', { _id: null, x: 5 }, 'must be an accumulator object'),
  refused('a limit of nothing', '$limit', 0, 'the limit must be positive'),
  refused('a projection of nothing', '$project', {}, 'at least one field'),
  refused('an unwind without a dollar', '$unwind', 'n', "prefixed with a '$'"),
  refused('keep and leave out at once', '$project', { kind: 1, n: 0 }, 'xclusion|mix of inclusion'),
  ...EXPRESSION_CASES.map(
    ([name, expression, value]): Case => ({
      name: `expression: ${name}`,
      steps: [{ insert: [DOC_OF_EXPRESSIONS] }, { aggregate: [['$project', { _id: 0, value: expression }]] }],
      expected: { documents: [{ value }] },
    }),
  ),
  ...REFUSED_EXPRESSIONS.map(
    ([name, expression, words]): Case => ({
      name: `refused expression: ${name}`,
      steps: [{ insert: [DOC_OF_EXPRESSIONS] }, { aggregate: [['$project', { _id: 0, value: expression }]] }],
      expected: { refused: words },
    }),
  ),
]
