import { EXCHANGE_OPEN_MS, NEVER } from '../due'
import { LIMITS } from '../limits'
import { newShards, startShardId } from '../stock/split'
import { brand, DAY_MS, LIN, LOT, member, NOW } from '../test-brand'
import { chooseExchangeSlot, isSameInput, mayExchange, periodOf } from './begin-exchange'
import {
  cancelExchange,
  dutyOf,
  EXCHANGE_TRANSITIONS,
  finished,
  givesPointsBack,
  handedOver,
  voided,
} from './decide-exchange'
import { goodsStock, processExchangeUnit } from './goods-stock'
import { pickUpObstacle } from './hand-over'
import { holdPoints } from './hold-points'
import { cup, exchangeOf as open } from './test-goods'
import { EXCHANGE_STATES, type ExchangeDoc } from './types'

describe('states of an exchange', () => {
  test('C9: every state can be reached, and an exchange ends received, handed, cancelled, lapsed, unpaid or void', () => {
    const reached = new Set(['open', ...Object.values(EXCHANGE_TRANSITIONS).flatMap(Object.values)])
    expect([...reached].sort()).toEqual([...EXCHANGE_STATES].sort())
    const finals = EXCHANGE_STATES.filter(state => Object.keys(EXCHANGE_TRANSITIONS[state]).length === 0)
    expect([...finals].sort()).toEqual(['cancelled', 'handed', 'lapsed', 'received', 'unpaid', 'void'])
  })

  test.each(EXCHANGE_STATES)('cancelling one that is %s follows the table', state => {
    const decision = cancelExchange(open({ state }), NOW)
    const allowed = EXCHANGE_TRANSITIONS[state]
    if (decision.do === 'void') expect(allowed.void).toBe('void')
    else if (decision.do === 'cancel') expect(allowed.cancel).toBe('cancelled')
    else expect([allowed.void, allowed.cancel]).toEqual([undefined, undefined])
  })

  const DAY_END = Date.parse('2026-11-23T00:00:00+08:00')
  test.each([
    ['on the last moment to cancel', DAY_END + 14 * DAY_MS - 1, { do: 'cancel' }],
    ['after it', DAY_END + 14 * DAY_MS, { do: 'refuse', reason: 'too-late' }],
    [
      'after the last day to fetch it, swept or not',
      DAY_END + 30 * DAY_MS,
      { do: 'refuse', reason: 'lapsed' },
    ],
  ])('C9: a thing that waits is cancelled only in time: %s', (_when, now, decision) => {
    expect(cancelExchange(open({ state: 'ready' }), now)).toEqual(decision)
  })

  test('C9: a thing is handed over until the end of its last day, once', () => {
    const ready = open({ state: 'ready' })
    const given = { commandId: 'c', storeId: 's', staffId: 'chen', staffName: '陈一', at: NOW }
    expect(pickUpObstacle(ready, DAY_END + 30 * DAY_MS - 1)).toBeNull()
    expect(pickUpObstacle(ready, DAY_END + 30 * DAY_MS)).toEqual({ reason: 'lapsed' })
    expect(pickUpObstacle({ ...ready, ...handedOver(given) }, NOW)).toEqual({ reason: 'handed', given })
    expect(pickUpObstacle(open({ state: 'cancelled' }), NOW)).toEqual({ reason: 'cancelled' })
    expect(pickUpObstacle(open(), NOW)).toEqual({ reason: 'not-ready' })
  })

  test('C9: what is not fetched lapses; the rule says whether its points come back', () => {
    const ready = open({ state: 'ready' })
    expect([dutyOf(ready, ready.pickUpUntil - 1), dutyOf(ready, ready.pickUpUntil)]).toEqual([
      'nothing',
      'lapse',
    ])
    const lapsed = { state: 'lapsed' as const }
    expect([
      givesPointsBack({ ...lapsed, ifLapsed: 'points-back' }),
      givesPointsBack({ ...lapsed, ifLapsed: 'points-kept' }),
      givesPointsBack({ state: 'cancelled', ifLapsed: 'points-kept' }),
      givesPointsBack({ state: 'handed', ifLapsed: 'points-back' }),
    ]).toEqual([true, false, true, false])
  })

  test('a coupon that was given stays given; only its delivery is owed', () => {
    const received = open({ state: 'received', batchId: 'shanze:cold-brew' })
    expect([cancelExchange(received, NOW).do, dutyOf(received, NOW)]).toEqual(['refuse', 'deliver'])
  })

  test('an open one is voided when its time is over, not before', () => {
    expect([dutyOf(open(), NOW), dutyOf(open(), NOW + EXCHANGE_OPEN_MS)]).toEqual(['nothing', 'void'])
    const used = { token: 't', shardId: 's', lots: [], now: NOW }
    expect([voided('timed-out').dueAt, finished(open(), used)]).toMatchObject([
      NEVER,
      { state: 'ready', dueAt: open().pickUpUntil },
    ])
  })
})

describe('who may exchange', () => {
  const rich = member({ tier: 'xinya' })
  test.each([
    ['off sale', cup({ onSale: false }), rich, 100, 80, { reason: 'off-sale' }],
    ['not begun', cup({ fromAt: NOW + 1 }), rich, 100, 80, { reason: 'not-begun', fromAt: NOW + 1 }],
    ['its first moment', cup({ fromAt: NOW, toAt: NOW + 1 }), rich, 100, 80, null],
    ['its end', cup({ toAt: NOW }), rich, 100, 80, { reason: 'ended' }],
    ['another price than seen', cup(), rich, 100, 79, { reason: 'price-changed' }],
    ['a guest', cup(), null, 100, 80, { reason: 'not-member' }],
    ['a lower tier', cup({ needTier: 'zhiwei' }), rich, 100, 80, { reason: 'tier-required' }],
    ['too few points', cup(), rich, 79, 80, { reason: 'points-short', missing: 1 }],
    ['enough', cup(), rich, 80, 80, null],
  ] as const)('%s', (_case, goods, who, active, seen, refusal) => {
    const price = { points: goods.points, fen: 0, note: '' }
    const asking = { member: who, active, price, seen: { points: seen, fen: 0 } }
    expect(mayExchange(goods, [], asking, brand, NOW)).toEqual(refusal)
  })

  test.each([
    ['the last', '2026-11-21', { reason: 'over' }],
    ['a later', '2026-11-22', null],
  ])('C12: a coupon whose %s day was %s is not exchanged', (_which, toDay, refusal) => {
    const rules = [{ validity: { mode: 'period' as const, fromDay: '2026-11-01', toDay } }]
    const price = { points: 80, fen: 0, note: '' }
    const asking = { member: rich, active: 100, price, seen: price }
    expect(mayExchange(cup(), rules, asking, brand, NOW)).toEqual(refusal)
  })

  test('limits count in days, months or for ever', () => {
    const periods = (['day', 'month', 'ever'] as const).map(per => periodOf({ count: 1, per }, '2026-11-22'))
    expect([...periods, periodOf(null, '2026-11-22')]).toEqual(['2026-11-22', '2026-11', 'ever', ''])
  })

  test('the command finds its exchange; void and cancelled ones do not count; numbers are never used twice', () => {
    const goods = cup({ limit: { count: 1, per: 'ever' } })
    const slot = (existing: ExchangeDoc[], c = 'c9') => chooseExchangeSlot(goods, LIN, 'ever', existing, c)
    expect(slot([])).toEqual({ kind: 'free', id: `shanze:cup:${LIN}:ever:1` })
    expect(slot([open({ state: 'void' }), open({ state: 'cancelled' })])).toMatchObject({
      id: `shanze:cup:${LIN}:ever:3`,
    })
    expect(slot([open()])).toEqual({ kind: 'limit' })
    expect(slot([open()], 'c1')).toMatchObject({ kind: 'already' })
    const tries = Array.from({ length: LIMITS.exchangesPerPeriod }, () => open({ state: 'void' }))
    expect(slot(tries)).toEqual({ kind: 'limit' })
  })

  test('the same command for other goods or another price is another input', () => {
    const seen = (points: number, fen = 0) => ({ points, fen })
    expect([
      isSameInput(open(), 'shanze:cup', seen(80)),
      isSameInput(open(), 'shanze:cup', seen(81)),
      isSameInput(open(), 'shanze:cup', seen(80, 1_000)),
      isSameInput(open(), 'shanze:tin', seen(80)),
    ]).toEqual([true, false, false, false])
  })
})

test('at most five exchanges of one person are open at a time', () => {
  const lots = [{ day: LOT, points: 1000 }]
  const holds = Array.from({ length: LIMITS.holds }, (_, i) => ({
    exchangeId: `x-${i}`,
    until: NOW,
    lots: [],
  }))
  expect(holdPoints({ member: member({ lots, holds }), brand, exchange: open(), now: NOW })).toEqual({
    kind: 'too-many-holds',
  })
})

describe('stock of goods', () => {
  test('is split into shards that sum to it, and each member starts at one of them', () => {
    const goods = cup({ total: 2500 })
    const shards = newShards(goodsStock(goods))
    expect(shards.map(shard => shard.left)).toEqual([834, 833, 833])
    expect(shards.map(shard => shard._id)).toContain(startShardId(goodsStock(goods), LIN))
  })

  test.each([
    ['open', '', 'wait'],
    ['void', '', 'give-back'],
    ['ready', 'mine', 'drop'],
    ['ready', 'other', 'give-back'],
    ['cancelled', 'mine', 'drop'],
  ] as const)('a unit reserved for an exchange that is %s with token “%s”: %s', (state, token, what) => {
    expect(processExchangeUnit({ token: 'mine' }, open({ state, token })).do).toBe(what)
  })

  test.each([
    ['', 'wait'],
    ['mine', 'give-back'],
    ['other', 'drop'],
  ] as const)('C9: a unit on its way back, its exchange naming “%s”: %s', (returnToken, what) => {
    const ended = open({ state: 'cancelled', token: 'first', returnToken })
    expect(processExchangeUnit({ token: 'mine', back: true }, ended).do).toBe(what)
  })
})
