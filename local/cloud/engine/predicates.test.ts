import { compileFilter } from './mingo'
import type { Doc } from './values'

const matches = (doc: Doc, filter: Doc) => compileFilter(filter)(doc)
const DAY = new Date('2026-01-01')

describe('a filter matches exactly what MongoDB matches', () => {
  test.each<[string, Doc, Doc, boolean]>([
    ['null is matched by null', { a: null }, { a: null }, true],
    ['null is matched by a missing field', {}, { a: null }, true],
    ['null does not match an empty array', { a: [] }, { a: null }, false],
    ['null matches an array holding null', { a: [1, null] }, { a: null }, true],
    ['$ne null refuses a missing field', {}, { a: { $ne: null } }, false],
    ['$in with null matches a missing field', {}, { a: { $in: [null, 1] } }, true],
    ['$nin with null refuses a missing field', {}, { a: { $nin: [null] } }, false],
    ['$gte null matches null and missing', {}, { a: { $gte: null } }, true],
    ['$gt null matches nothing', { a: null }, { a: { $gt: null } }, false],
    ['$exists sees null', { a: null }, { a: { $exists: true } }, true],
    ['$exists false for a missing field', {}, { a: { $exists: false } }, true],
    ['comparison stays within a type: number and string', { a: '5' }, { a: { $gt: 1 } }, false],
    ['comparison stays within a type: bool and number', { a: true }, { a: { $gte: 0 } }, false],
    ['comparison stays within a type: date and number', { a: DAY }, { a: { $gt: 0 } }, false],
    ['dates compare', { a: DAY }, { a: { $lt: new Date('2027-01-01') } }, true],
    ['$ne matches another type', { a: '5' }, { a: { $ne: 5 } }, true],
    ['an array matches by one element', { a: [1, 5] }, { a: 5 }, true],
    ['an array matches as a whole', { a: [1, 5] }, { a: [1, 5] }, true],
    ['the order of an array matters', { a: [5, 1] }, { a: [1, 5] }, false],
    ['$ne over an array refuses if any element equals', { a: [1, 5] }, { a: { $ne: 5 } }, false],
    ['two bounds may be met by two elements', { a: [0, 10] }, { a: { $gt: 5, $lt: 1 } }, true],
    [
      'elemMatch wants one element for both',
      { a: [0, 10] },
      { a: { $elemMatch: { $gt: 1, $lt: 5 } } },
      false,
    ],
    ['elemMatch over documents', { a: [{ b: 1, c: 2 }] }, { a: { $elemMatch: { b: 1, c: 2 } } }, true],
    [
      'elemMatch needs both fields in one element',
      { a: [{ b: 1 }, { c: 2 }] },
      { a: { $elemMatch: { b: 1, c: 2 } } },
      false,
    ],
    ['elemMatch never matches a bare document', { a: { b: 1 } }, { a: { $elemMatch: { b: 1 } } }, false],
    ['a dotted path', { a: { b: 1 } }, { 'a.b': 1 }, true],
    ['a dotted path through an array', { a: [{ b: 1 }, { b: 2 }] }, { 'a.b': 2 }, true],
    ['a dotted path by position', { a: [{ b: 1 }, { b: 2 }] }, { 'a.0.b': 2 }, false],
    [
      'a dotted null matches an element without the field',
      { a: [{ b: 1 }, { c: 2 }] },
      { 'a.b': null },
      true,
    ],
    ['a dotted null does not match when every element has it', { a: [{ b: 1 }] }, { 'a.b': null }, false],
    ['embedded documents are equal field by field', { a: { b: 1, c: 2 } }, { a: { b: 1, c: 2 } }, true],
    ['the order of fields matters in equality', { a: { c: 2, b: 1 } }, { a: { b: 1, c: 2 } }, false],
    ['equality of a document is exact', { a: { b: 1, c: 2 } }, { a: { b: 1 } }, false],
    ['$in of documents respects field order', { a: { c: 2, b: 1 } }, { a: { $in: [{ b: 1, c: 2 }] } }, false],
    ['$size', { a: [1, 2] }, { a: { $size: 2 } }, true],
    ['$size of a missing field', {}, { a: { $size: 0 } }, false],
    ['$all', { a: [1, 2, 3] }, { a: { $all: [3, 1] } }, true],
    ['$all on a scalar', { a: 1 }, { a: { $all: [1] } }, true],
    ['$all with nothing matches nothing', { a: [1] }, { a: { $all: [] } }, false],
    ['$mod', { a: 7 }, { a: { $mod: [4, 3] } }, true],
    ['a pattern', { a: 'Tea' }, { a: /^te/i }, true],
    ['a pattern over an array', { a: ['x', 'tea'] }, { a: /^te/ }, true],
    ['a pattern inside $in', { a: 'tea' }, { a: { $in: [/^t/] } }, true],
    ['$regex with $options', { a: 'TEA' }, { a: { $regex: 'tea', $options: 'i' } }, true],
    ['$not', { a: 5 }, { a: { $not: { $gt: 6 } } }, true],
    ['$not matches a missing field', {}, { a: { $not: { $gt: 6 } } }, true],
    ['$and', { a: 5, b: 1 }, { $and: [{ a: 5 }, { b: 2 }] }, false],
    ['$or', { a: 5, b: 1 }, { $or: [{ a: 4 }, { b: 1 }] }, true],
    ['$nor', { a: 5 }, { $nor: [{ a: 4 }, { a: 6 }] }, true],
    ['$expr compares two fields', { a: 5, b: 4 }, { $expr: { $gt: ['$a', '$b'] } }, true],
    ['NaN equals NaN', { a: Number.NaN }, { a: Number.NaN }, true],
    ['NaN is less than nothing', { a: Number.NaN }, { a: { $lt: 5 } }, false],
  ])('%s', (_, doc, filter, expected) => {
    expect(matches(doc, filter)).toBe(expected)
  })
})

describe('what the cloud does not understand is refused by name', () => {
  test.each<[string, Doc, string]>([
    ['$where', { $where: 'true' }, '$where'],
    ['$type', { a: { $type: 'string' } }, '$type'],
    ['$jsonSchema', { $jsonSchema: {} }, '$jsonSchema'],
    ['$text', { $text: { $search: 'x' } }, '$text'],
    ['an unknown expression in $expr', { $expr: { $function: {} } }, '$function'],
    ['$in without an array', { a: { $in: 5 } }, '$in needs an array'],
    ['$size with a fraction', { a: { $size: 1.5 } }, '$size'],
    ['a range over a pattern', { a: { $gt: /x/ } }, "Can't have RegExp"],
  ])('%s', (_, filter, text) => {
    expect(() => matches({ a: 'x' }, filter)).toThrow(text)
  })
})

describe('places on the map', () => {
  const shop = { at: { type: 'Point', coordinates: [120.15, 30.25] } } as Doc
  const near = (maxDistance: number) => ({
    at: {
      $nearSphere: { $geometry: { type: 'Point', coordinates: [120.16, 30.25] }, $maxDistance: maxDistance },
    },
  })
  test.each<[string, Doc, boolean]>([
    ['within 2 km', near(2000), true],
    ['not within 500 m', near(500), false],
    [
      'inside a polygon',
      {
        at: {
          $geoWithin: {
            $geometry: {
              type: 'Polygon',
              coordinates: [
                [
                  [120, 30],
                  [121, 30],
                  [121, 31],
                  [120, 31],
                  [120, 30],
                ],
              ],
            },
          },
        },
      },
      true,
    ],
    ['outside a circle', { at: { $geoWithin: { $centerSphere: [[121, 31], 1 / 6378.1] } } }, false],
  ])('%s', (_, filter, expected) => {
    expect(matches(shop, filter)).toBe(expected)
  })
})
