import { NOW, TODAY } from '../test-brand'
import { emptyStaffDay, reserve, type StaffCommand, type StaffDayDoc } from './staff-day'

const CHEN = 'shanze:o-chen'
const empty = emptyStaffDay(`${CHEN}:${TODAY}`, { brandId: 'shanze', staffId: CHEN, day: TODAY })
const command = (over: Partial<StaffCommand> = {}): StaffCommand => ({
  commandId: 'c1',
  kind: 'top-up',
  memberId: 'shanze:o-lin',
  inputHash: 'h',
  amount: 50_000,
  permitId: 'scan-1',
  at: NOW,
  ...over,
})
const dayWith = (...commands: StaffCommand[]): StaffDayDoc =>
  commands.reduce((day, each) => {
    const reserved = reserve(day, each, null)
    if (reserved.kind !== 'write') throw new Error(reserved.kind)
    return reserved.next
  }, empty)

describe('a command in the day of a staff member', () => {
  test('is kept with its amount, in the sum of its kind alone', () => {
    const day = dayWith(
      command(),
      command({ commandId: 'c2', kind: 'credit', amount: 800, permitId: 'scan-2' }),
    )
    expect(day.sums).toEqual({ ...empty.sums, 'top-up': 50_000, credit: 800 })
    expect(day.commands.map(({ commandId }) => commandId)).toEqual(['c1', 'c2'])
  })

  test.each([
    ['exactly the limit', 100_000, 'write'],
    ['beyond it', 99_999, 'over'],
  ])('may bring the day to %s', (_case, most, kind) => {
    const second = command({ commandId: 'c2', permitId: 'scan-2' })
    expect(reserve(dayWith(command()), second, most).kind).toBe(kind)
  })

  test('is limited by its own kind only, and by nothing where its kind has no limit', () => {
    const credit = command({ commandId: 'c2', kind: 'credit', amount: 1, permitId: 'scan-2' })
    expect(reserve(dayWith(command()), credit, 1).kind).toBe('write')
    expect(reserve(dayWith(command()), { ...credit, kind: 'top-up', amount: 1e12 }, null).kind).toBe('write')
  })

  test('sent again is reserved, also when the limit is used up since', () => {
    expect(reserve(dayWith(command()), command(), 0)).toEqual({ kind: 'reserved' })
  })

  test.each([
    ['for another purpose', { kind: 'spend' as const }],
    ['with another input', { inputHash: 'other' }],
  ])('under an id that was used %s is a conflict', (_case, over) => {
    expect(reserve(dayWith(command()), command(over), null)).toEqual({ kind: 'conflict' })
  })

  test('with a scan that served another command is refused; commands without a scan are not', () => {
    expect(reserve(dayWith(command()), command({ commandId: 'c2' }), null)).toEqual({ kind: 'permit-used' })
    const unscanned = (commandId: string) => command({ commandId, permitId: '' })
    expect(reserve(dayWith(unscanned('c1')), unscanned('c2'), null).kind).toBe('write')
  })
})
