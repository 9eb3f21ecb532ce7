import type { StaffDayDoc } from '@shared/domain/staff/staff-day'
import { PEOPLE, testShop } from '../../testing/shop'
import { unchanged } from '../../testing/unchanged'
import { refuseCommand } from './refuse-command'
import { type CommandToReserve, reserveCommand } from './reserve-command'
import { contextOf } from './testing/context'

const shop = testShop()
const day = '2026-11-22'
const id = `shanze:openid-chen:${day}`
const command = (over: Partial<CommandToReserve> = {}): CommandToReserve => ({
  day,
  commandId: 'command-1',
  kind: 'credit',
  memberId: 'shanze:openid-lin',
  inputHash: 'hash-1',
  amount: 30,
  permitId: 'permit-1',
  ...over,
})
const next = (over: Partial<CommandToReserve> = {}) =>
  command({ commandId: 'command-2', permitId: 'permit-2', ...over })
const reserve = (given: CommandToReserve, most: number | null = 100) =>
  reserveCommand(contextOf(shop), given, most)
const dayDoc = () => shop.one<StaffDayDoc>('staffDays', id)

test('the first command of a day is reserved with three trips, the next with one', async () => {
  expect(await reserve(command())).toBe('reserved')
  expect(shop.trips).toHaveLength(3)
  const { day: _day, ...first } = command()
  const sums = {
    adjust: 0,
    credit: 30,
    'top-up': 0,
    spend: 0,
    'void-spend': 0,
    'refund-principal': 0,
    'void-receipt': 0,
  }
  const common = { _id: id, brandId: 'shanze', staffId: 'shanze:openid-chen', day }
  expect(dayDoc()).toEqual({ ...common, sums, commands: [{ ...first, at: shop.now() }] })
  shop.trips = []
  expect(await reserve(next({ kind: 'spend', amount: 5 }))).toBe('reserved')
  expect(shop.trips).toHaveLength(1)
  expect(dayDoc()).toMatchObject({
    sums: { credit: 30, spend: 5 },
    commands: [{}, { commandId: 'command-2', at: shop.now() }],
  })
})

test('a repeat is reserved already and adds nothing', async () => {
  await reserve(command())
  expect(await unchanged(shop, () => reserve(command()))).toBe('reserved')
})

test.each<[string, Partial<CommandToReserve>, string]>([
  ['another purpose', { kind: 'spend' }, 'conflict'],
  ['another input', { inputHash: 'hash-2' }, 'conflict'],
  ['a permit that served another command', { commandId: 'command-2' }, 'permit-used'],
])('a command with %s is not reserved', async (_case, over, answer) => {
  await reserve(command())
  expect(await unchanged(shop, () => reserve(command(over)))).toBe(answer)
})

test('commands without a permit do not share one', async () => {
  expect(await reserve(command({ permitId: '' }))).toBe('reserved')
  expect(await reserve(next({ permitId: '' }))).toBe('reserved')
  expect(dayDoc().commands).toHaveLength(2)
})

test.each([
  [70, 'reserved'],
  [71, 'over'],
])('after 30 of 100 another %i of the same kind is %s', async (amount, answer) => {
  await reserve(command())
  expect(await reserve(next({ amount }))).toBe(answer)
  expect(dayDoc().sums.credit).toBe(answer === 'over' ? 30 : 100)
})

test.each([
  [100, 'reserved'],
  [101, 'over'],
])('%i of 100 at once is %s', async (amount, answer) => {
  expect(await reserve(command({ amount }))).toBe(answer)
  expect(shop.all('staffDays')).toHaveLength(answer === 'over' ? 0 : 1)
})

test('what one kind has used up leaves the others, and no limit is no limit', async () => {
  await reserve(command({ amount: 100 }))
  expect(await reserve(next({ kind: 'adjust', amount: 100 }))).toBe('reserved')
  expect(await reserve(command({ commandId: 'command-3', permitId: '', amount: 9999 }), null)).toBe(
    'reserved',
  )
  expect(dayDoc().sums).toMatchObject({ credit: 10_099, adjust: 100 })
})

test.each([
  [999, 'reserved'],
  [1000, 'over'],
])('a day with %i commands takes another: %s', async (count, answer) => {
  await reserve(command())
  const [first] = dayDoc().commands
  shop.change('staffDays', id, {
    commands: Array.from({ length: count }, (_, i) => ({
      ...first,
      commandId: `c-${i}`,
      permitId: `t-${i}`,
    })),
  })
  expect(await reserve(next(), null)).toBe(answer)
  expect(dayDoc().commands).toHaveLength(1000)
})

test('commands of other days and of other staff count by themselves', async () => {
  await reserve(command({ amount: 100 }))
  expect(await reserve(command({ day: '2026-11-23', amount: 100 }))).toBe('reserved')
  expect(await reserveCommand(contextOf(shop, PEOPLE.shen), command({ amount: 100 }), 100)).toBe('reserved')
  expect(shop.all('staffDays')).toHaveLength(3)
})

describe('A race for a day', () => {
  const other = () => reserve(next({ amount: 71 }))

  test('whose document another command inserts first is decided on that', async () => {
    shop.between(/^staffDays.add/, other)
    expect(await reserve(command())).toBe('over')
    expect(dayDoc()).toMatchObject({ sums: { credit: 71 }, commands: [{ commandId: 'command-2' }] })
  })

  test('with the same command reserves it once', async () => {
    shop.between(/^staffDays.add/, () => reserve(command()))
    expect(await reserve(command())).toBe('reserved')
    expect(dayDoc()).toMatchObject({ sums: { credit: 30 }, commands: [{}] })
  })

  test('that makes room at every attempt goes on four times and is busy after five', async () => {
    await reserve(command())
    const full = () => shop.change('staffDays', id, { sums: { ...dayDoc().sums, credit: 90 } })
    const room = () => shop.change('staffDays', id, { sums: { ...dayDoc().sums, credit: 30 } })
    const race = (times: number) => {
      shop.between(/^staffDays.update/, full, times)
      shop.between(/^staffDays.get/, room, times)
    }
    race(5)
    expect(await reserve(next())).toBe('busy')
    race(4)
    expect(await reserve(next())).toBe('reserved')
  })
})

test.each([
  ['conflict', 'CONFLICT'],
  ['permit-used', 'TICKET_USED'],
  ['busy', 'BUSY'],
] as const)('a command that is %s is refused as %s', (reservation, code) => {
  expect(refuseCommand(reservation, '今天的额度用完了')).toMatchObject({ ok: false, code })
  expect(refuseCommand(reservation, '今天的额度用完了').message).not.toBe('今天的额度用完了')
})

test('a command over the limit is refused in the words of that limit', () => {
  expect(refuseCommand('over', '今天的额度用完了')).toMatchObject({
    code: 'STAFF_DAY_LIMIT',
    message: '今天的额度用完了',
  })
})
