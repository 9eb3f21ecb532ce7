import fc from 'fast-check'
import { endOfDay, startOfDay } from '../calendar/day'
import { NEVER } from '../due'
import { brand, DAY_MS, LIN, NOW } from '../test-brand'
import { discountFen } from './discount'
import { mayUse, type UseRefusal } from './may-use'
import { mintCoupon, NO_SHARD, packedCoupon, tombstoneOf } from './mint'
import { openedPack, processCoupon } from './open-or-expire'
import { batch, coupon, pack, rule, use } from './test-batch'
import { isWithin, nextOpening } from './times'
import type { CouponDoc, CouponRule, CouponState } from './types'
import { validityOf } from './validity'

const TZ = brand.timeZone
const midnight = (day: string) => startOfDay(day, TZ)
const MINUTE = 60_000

describe('validity', () => {
  test('14 days after taking ends with 6 December, 24 点', () => {
    const validity = validityOf({ mode: 'after-taking', delayDays: 0, days: 14 }, NOW, TZ)
    expect(validity).toEqual({ validFrom: NOW, validTo: endOfDay('2026-12-06', TZ) })
  })

  test('a delay starts at midnight and moves the end as well', () => {
    const validity = validityOf({ mode: 'after-taking', delayDays: 1, days: 7 }, NOW, TZ)
    expect(validity).toEqual({ validFrom: midnight('2026-11-23'), validTo: endOfDay('2026-11-30', TZ) })
  })

  test('a fixed period includes both its days', () => {
    const validity = validityOf({ mode: 'period', fromDay: '2026-12-01', toDay: '2026-12-31' }, NOW, TZ)
    expect(validity).toEqual({ validFrom: midnight('2026-12-01'), validTo: midnight('2027-01-01') })
  })
})

describe('weekdays and hours', () => {
  const afternoons = [{ weekdays: [1, 2, 3, 4, 5], fromMinute: 840, toMinute: 1020 }]
  const monday = midnight('2026-11-23')

  test.each([
    ['on Sunday', NOW, false],
    ['Monday 13:59', monday + 839 * MINUTE, false],
    ['Monday 14:00', monday + 840 * MINUTE, true],
    ['Monday 16:59', monday + 1019 * MINUTE, true],
    ['Monday 17:00', monday + 1020 * MINUTE, false],
  ])('%s', (_, at, within) => expect(isWithin(afternoons, at, TZ)).toBe(within))

  test('the next opening is Monday 14:00, then Tuesday’s', () => {
    expect(nextOpening(afternoons, NOW, TZ)).toBe(monday + 840 * MINUTE)
    expect(nextOpening(afternoons, monday + 840 * MINUTE, TZ)).toBe(monday + DAY_MS + 840 * MINUTE)
  })

  test('one weekday is found a week ahead; windows that never open are not', () => {
    const sundays = [{ weekdays: [7], fromMinute: 0, toMinute: 60 }]
    expect(nextOpening(sundays, NOW, TZ)).toBe(midnight('2026-11-29'))
    expect(nextOpening([], NOW, TZ)).toBeNull()
  })

  test('the opening that is named is really open', () => {
    const minute = fc.nat({ max: 1439 })
    const window = fc.record({
      weekdays: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
      fromMinute: minute,
      toMinute: fc.constant(1440),
    })
    fc.assert(
      fc.property(
        fc.array(window, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 0, max: 14 * DAY_MS }),
        (times, later) => {
          const opening = nextOpening(times, NOW + later, TZ)
          expect(opening && isWithin(times, opening, TZ)).toBe(true)
        },
      ),
    )
  })
})

describe('what it takes off', () => {
  const discount = { kind: 'percentage', payPermille: 850, maxOffFen: 2000 } as const
  test.each([
    [rule(), 5000, 1200],
    [rule(), 4999, 0],
    [rule({ thresholdFen: 0 }), 800, 800],
    [rule({ benefit: discount, thresholdFen: 0 }), 4200, 630],
    [rule({ benefit: discount, thresholdFen: 0 }), 99, 14],
    [rule({ benefit: discount, thresholdFen: 0 }), 100_000, 2000],
    [rule({ benefit: { ...discount, maxOffFen: 0 }, thresholdFen: 0 }), 100_000, 15_000],
  ])('case %#: of %s', (given, amount, off) => expect(discountFen(given, amount)).toBe(off))

  test('never more than the amount, never less than nothing', () => {
    const benefit = fc.oneof(
      fc.record({ kind: fc.constant('reduction' as const), offFen: fc.nat({ max: 1e6 }) }),
      fc.record({
        kind: fc.constant('percentage' as const),
        payPermille: fc.nat({ max: 1000 }),
        maxOffFen: fc.nat({ max: 1e5 }),
      }),
    )
    fc.assert(
      fc.property(benefit, fc.nat({ max: 1e5 }), fc.nat({ max: 1e7 }), (given, thresholdFen, amount) => {
        const off = discountFen({ benefit: given, thresholdFen }, amount)
        expect(off >= 0 && off <= amount && Number.isInteger(off)).toBe(true)
      }),
    )
  })
})

describe('may it be used, here and now?', () => {
  const here = { storeId: 'shanze:yunqi', now: NOW, timeZone: TZ }
  const ask = (doc: Partial<CouponDoc>, given: Partial<CouponRule> = {}, at = {}) =>
    mayUse(coupon(doc), rule(given), { ...here, ...at })

  test('yes, in a store, on a day and for an amount it is made for', () => {
    expect(ask({})).toEqual({ ok: true })
    expect(ask({ stores: ['shanze:yunqi'] }, {}, { amountFen: 5000 })).toEqual({ ok: true })
  })

  const closed = [{ weekdays: [1], fromMinute: 840, toMinute: 1020 }]
  test.each<[UseRefusal['reason'], Partial<CouponDoc>, Partial<CouponRule>, object]>([
    ['used', { state: 'USED', uses: [use()] }, {}, {}],
    ['used', { state: 'USED', revoked: true, uses: [use()] }, {}, {}],
    ['revoked', { state: 'DEACTIVATED', revoked: true }, {}, {}],
    ['not-ready', { state: 'CONFIRMING' }, {}, {}],
    ['not-ready', { state: 'DELETED' }, {}, {}],
    ['expired', { state: 'EXPIRED' }, {}, {}],
    ['expired', { validTo: NOW }, {}, {}],
    ['locked', { state: 'LOCKED', lock: { orderId: 'm:T1' } }, {}, {}],
    ['not-started', { state: 'PENDING', validFrom: NOW + 1 }, {}, {}],
    ['wrong-store', { stores: ['shanze:hubin'] }, {}, {}],
    ['wrong-time', {}, { times: closed }, {}],
    ['below-threshold', {}, {}, { amountFen: 4999 }],
  ])('%s', (reason, doc, given, at) =>
    expect(ask(doc, given, at)).toMatchObject({ ok: false, refusal: { reason } }),
  )

  test('a refusal carries what its sentence needs', () => {
    expect(ask({}, {}, { amountFen: 3800 })).toEqual({
      ok: false,
      refusal: { reason: 'below-threshold', thresholdFen: 5000, missingFen: 1200 },
    })
    expect(ask({}, { times: closed })).toMatchObject({
      refusal: { nextAt: midnight('2026-11-23') + 840 * MINUTE },
    })
    const [first, again] = [
      use({ voided: { at: NOW, by: '', commandId: 'u', reason: '' } }),
      use({ commandId: 'redeem-2' }),
    ]
    expect(ask({ state: 'USED', uses: [first, again] })).toMatchObject({
      refusal: { use: { commandId: 'redeem-2' } },
    })
  })

  test('an unknown store or amount is not held against it', () => {
    expect(ask({ stores: ['shanze:hubin'] }, {}, { storeId: undefined })).toEqual({ ok: true })
  })

  test('a coupon that is due to open may be used, whether or not the sweeper has come', () => {
    expect(ask({ state: 'PENDING', validFrom: NOW - 1 })).toEqual({ ok: true })
  })
})

describe('minting', () => {
  test('a coupon stands ready, due when its time ends', () => {
    expect(coupon()).toMatchObject({
      version: 1,
      state: 'EFFECTIVE',
      usesLeft: 1,
      validTo: endOfDay('2026-12-06', TZ),
      dueAt: endOfDay('2026-12-06', TZ),
    })
  })

  test('one that starts later is pending, due when it starts', () => {
    const later = batch({ rule: rule({ validity: { mode: 'after-taking', delayDays: 1, days: 7 } }) })
    expect(coupon({}, later)).toMatchObject({ state: 'PENDING', dueAt: midnight('2026-11-23') })
  })

  test('a pack is a slot that owes its coupons, and no stock pays for them', () => {
    const slot = coupon({}, pack())
    expect(slot).toMatchObject({
      state: 'CONFIRMING',
      usesLeft: 0,
      contents: ['shanze:autumn', 'shanze:autumn'],
    })
    expect(slot.dueAt).toBeGreaterThan(NOW)
    const inside = packedCoupon(slot, 1, batch(), { codeId: '', timeZone: TZ })
    expect(inside).toMatchObject({
      _id: `${slot._id}:1`,
      memberId: LIN,
      commandId: 'c1',
      shardNumber: NO_SHARD,
      state: 'EFFECTIVE',
      validFrom: NOW,
    })
    expect(openedPack(slot)).toMatchObject({ state: 'DELETED', dueAt: NEVER })
    expect(openedPack(coupon({ state: 'DEACTIVATED' }, pack()))).toBeNull()
  })

  test('minting again from the same reservation is the same coupon', () => {
    expect(coupon()).toEqual(coupon())
  })

  test('a tombstone takes the place and can never be used', () => {
    const { _id, memberId, origin } = mintingOf()
    const place = { _id, brandId: 'shanze', batchId: 'shanze:gone', memberId, origin }
    expect(tombstoneOf(place, NOW)).toMatchObject({
      state: 'DEACTIVATED',
      revoked: true,
      usesLeft: 0,
      shardNumber: NO_SHARD,
      dueAt: NEVER,
    })
    expect(mintCoupon({ ...mintingOf(), commandId: 'gift:o1:0', token: 't', shardNumber: 0 })._id).toBe(
      'gift:o1:0',
    )
  })
})

const mintingOf = () => ({
  _id: 'gift:o1:0',
  batch: batch(),
  memberId: LIN,
  origin: 'gift:o1',
  codeId: '',
  now: NOW,
  timeZone: TZ,
})

describe('what the clock does', () => {
  test.each<[CouponState, number, CouponState | null]>([
    ['PENDING', -1, null],
    ['PENDING', 0, 'EFFECTIVE'],
    ['PENDING', 100, 'EXPIRED'],
    ['EFFECTIVE', 0, null],
    ['EFFECTIVE', 99, null],
    ['EFFECTIVE', 100, 'EXPIRED'],
    ['LOCKED', 100, null],
    ['USED', 100, null],
    ['DEACTIVATED', 100, null],
    ['CONFIRMING', 100, null],
  ])('%s at %i → %s', (state, at, next) => {
    const doc = coupon({ state, validFrom: NOW, validTo: NOW + 100 })
    expect(processCoupon(doc, NOW + at)?.state ?? null).toBe(next)
  })
})
