import { endOfDay } from '../calendar/day'
import { NEVER } from '../due'
import { brand, DAY_MS, NOW } from '../test-brand'
import { NO_SHARD } from './mint'
import { applyUse, newUse, readRedeem } from './redeem'
import { batch, CHEN, coupon, pack, rule, use, ZHAO } from './test-batch'
import type { CouponDoc, CouponState } from './types'
import { UNDO_MS, type UndoDecision, undoUse } from './undo'
import { isReturnable, placesInside, withdrawGift } from './withdraw-gift'

const TZ = brand.timeZone
const here = { storeId: 'shanze:yunqi', now: NOW, timeZone: TZ }
const read = (doc: CouponDoc | null, commandId: string, at = {}) =>
  readRedeem(doc, commandId, rule(), { ...here, ...at })
const undo = (doc: CouponDoc, over: Partial<Parameters<typeof undoUse>[1]> = {}, grace = false) =>
  undoUse(
    doc,
    { useIndex: 0, commandId: 'undo-1', by: CHEN, now: NOW + 1, reason: '', ...over },
    { ...brand, returnGrace: grace },
  )
const nextOf = (decision: UndoDecision) => {
  if (decision.kind !== 'undone') throw new Error(JSON.stringify(decision))
  return decision.next
}
const used = (over: Partial<CouponDoc> = {}) => ({ ...applyUse(coupon(), use()), ...over })

describe('redeeming', () => {
  test('a use says who, where, when and how much, and its repeat says the same', () => {
    const given = {
      couponId: 'x',
      commandId: 'redeem-1',
      staff: CHEN,
      storeId: 'shanze:yunqi',
      rule: rule(),
      amountFen: null,
      now: NOW,
      timeZone: TZ,
    }
    expect(newUse(given)).toMatchObject({
      clerkDay: 'shanze:o-chen:2026-11-22',
      storeDay: 'shanze:yunqi:2026-11-22',
      offFen: 1200,
    })
    expect(newUse(given)).toEqual(newUse(given))
    expect(newUse(given).receiptNo).toMatch(/^R-[0-9A-Z]{4}-\d{4}$/)
  })

  test('a percentage is known once the amount is', () => {
    const percentage = rule({
      benefit: { kind: 'percentage', payPermille: 850, maxOffFen: 0 },
      thresholdFen: 0,
    })
    const given = {
      couponId: 'x',
      commandId: 'c',
      staff: CHEN,
      storeId: 's',
      rule: percentage,
      now: NOW,
      timeZone: TZ,
    }
    expect([
      newUse({ ...given, amountFen: null }).offFen,
      newUse({ ...given, amountFen: 4200 }).offFen,
    ]).toEqual([null, 630])
  })

  test('the last use ends it, an earlier one of a visit pass does not', () => {
    expect(used()).toMatchObject({ state: 'USED', usesLeft: 0, version: 2, dueAt: NOW + UNDO_MS })
    const pass = applyUse(coupon({}, batch({ rule: rule({ uses: 5 }) })), use())
    expect(pass).toMatchObject({ state: 'EFFECTIVE', usesLeft: 4, dueAt: endOfDay('2026-12-06', TZ) })
  })

  test('what a guard that matched nothing means is read from the coupon', () => {
    expect(read(null, 'x')).toEqual({ kind: 'not-found' })
    expect(read(used(), 'redeem-1')).toMatchObject({ kind: 'redeemed', useIndex: 0 })
    expect(read(used(), 'redeem-2')).toMatchObject({
      kind: 'second',
      use: { clerkName: '陈一', storeId: 'shanze:yunqi' },
    })
    expect(read(coupon(), 'redeem-1')).toEqual({ kind: 'again' })
    expect(read(coupon({ state: 'PENDING' }), 'redeem-1')).toEqual({ kind: 'open-first' })
    expect(read(coupon({ stores: ['shanze:hubin'] }), 'r')).toMatchObject({
      kind: 'refused',
      refusal: { reason: 'wrong-store' },
    })
    expect(read(coupon(), 'r', { now: NOW + 30 * DAY_MS })).toMatchObject({
      kind: 'refused',
      refusal: { reason: 'expired' },
    })
  })

  test('confirm-repeated-after-undo: a late repeat is told that it was undone, and redeems nothing', () => {
    const returned = nextOf(undo(used()))
    expect(returned.state).toBe('EFFECTIVE')
    expect(read(returned, 'redeem-1')).toMatchObject({
      kind: 'undone',
      use: { voided: { commandId: 'undo-1' } },
    })
  })

  test('the second scan shows the redemption that stands, not one that was undone', () => {
    const again = applyUse(nextOf(undo(used())), use({ commandId: 'redeem-2', clerkName: '何二' }))
    expect(read(again, 'redeem-3')).toMatchObject({ kind: 'second', useIndex: 1, use: { clerkName: '何二' } })
  })
})

describe('undoing', () => {
  test('within ten minutes by the clerk who redeemed: usable again, and due as before', () => {
    expect(undo(used())).toMatchObject({
      kind: 'undone',
      before: 2,
      use: { voided: { by: CHEN._id, commandId: 'undo-1' } },
    })
    expect(nextOf(undo(used()))).toMatchObject({
      state: 'EFFECTIVE',
      usesLeft: 1,
      version: 3,
      dueAt: endOfDay('2026-12-06', TZ),
    })
  })

  const colleague = { _id: 'shanze:o-he', role: 'clerk' } as const
  test.each([
    ['the tenth minute still counts', CHEN, UNDO_MS, '', null],
    ['a moment later it does not', CHEN, UNDO_MS + 1, '', 'too-late'],
    ['a colleague may not', colleague, 1, '', 'not-yours'],
    ['a manager needs a reason', ZHAO, UNDO_MS + 1, ' ', 'reason-missing'],
    ['a manager with a reason may, days later', ZHAO, 3 * DAY_MS, '顾客改点', null],
  ] as const)('%s', (_, by, after, reason, refusal) => {
    const decision = undo(used(), { by, now: NOW + after, reason })
    if (refusal) expect(decision).toEqual({ kind: 'refused', reason: refusal })
    else expect(decision.kind).toBe('undone')
  })

  test('a use that does not exist, or was undone before', () => {
    expect(undo(coupon())).toEqual({ kind: 'refused', reason: 'use-not-found' })
    expect(undo(nextOf(undo(used())))).toMatchObject({
      kind: 'already',
      use: { voided: { commandId: 'undo-1' } },
    })
  })

  test('undo-repeated-after-second-use: the old undo names its use and leaves the newer one alone', () => {
    const again = applyUse(nextOf(undo(used())), use({ commandId: 'redeem-2' }))
    expect(undo(again)).toMatchObject({ kind: 'already', use: { commandId: 'redeem-1' } })
  })

  test('used-refunded-undone: a gift of a refunded order is not usable again', () => {
    const marked = withdrawGift(used())
    if (marked.do !== 'write') throw new Error(marked.do)
    expect(marked.next).toMatchObject({ state: 'USED', revoked: true, version: 3 })
    expect(nextOf(undo(marked.next))).toMatchObject({ state: 'DEACTIVATED', dueAt: NEVER })
  })

  test('after its time it is over, or lives until tonight where the brand gives grace', () => {
    const old = used({ validTo: NOW })
    expect(nextOf(undo(old))).toMatchObject({ state: 'EXPIRED', dueAt: NEVER })
    const tonight = endOfDay('2026-11-22', TZ)
    expect(nextOf(undo(old, {}, true))).toMatchObject({
      state: 'EFFECTIVE',
      validTo: tonight,
      dueAt: tonight,
    })
  })

  test('C23: one visit of a pass that is over comes back until tonight, without the visits that lapsed', () => {
    const pass = applyUse(coupon({}, batch({ rule: rule({ uses: 3 }) })), use())
    for (const state of ['EFFECTIVE', 'EXPIRED'] as const) {
      const next = nextOf(undo({ ...pass, state, validTo: NOW }, {}, true))
      expect(next).toMatchObject({ state: 'EFFECTIVE', usesLeft: 1, lapsedUses: 2 })
    }
  })

  test('C23: a use undone after its owner closed the account ends, of a pass too', () => {
    const pass = applyUse(coupon({}, batch({ rule: rule({ uses: 3 }) })), use())
    const closed = { ...pass, state: 'DEACTIVATED', revoked: true, revokedBy: 'closing' } as const
    expect(nextOf(undo(closed, {}, true))).toMatchObject({ state: 'DEACTIVATED', usesLeft: 3 })
    expect(nextOf(undo(used({ revoked: true, revokedBy: 'closing' }), {}, true)).state).toBe('DEACTIVATED')
  })

  test('one visit of a pass comes back without touching the others', () => {
    const pass = applyUse(
      applyUse(coupon({}, batch({ rule: rule({ uses: 5 }) })), use()),
      use({ commandId: 'redeem-2' }),
    )
    const next = nextOf(undo(pass))
    expect([next.usesLeft, next.uses.map(each => Boolean(each.voided))]).toEqual([4, [true, false]])
  })
})

describe('withdrawing a gift', () => {
  test.each<[CouponState, CouponState]>([
    ['CONFIRMING', 'DEACTIVATED'],
    ['PENDING', 'DEACTIVATED'],
    ['EFFECTIVE', 'DEACTIVATED'],
    ['LOCKED', 'LOCKED'],
    ['USED', 'USED'],
    ['EXPIRED', 'EXPIRED'],
    ['DEACTIVATED', 'DEACTIVATED'],
    ['DELETED', 'DELETED'],
  ])('%s becomes %s and is marked for good', (state, next) => {
    const decision = withdrawGift(coupon({ state }))
    expect(decision).toMatchObject({
      do: 'write',
      before: 1,
      next: { state: next, revoked: true, version: 2 },
    })
    if (decision.do === 'write') expect(withdrawGift(decision.next)).toEqual({ do: 'nothing' })
  })

  test('gift-taken-while-refunded: nothing there yet → the place is taken by a tombstone', () => {
    expect(withdrawGift(null)).toEqual({ do: 'insert' })
  })

  test('a pack is withdrawn slot first, then each coupon of it', () => {
    const slot = coupon({ _id: 'gift:o1:0' }, pack())
    expect(placesInside(slot).map(({ _id }) => _id)).toEqual(['gift:o1:0:0', 'gift:o1:0:1'])
    expect(placesInside(coupon({ _id: 'gift:o1:0' }))).toEqual([])
  })

  const withdrawn = { state: 'DEACTIVATED', revoked: true } as const
  test.each<[string, CouponDoc, CouponDoc[], boolean]>([
    ['withdrawn unused', coupon(withdrawn), [], true],
    ['used before', coupon({ state: 'USED', revoked: true, uses: [use()] }), [], false],
    ['one visit used', coupon({ ...withdrawn, uses: [use()] }), [], false],
    ['it took no unit', coupon({ ...withdrawn, shardNumber: NO_SHARD }), [], false],
    ['its unit went back before', coupon({ ...withdrawn, returnToken: 'back' }), [], false],
    ['still good', coupon(), [], false],
    ['a pack, nothing used', coupon({ state: 'DELETED', revoked: true }, pack()), [coupon(withdrawn)], true],
    [
      'a pack, one used',
      coupon({ state: 'DELETED', revoked: true }, pack()),
      [used({ revoked: true })],
      false,
    ],
  ])('C25: the unit of a gift goes back: %s', (_case, slot, inside, returns) =>
    expect(isReturnable(slot, inside)).toBe(returns),
  )
})
