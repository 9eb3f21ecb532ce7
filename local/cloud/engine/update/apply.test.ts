import { REFUSED_UPDATES, UPDATES } from '../../conformance/update-cases'
import type { Doc } from '../values'
import { applyUpdate } from './apply'

describe('an update changes a document as MongoDB does', () => {
  test.each(UPDATES)('%s', (_, doc, update, expected) => {
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
  test.each(REFUSED_UPDATES)('%s', (_, doc, update, text) => {
    expect(() => applyUpdate({ _id: 'x', ...doc }, update, {})).toThrow(text)
  })
})

test('the original document is never touched', () => {
  const doc = { _id: 'x', a: { b: [1] } }
  applyUpdate(doc, { $push: { 'a.b': 2 } }, {})
  expect(doc).toEqual({ _id: 'x', a: { b: [1] } })
})
