import { EXCHANGE_OPEN_MS } from '../due'
import { brand, LIN, NOW } from '../test-brand'
import { exchangesOfCommand, isNearTurn, newExchange } from './begin-exchange'
import { cup } from './test-goods'
import type { ExchangeDoc, ExchangeLimit, GoodsDoc } from './types'

const begun = (over: Partial<Parameters<typeof newExchange>[0]> = {}): ExchangeDoc =>
  newExchange({
    _id: 'x1',
    goods: cup(),
    price: cup(),
    memberId: LIN,
    commandId: 'c1',
    period: '2026-11',
    pickUpId: 'PICKUP',
    timeZone: brand.timeZone,
    now: NOW,
    ...over,
  })
const item = (days: number, cancelDays: number): GoodsDoc =>
  cup({ what: { kind: 'item', pickUp: { days, cancelDays, ifLapsed: 'points-kept' } } })
const coupon = cup({ what: { kind: 'coupon', batchId: 'shanze:cold-brew' } })
/** The end of a brand-local day so many days after today. */
const endOf = (days: number) => Date.parse('2026-11-23T00:00:00+08:00') + days * 86_400_000

describe('an exchange that begins', () => {
  test('is open for two minutes, at the price of the moment, and owns nothing yet', () => {
    expect(begun()).toMatchObject({
      memberId: LIN,
      commandId: 'c1',
      goodsId: 'shanze:cup',
      goodsName: '山泽随行杯',
      points: 80,
      period: '2026-11',
      state: 'open',
      reason: null,
      until: NOW + EXCHANGE_OPEN_MS,
      dueAt: NOW + EXCHANGE_OPEN_MS,
      lots: [],
      token: '',
      handed: null,
    })
  })

  test('for a thing promises the days to fetch and to cancel it, the last one included', () => {
    expect(begun({ goods: item(30, 14) })).toMatchObject({
      batchId: '',
      ruleVersion: 0,
      pickUpId: 'PICKUP',
      pickUpUntil: endOf(30),
      cancelUntil: endOf(14),
      ifLapsed: 'points-kept',
    })
    expect(begun({ goods: item(5, 14) })).toMatchObject({ pickUpUntil: endOf(5), cancelUntil: endOf(5) })
  })

  test('for a coupon names its batch and the terms that are bought, and nothing to fetch', () => {
    expect(begun({ goods: coupon, ruleVersion: 3 })).toMatchObject({
      batchId: 'shanze:cold-brew',
      ruleVersion: 3,
      pickUpId: '',
      pickUpUntil: 0,
      cancelUntil: 0,
      ifLapsed: 'points-back',
    })
  })
})

describe('C4: a command may meet itself in another period', () => {
  const at = (time: string) => Date.parse(`2026-11-${time}+08:00`)
  test.each<[string, ExchangeLimit['per'], number, boolean]>([
    ['at midnight of a daily limit', 'day', at('23T00:00:00'), true],
    ['within the two minutes before it', 'day', at('22T23:58:00'), true],
    ['before those', 'day', at('22T23:57:59'), false],
    ['within the two minutes after it', 'day', at('23T00:01:59'), true],
    ['after those', 'day', at('23T00:02:00'), false],
    ['at midnight within a month of a monthly limit', 'month', at('23T00:00:00'), false],
    ['at the end of a month', 'month', at('30T23:59:00'), true],
    ['at the end of a month, of a limit for ever', 'ever', at('30T23:59:00'), false],
  ])('%s', (_case, per, now, isNear) => {
    expect(isNearTurn({ count: 1, per }, now, brand.timeZone)).toBe(isNear)
    expect(isNearTurn(null, now, brand.timeZone)).toBe(false)
  })
})

test('of the exchanges of one command the decided one is kept, else the oldest open one', () => {
  const of = (_id: string, state: ExchangeDoc['state'], createdAt: number, commandId = 'c1') => ({
    ...begun(),
    _id,
    state,
    createdAt,
    commandId,
  })
  const order = (...exchanges: ExchangeDoc[]) => exchangesOfCommand(exchanges, 'c1').map(({ _id }) => _id)
  expect(order(of('void', 'void', 1), of('open', 'open', 2), of('decided', 'ready', 3))).toEqual([
    'decided',
    'open',
    'void',
  ])
  expect(order(of('late', 'open', 2), of('early', 'open', 1))).toEqual(['early', 'late'])
  expect(order(of('b', 'open', 1), of('a', 'open', 1))).toEqual(['a', 'b'])
  expect(order(of('a', 'open', 1), of('b', 'open', 1))).toEqual(['a', 'b'])
  expect(order(of('mine', 'open', 1), of('others', 'ready', 1, 'c2'))).toEqual(['mine'])
})
