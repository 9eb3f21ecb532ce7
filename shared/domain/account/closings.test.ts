import { LIN } from '../test-brand'
import { closedAt, isForfeited } from './closings'

const OLD = 'shanze:o-old'
const closings = [
  { memberId: OLD, at: 5 },
  { memberId: LIN, at: 9 },
]

describe('a closing', () => {
  test.each([
    ['was booked before it', { memberId: LIN, at: 8 }, true],
    ['was booked at its very moment', { memberId: LIN, at: 9 }, true],
    ['was booked after it', { memberId: LIN, at: 10 }, false],
    ['was booked for another card of the person, after that one was closed', { memberId: OLD, at: 6 }, false],
    ['was booked for a card that was never closed', { memberId: 'shanze:o-new', at: 1 }, false],
  ])('decides whether what %s is given up', (_case, booked, isGivenUp) =>
    expect(isForfeited({ closings }, booked)).toBe(isGivenUp),
  )

  test('is dated by the card that is asked for, not by a former one', () => {
    expect(closedAt({ _id: LIN, closings })).toBe(9)
    expect(closedAt({ _id: OLD, closings })).toBe(5)
  })

  test('that never happened has the moment 0', () => {
    expect(closedAt({ _id: LIN })).toBe(0)
    expect(closedAt({ _id: LIN, closings: [{ memberId: OLD, at: 5 }] })).toBe(0)
  })
})
