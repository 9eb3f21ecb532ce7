import type { Doc } from '../engine/values'
import type { Case } from './cases'

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
const CONFLICT = /TransactionConflict|WriteConflict|Write conflict/.source

/** Counts, order, shapes, unique keys, aggregation and transactions. */
export const MORE_CASES: Case[] = [
  {
    name: 'order: missing first, an array by its smallest element',
    steps: [{ insert: FRUIT }, { find: {}, sort: { n: 1 }, project: { _id: true } }],
    expected: { documents: [{ _id: '3' }, { _id: '4' }, { _id: '2' }, { _id: '1' }] },
  },
  {
    name: 'order: two keys, skip and limit',
    steps: [{ insert: FRUIT.slice(0, 3) }, { find: {}, sort: { kind: 1, n: -1 }, skip: 1, limit: 1 }],
    expected: { documents: [{ _id: '1', kind: 'pear', n: 3 }] },
  },
  {
    name: 'projection: a nested field of an array',
    steps: [{ insert: [{ _id: 'x', a: [{ b: 1, c: 2 }, 3], d: 4 }] }, { find: {}, project: { 'a.b': true } }],
    expected: { documents: [{ _id: 'x', a: [{ b: 1 }] }] },
  },
  {
    name: 'projection: keep and leave out at once',
    steps: [{ insert: FRUIT }, { find: {}, project: { kind: true, n: false } }],
    expected: { refused: 'xclusion|mix of inclusion' },
  },
  {
    name: 'an update that changes nothing counts nothing',
    steps: [{ insert: TWO }, { update: { $set: { fen: 100 } }, filter: { _id: 'a' } }],
    expected: { changed: 0 },
  },
  {
    name: 'an update of many counts what changed',
    steps: [{ insert: TWO }, { update: { $set: { fen: 100 } }, filter: {} }],
    expected: { changed: 1 },
  },
  {
    name: 'a conditional update whose condition fails changes nothing',
    steps: [{ insert: TWO }, { update: { $inc: { fen: -50 } }, filter: { _id: 'b', fen: { $gte: 50 } } }],
    expected: { changed: 0 },
  },
  {
    name: 'replacing creates what is missing',
    steps: [{ replace: { n: 1 }, id: 'new' }, { find: {} }],
    expected: { documents: [{ _id: 'new', n: 1 }] },
  },
  {
    name: 'an _id is taken once',
    steps: [{ insert: TWO }, { insert: [{ _id: 'a' }] }],
    expected: { refused: 'E11000' },
  },
  {
    name: 'a unique key is taken once',
    collection: 'keyed',
    steps: [{ insert: [{ _id: '1', key: 'k' }] }, { insert: [{ _id: '2', key: 'k' }] }],
    expected: { refused: 'E11000' },
  },
  {
    name: 'a missing unique key counts as null',
    collection: 'keyed',
    steps: [{ insert: [{ _id: '1' }] }, { insert: [{ _id: '2' }] }],
    expected: { refused: 'E11000' },
  },
  {
    name: 'an update may not take a taken key',
    collection: 'keyed',
    steps: [
      {
        insert: [
          { _id: '1', key: 'k' },
          { _id: '2', key: 'l' },
        ],
      },
      { update: { $set: { key: 'k' } }, filter: { _id: '2' } },
    ],
    expected: { refused: 'E11000' },
  },
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
    name: 'transaction: reads its own write, others do not',
    steps: [
      { insert: TWO },
      { begin: 't' },
      { update: { $set: { fen: 7 } }, filter: { _id: 'a' }, within: 't' },
      { find: { _id: 'a' } },
    ],
    expected: { documents: [{ _id: 'a', fen: 100 }] },
  },
  {
    name: 'transaction: the snapshot does not move',
    steps: [
      { insert: TWO },
      { begin: 't' },
      { find: { _id: 'a' }, within: 't' },
      { update: { $set: { fen: 1 } }, filter: { _id: 'b' } },
      { find: { _id: 'b' }, within: 't' },
    ],
    expected: { documents: [{ _id: 'b', fen: 0 }] },
  },
  {
    name: 'transaction: first updater wins',
    steps: [
      { insert: TWO },
      { begin: 't1' },
      { begin: 't2' },
      { update: { $set: { fen: 1 } }, filter: { _id: 'a' }, within: 't1' },
      { update: { $set: { fen: 2 } }, filter: { _id: 'a' }, within: 't2' },
    ],
    expected: { refused: CONFLICT },
  },
  {
    name: 'transaction: a document committed since the snapshot cannot be written',
    steps: [
      { insert: TWO },
      { begin: 't' },
      { find: { _id: 'b' }, within: 't' },
      { update: { $set: { fen: 1 } }, filter: { _id: 'a' } },
      { update: { $set: { fen: 2 } }, filter: { _id: 'a' }, within: 't' },
    ],
    expected: { refused: CONFLICT },
  },
  {
    name: 'transaction: an abort leaves nothing',
    steps: [
      { insert: TWO },
      { begin: 't' },
      { remove: { _id: 'a' }, within: 't' },
      { abort: 't' },
      { count: {} },
    ],
    expected: { changed: 2 },
  },
]
