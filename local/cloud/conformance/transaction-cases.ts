import type { Doc } from '../engine/values'
import type { Case } from './case'

const TWO: Doc[] = [
  { _id: 'a', fen: 100 },
  { _id: 'b', fen: 0 },
]
const CONFLICT = /TransactionConflict|WriteConflict|Write conflict/.source

/** Snapshots, conflicts, and what a refusal leaves behind. */
export const TRANSACTION_CASES: Case[] = [
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
  {
    name: 'transaction: any refused operation ends it',
    steps: [
      { insert: TWO },
      { begin: 't' },
      { insert: [{ _id: 'a' }], within: 't' },
      { find: {}, within: 't' },
    ],
    expected: { refused: 'TransactionNotExist|has been aborted|NoSuchTransaction' },
  },
]
