import type { Doc } from '../engine/values'
import type { Case } from './case'

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

/** Counts, order, shapes and unique keys. */
export const DOCUMENT_CASES: Case[] = [
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
    name: 'order: an array of nothing on the way counts as missing, an empty array before it',
    steps: [
      {
        insert: [
          { _id: 'scalar', a: { b: 1 } },
          { _id: 'way', a: [] },
          { _id: 'end', a: { b: [] } },
        ],
      },
      { find: {}, sort: { 'a.b': 1 }, project: { _id: true } },
    ],
    expected: { documents: [{ _id: 'end' }, { _id: 'way' }, { _id: 'scalar' }] },
  },
  {
    name: 'an update of many keeps what it did before the document that refuses',
    steps: [
      {
        insert: [
          { _id: '1', n: 1 },
          { _id: '2', n: 'x' },
          { _id: '3', n: 1 },
        ],
      },
      { update: { $inc: { n: 1 } }, filter: {} },
      { find: {}, sort: { _id: 1 } },
    ],
    expected: {
      documents: [
        { _id: '1', n: 2 },
        { _id: '2', n: 'x' },
        { _id: '3', n: 1 },
      ],
    },
  },
]
