import type { Doc } from '../values'
import { applyUpdate } from './apply'

describe('an update changes a document as MongoDB does', () => {
  test.each<[string, Doc, Doc, Doc]>([
    ['$set a new field', {}, { $set: { a: 1 } }, { a: 1 }],
    ['$set a dotted path creates what is missing', {}, { $set: { 'a.b': 1 } }, { a: { b: 1 } }],
    ['$set an array element', { a: [1, 2] }, { $set: { 'a.1': 9 } }, { a: [1, 9] }],
    ['$set past the end fills with null', { a: [1] }, { $set: { 'a.3': 4 } }, { a: [1, null, null, 4] }],
    ['$set keeps the place of a field', { a: 1, b: 2 }, { $set: { a: 3 } }, { a: 3, b: 2 }],
    ['$unset', { a: 1, b: 2 }, { $unset: { a: '' } }, { b: 2 }],
    ['$unset an element leaves null', { a: [1, 2] }, { $unset: { 'a.0': '' } }, { a: [null, 2] }],
    ['$unset of a missing path', { b: 2 }, { $unset: { 'a.x': '' } }, { b: 2 }],
    ['$inc', { a: 1 }, { $inc: { a: 2 } }, { a: 3 }],
    ['$inc creates', {}, { $inc: { 'a.b': -2 } }, { a: { b: -2 } }],
    ['$mul', { a: 3 }, { $mul: { a: 2 } }, { a: 6 }],
    ['$mul creates 0', {}, { $mul: { a: 2 } }, { a: 0 }],
    ['$min takes the smaller', { a: 3 }, { $min: { a: 2 } }, { a: 2 }],
    ['$max leaves the larger', { a: 3 }, { $max: { a: 2 } }, { a: 3 }],
    ['$max across types follows the order of types', { a: 3 }, { $max: { a: 'x' } }, { a: 'x' }],
    ['$bit and', { a: 13 }, { $bit: { a: { and: 10 } } }, { a: 8 }],
    ['$bit or on a missing field', {}, { $bit: { a: { or: 5 } } }, { a: 5 }],
    ['$push', { a: [1] }, { $push: { a: 2 } }, { a: [1, 2] }],
    ['$push creates', {}, { $push: { a: 2 } }, { a: [2] }],
    [
      '$push each at a position',
      { a: [1, 4] },
      { $push: { a: { $each: [2, 3], $position: 1 } } },
      { a: [1, 2, 3, 4] },
    ],
    [
      '$push each sorted and sliced',
      { a: [5, 1] },
      { $push: { a: { $each: [3], $sort: -1, $slice: 2 } } },
      { a: [5, 3] },
    ],
    ['$push sliced from the end', { a: [1, 2] }, { $push: { a: { $each: [3], $slice: -2 } } }, { a: [2, 3] }],
    [
      '$push sorts documents by a field',
      { a: [{ n: 2 }] },
      { $push: { a: { $each: [{ n: 1 }], $sort: { n: 1 } } } },
      { a: [{ n: 1 }, { n: 2 }] },
    ],
    ['$pop last', { a: [1, 2] }, { $pop: { a: 1 } }, { a: [1] }],
    ['$pop first', { a: [1, 2] }, { $pop: { a: -1 } }, { a: [2] }],
    ['$pull a value', { a: [1, 2, 1] }, { $pull: { a: 1 } }, { a: [2] }],
    ['$pull by condition', { a: [1, 5, 9] }, { $pull: { a: { $gt: 4 } } }, { a: [1] }],
    [
      '$pull documents by field',
      { a: [{ t: 'x', n: 1 }, { t: 'y' }] },
      { $pull: { a: { t: 'x' } } },
      { a: [{ t: 'y' }] },
    ],
    ['$pull from a missing field', {}, { $pull: { a: 1 } }, {}],
    ['$pullAll', { a: [1, 2, 3] }, { $pullAll: { a: [1, 3] } }, { a: [2] }],
    ['$addToSet', { a: [1] }, { $addToSet: { a: 2 } }, { a: [1, 2] }],
    [
      '$addToSet of what is there',
      { a: [{ b: 1, c: 2 }] },
      { $addToSet: { a: { b: 1, c: 2 } } },
      { a: [{ b: 1, c: 2 }] },
    ],
    ['$addToSet each', { a: [1] }, { $addToSet: { a: { $each: [1, 2, 2] } } }, { a: [1, 2] }],
    ['$rename', { a: 1 }, { $rename: { a: 'b.c' } }, { b: { c: 1 } }],
    ['$rename of a missing field', { x: 1 }, { $rename: { a: 'b' } }, { x: 1 }],
    [
      'every element by $[]',
      { a: [{ n: 1 }, { n: 2 }] },
      { $inc: { 'a.$[].n': 1 } },
      { a: [{ n: 2 }, { n: 3 }] },
    ],
  ])('%s', (_, doc, update, expected) => {
    expect(applyUpdate({ _id: 'x', ...doc }, update, {})).toEqual({ _id: 'x', ...expected })
  })

  test.each<[string, Doc]>([
    ['by a field of the element', { 'pend.token': 't2' }],
    ['by elemMatch', { pend: { $elemMatch: { token: 't2' } } }],
    ['inside $and', { $and: [{ left: 1 }, { 'pend.token': 't2' }] }],
  ])('the positional $ finds the matched element %s', (_, filter) => {
    const doc = {
      _id: 'x',
      left: 1,
      pend: [
        { token: 't1', n: 0 },
        { token: 't2', n: 0 },
      ],
    }
    expect(applyUpdate(doc, { $set: { 'pend.$.n': 7 } }, filter).pend).toEqual([
      { token: 't1', n: 0 },
      { token: 't2', n: 7 },
    ])
  })
})

describe('an update is refused as MongoDB refuses it', () => {
  test.each<[string, Doc, Doc, string]>([
    ['$inc on a string', { a: 'x' }, { $inc: { a: 1 } }, 'Cannot apply $inc to a value of non-numeric type'],
    ['$inc on null', { a: null }, { $inc: { a: 1 } }, 'non-numeric type null'],
    ['$inc by a string', { a: 1 }, { $inc: { a: '1' } }, 'Cannot increment with non-numeric argument'],
    ['$mul on an array', { a: [1] }, { $mul: { a: 2 } }, 'non-numeric type array'],
    ['$push on a string', { a: 'x' }, { $push: { a: 1 } }, 'must be an array but is of type string'],
    ['$push on null', { a: null }, { $push: { a: 1 } }, 'must be an array but is of type null'],
    ['$addToSet on a number', { a: 1 }, { $addToSet: { a: 1 } }, 'Cannot apply $addToSet to non-array field'],
    ['$pull on a number', { a: 1 }, { $pull: { a: 1 } }, 'Cannot apply $pull to a non-array value'],
    ['$pop on a string', { a: 'x' }, { $pop: { a: 1 } }, 'non-array type'],
    ['$pop by 2', { a: [1] }, { $pop: { a: 2 } }, '$pop expects 1 or -1'],
    ['$bit on a fraction', { a: 1.5 }, { $bit: { a: { and: 1 } } }, 'non-integral'],
    ['$set through a scalar', { a: 5 }, { $set: { 'a.b': 1 } }, "Cannot create field 'b' in element {a: 5}"],
    [
      '$set through null',
      { y: null },
      { $set: { 'y.x': 1 } },
      "Cannot create field 'x' in element {y: null}",
    ],
    [
      '$set a name inside an array',
      { a: [1] },
      { $set: { 'a.b': 1 } },
      "Cannot create field 'b' in element {a: [1]}",
    ],
    ['a changed _id', {}, { $set: { _id: 'y' } }, "immutable field '_id'"],
    [
      'the same path twice',
      { a: 1 },
      { $set: { a: 1 }, $inc: { a: 1 } },
      "Updating the path 'a' would create a conflict at 'a'",
    ],
    [
      'a path inside another',
      {},
      { $set: { a: {}, 'a.b': 1 } },
      "Updating the path 'a.b' would create a conflict at 'a'",
    ],
    ['an unknown operator', {}, { $setOnInsert: { a: 1 } }, 'Unknown modifier: $setOnInsert'],
    ['no operator at all', {}, { a: 1 }, 'must contain atomic operators'],
    ['an empty $set', {}, { $set: {} }, "'$set' is empty"],
    ['an empty field name', {}, { $set: { 'a..b': 1 } }, 'empty field name'],
    ['arrayFilters', { a: [1] }, { $set: { 'a.$[x]': 1 } }, 'arrayFilters'],
    ['$ without a match', { a: [1] }, { $set: { 'a.$': 1 } }, 'did not find the match needed'],
  ])('%s', (_, doc, update, text) => {
    expect(() => applyUpdate({ _id: 'x', ...doc }, update, {})).toThrow(text)
  })
})

test('the original document is never touched', () => {
  const doc = { _id: 'x', a: { b: [1] } }
  applyUpdate(doc, { $push: { 'a.b': 2 } }, {})
  expect(doc).toEqual({ _id: 'x', a: { b: [1] } })
})
