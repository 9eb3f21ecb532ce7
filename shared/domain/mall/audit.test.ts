import type { LedgerEntry } from '../points/types'
import { LOT, NOW } from '../test-brand'
import { auditCommand, auditExchange, reservedOn } from './audit'
import { exchangeOf as exchange } from './test-goods'
import type { ExchangeDoc, ExchangeState } from './types'

const handed = { commandId: 'c', storeId: 's', staffId: 'shanze:o-chen', staffName: '陈一', at: NOW }

/** What an entry of the exchange moves; all else of an entry is none of the audit's business. */
const moves = (kind: LedgerEntry['kind'], from: string, to: string, points = 80) =>
  ({ kind, postings: [{ from, to, points }] }) as unknown as LedgerEntry
const held = moves('hold', 'member.active', 'member.held')
const spent = moves('post', 'member.held', 'brand.spent')
const freed = moves('void', 'member.held', 'member.active')
const returned = moves('return', 'brand.spent', 'member.active')
const hold = { holds: [{ exchangeId: 'x1', until: NOW, lots: [{ day: LOT, points: 80 }] }] }
const none = { holds: [] }

describe('an exchange keeps its promises when', () => {
  test.each<[string, Partial<ExchangeDoc>, { holds: typeof hold.holds }, LedgerEntry[]]>([
    ['it is open and nothing is held yet', {}, none, []],
    ['it is open and its points are held', {}, hold, [held]],
    ['it is void and its points are still to be freed', { state: 'void' }, hold, [held]],
    ['it is void and its points were freed', { state: 'void' }, none, [held, freed]],
    ['it is decided and its points are still to be spent', { state: 'ready' }, hold, [held]],
    ['its points are spent', { state: 'ready' }, none, [held, spent]],
    ['it was handed over', { state: 'handed', handed }, none, [held, spent]],
    ['it is cancelled and its points are still to go back', { state: 'cancelled' }, none, [held, spent]],
    ['it is cancelled and its points went back', { state: 'cancelled' }, none, [held, spent, returned]],
    ['it lapsed and its points went back', { state: 'lapsed' }, none, [held, spent, returned]],
  ])('%s', (_case, over, people, entries) =>
    expect(auditExchange(exchange(over), people, entries)).toEqual([]),
  )
})

describe('an exchange breaks its promise when', () => {
  test.each<[string, Partial<ExchangeDoc>, { holds: typeof hold.holds }, LedgerEntry[], string[]]>([
    [
      'it is finished and was never paid for',
      { state: 'ready' },
      none,
      [],
      ['x1: ready, 0 spent and 0 held of 80'],
    ],
    [
      'it was paid for twice',
      { state: 'ready' },
      none,
      [held, spent, held, spent],
      ['x1: ready, 160 spent and 0 held of 80'],
    ],
    [
      'it was given back twice',
      { state: 'cancelled' },
      none,
      [held, spent, returned, returned],
      ['x1: cancelled, -80 spent and 0 held of 0'],
    ],
    [
      'it is void, but its points were spent',
      { state: 'void' },
      none,
      [held, spent],
      ['x1: void, but 80 spent'],
    ],
    ['points are held without a hold', {}, none, [held], ['x1: 80 held, but no hold']],
    ['a hold has no points', {}, hold, [], ['x1: 0 held, but a hold']],
    [
      'its points went back although it waits to be fetched',
      { state: 'ready' },
      none,
      [held, spent, returned],
      ['x1: ready, but its points went back'],
    ],
    [
      'it was handed over by no one',
      { state: 'handed' },
      none,
      [held, spent],
      ['x1: handed, handed over by no one'],
    ],
    [
      'somebody handed over what waits',
      { state: 'ready', handed },
      none,
      [held, spent],
      ['x1: ready, handed over by shanze:o-chen'],
    ],
    ['more is held than it costs', {}, hold, [held, held], ['x1: 160 held of 80']],
    ['less than nothing is held', { state: 'void' }, none, [freed], ['x1: -80 held of 80']],
  ])('%s', (_case, over, people, entries, broken) =>
    expect(auditExchange(exchange(over), people, entries)).toEqual(broken),
  )
})

describe('C4: a command is paid for once', () => {
  const of = (_id: string, state: ExchangeState) => exchange({ _id, state })
  const [first, second] = [of('x1', 'ready'), of('x2', 'cancelled')]

  test('two finished exchanges of it are said once, at the first of them', () => {
    expect(auditCommand(first, [second, first])).toEqual(['x1: its command has 2 exchanges'])
    expect(auditCommand(second, [second, first])).toEqual([])
  })

  test.each<ExchangeState>(['open', 'void'])('one that is %s beside the finished one is no second', state => {
    expect(auditCommand(first, [first, of('x2', state)])).toEqual([])
    expect(auditCommand(first, [first])).toEqual([])
  })
})

test('a shard keeps a unit for every undecided exchange and for each on its way back', () => {
  const row = (token: string, back?: true) => ({
    token,
    takenFor: 'x',
    until: NOW,
    ...(back ? { back } : {}),
  })
  const rows = [row('undecided'), row('used'), row('returning', true), row('returned', true)]
  const own = [
    exchange({ state: 'ready', token: 'used' }),
    exchange({ state: 'cancelled', token: 'a', returnToken: 'returning' }),
  ]
  const kept = reservedOn({ reservations: rows as never }, own)
  expect(kept.map(({ token }) => token)).toEqual(['undecided', 'returning'])
})
