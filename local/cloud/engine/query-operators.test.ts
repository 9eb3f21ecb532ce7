import { FILTERS, REFUSED_FILTERS } from '../conformance/filter-cases'
import { compileFilter } from './mingo'
import type { Doc } from './values'

const matches = (doc: Doc, filter: Doc) => compileFilter(filter)(doc)

describe('a filter matches exactly what MongoDB matches', () => {
  test.each(FILTERS)('%s', (_, doc, filter, expected) => {
    expect(matches(doc, filter)).toBe(expected)
  })
})

describe('what the cloud does not understand is refused by name', () => {
  test.each(REFUSED_FILTERS)('%s', (_, filter, text) => {
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
