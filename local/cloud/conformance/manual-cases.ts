import type { Doc, Value } from '../engine/values'
import type { Case } from './case'

/** Where MongoDB's manual decides and a first implementation goes wrong. Each name says the rule. */

const AT = new Date('2027-01-03T20:00:00Z')
const DOC: Doc = {
  _id: 'x',
  n: 5,
  at: AT,
  info: { x: 1 },
  list: [{ k: 1 }, { k: 2 }],
  word: '中文a',
}

const piped = (name: string, stages: [string, Value][], documents: Doc[]): Case => ({
  name: `D3: ${name}`,
  steps: [{ insert: [DOC] }, { aggregate: stages }],
  expected: { documents },
})

const worth = (name: string, expression: Value, value: Value): Case =>
  piped(name, [['$project', { _id: 0, v: expression }]], [{ v: value }])

const refused = (name: string, stage: string, value: Value, words: string): Case => ({
  name: `D3: ${name} is refused`,
  steps: [{ insert: [DOC] }, { aggregate: [[stage, value]] }],
  expected: { refused: words },
})
const refusedWorth = (name: string, expression: Value, words: string) =>
  refused(name, '$project', { v: expression }, words)

/** What an official sample writes raw, and the table of the SDK's helpers lacks. */
const asInSample = (one: Case): Case => ({ ...one, name: one.name.replace('D3: ', 'D5: ') })

const day = (date: string): Value => new Date(`${date}T00:00:00Z`)
const written = (date: string, format: string): Value => ({ $dateToString: { date: day(date), format } })

const STAGES: Case[] = [
  piped(
    '$count of nothing is no line',
    [
      ['$match', { n: 9 }],
      ['$count', 'total'],
    ],
    [],
  ),
  piped(
    '$addFields by a dotted name reaches every document of an array',
    [
      ['$addFields', { 'list.k': 7 }],
      ['$project', { _id: 0, list: 1 }],
    ],
    [{ list: [{ k: 7 }, { k: 7 }] }],
  ),
  piped(
    '$addFields with a nested document adds to the document there',
    [
      ['$addFields', { info: { y: 2 } }],
      ['$project', { _id: 0, info: 1 }],
    ],
    [{ info: { x: 1, y: 2 } }],
  ),
  piped(
    '$lookup puts its partners at a dotted path',
    [
      ['$lookup', { from: 'plain', localField: 'n', foreignField: 'n', as: 'info.items' }],
      ['$project', { _id: 0, kept: '$info.x', partners: { $size: '$info.items' } }],
    ],
    [{ kept: 1, partners: 1 }],
  ),
  piped(
    '$lookup with a pipeline puts its partners at a dotted path',
    [
      ['$lookup', { from: 'plain', pipeline: [{ $match: { n: 5 } }], as: 'info.items' }],
      ['$project', { _id: 0, kept: '$info.x', partners: { $size: '$info.items' } }],
    ],
    [{ kept: 1, partners: 1 }],
  ),
  piped(
    '$unwind numbers its lines at a dotted path',
    [
      ['$unwind', { path: '$list', includeArrayIndex: 'info.i' }],
      ['$project', { _id: 0, info: 1 }],
    ],
    [{ info: { x: 1, i: 0 } }, { info: { x: 1, i: 1 } }],
  ),
  piped(
    '$stdDevSamp of one value in a group is null',
    [['$group', { _id: null, v: { $stdDevSamp: '$n' } }]],
    [{ _id: null, v: null }],
  ),
  refused('$group with a dotted field', '$group', { _id: null, 'a.b': { $sum: 1 } }, "cannot contain '.'"),
  refused(
    '$bucket with boundaries of mixed types',
    '$bucket',
    { groupBy: '$n', boundaries: [0, 'a'] },
    'same type',
  ),
  refused(
    '$bucket with falling boundaries',
    '$bucket',
    { groupBy: '$n', boundaries: [9, 0] },
    'ascending|sorted',
  ),
  refused(
    '$lookup with an unknown option',
    '$lookup',
    { from: 'plain', localField: 'n', foreignField: 'n', as: 'a', limit: 1 },
    'limit',
  ),
]

const EXPRESSIONS: Case[] = [
  worth('$isoWeekYear before the first ISO week', { $isoWeekYear: day('2027-01-03') }, 2026),
  worth('$isoWeekYear after the last ISO week', { $isoWeekYear: day('2024-12-30') }, 2025),
  worth('$isoWeekYear within a year', { $isoWeekYear: day('2026-06-01') }, 2026),
  worth('$isoWeekYear in a time zone', { $isoWeekYear: { date: '$at', timezone: '+08:00' } }, 2027),
  worth('%G is the ISO year', written('2027-01-03', '%G-%V'), '2026-53'),
  worth(
    '$dateFromParts by ISO week',
    { $dateFromParts: { isoWeekYear: 2026, isoWeek: 53, isoDayOfWeek: 7 } },
    day('2027-01-03'),
  ),
  worth('$dateFromParts by ISO year alone', { $dateFromParts: { isoWeekYear: 2026 } }, day('2025-12-29')),
  worth('%w counts from Sunday = 1', written('2026-03-01', '%w'), '1'),
  worth('%u counts from Monday = 1', written('2026-03-01', '%u'), '7'),
  worth('%U is the week of $week', written('2026-03-01', '%U'), '09'),
  worth('%% is a per cent sign', written('2026-03-01', '100%%'), '100%'),
  worth(
    '%j, %H, %M, %S and %L',
    { $dateToString: { date: '$at', format: '%j %H:%M:%S.%L' } },
    '003 20:00:00.000',
  ),
  worth(
    '%z and %Z in a time zone',
    { $dateToString: { date: '$at', format: '%d %z %Z', timezone: '+08:00' } },
    '04 +0800 +480',
  ),
  worth('$substr of a number', { $substr: ['$n', 0, 1] }, '5'),
  worth('$substr of a date', { $substr: ['$at', 0, 10] }, '2027-01-03'),
  worth('$substrBytes to the end', { $substrBytes: ['$word', 6, -1] }, 'a'),
  worth('$slice of what is missing', { $slice: ['$gone', 1] }, null),
  worth('$setUnion with what is missing', { $setUnion: ['$list', '$gone'] }, null),
  worth('$cond with else', { $cond: [true, 1, 2] }, 1),
  worth('$mergeObjects of an array of documents', { $mergeObjects: '$list' }, { k: 2 }),
  asInSample(worth('raw $toDate of a text', { $toDate: '2026-03-01T00:00:00Z' }, day('2026-03-01'))),
  asInSample(worth('raw $toDate of milliseconds', { $toDate: { $literal: 0 } }, day('1970-01-01'))),
  asInSample(worth('raw $toDate of nothing', { $toDate: '$gone' }, null)),
  worth('raw $toString', { $toString: '$n' }, '5'),
  refusedWorth('$mod by zero', { $mod: ['$n', 0] }, 'zero'),
  refusedWorth('an unknown format specifier', written('2026-03-01', '%q'), 'format'),
  refusedWorth('$split by an empty text', { $split: ['$word', ''] }, 'separator'),
  // biome-ignore lint/suspicious/noThenProperty: MongoDB's word
  refusedWorth('$cond without else', { $cond: { if: true, then: 1 } }, '$cond|else'),
  refusedWorth('$ifNull of one', { $ifNull: ['$gone'] }, '$ifNull'),
  refusedWorth('$mergeObjects of a number', { $mergeObjects: ['$info', '$n'] }, '$mergeObjects'),
  refusedWorth('$substrCP from before the start', { $substrCP: ['$word', -1, 1] }, '$substrCP'),
  refusedWorth(
    '$indexOfCP from before the start',
    { $indexOfCP: ['$word', 'a', -1] },
    'nonnegative|$indexOfCP',
  ),
  refusedWorth('raw $toDate of no date', { $toDate: 'soon' }, 'Error parsing date|Unsupported'),
]

const pulled = (name: string, operand: Value, left: Value[]): Case => ({
  name: `D3: ${name}`,
  steps: [
    { insert: [{ _id: 'x', list: [{ b: 1 }, { c: 2 }, { b: 3 }] }] },
    { update: { $pull: { list: operand } }, filter: { _id: 'x' } },
    { find: {} },
  ],
  expected: { documents: [{ _id: 'x', list: left }] },
})

export const MANUAL_CASES: Case[] = [
  ...STAGES,
  ...EXPRESSIONS,
  pulled('$pull of $or speaks of the fields of an element', { $or: [{ b: 1 }, { c: 2 }] }, [{ b: 3 }]),
  pulled('$pull of $and speaks of the fields of an element', { $and: [{ b: { $gt: 1 } }] }, [
    { b: 1 },
    { c: 2 },
  ]),
]
