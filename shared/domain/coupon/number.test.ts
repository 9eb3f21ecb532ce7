import { AT_ONCE, NEVER } from '../due'
import { NOW } from '../test-brand'
import { isFinal, isShowable, type NumberDuty, numberDuty, numberFor } from './number'
import { processCoupon } from './open-or-expire'
import { applyUse } from './redeem'
import { coupon, use } from './test-batch'
import { COUPON_STATES, type CouponDoc } from './types'
import { UNDO_MS } from './undo'
import { withdrawGift } from './withdraw-gift'

const NUMBER = '482109375'
const HOUR_MS = 3_600_000
const shown = (over: Partial<CouponDoc> = {}) => coupon({ shortNo: NUMBER, ...over })
const number = numberFor(coupon(), NUMBER, NOW)

test('C8: a coupon is issued without a number', () => {
  expect(coupon()).toMatchObject({ shortNo: '', codeId: '0123456789ABCDEF' })
})

test('C8: a number belongs to one coupon of one brand and is looked at after the coupon has ended', () => {
  expect(number).toEqual({
    _id: `shanze:${NUMBER}`,
    brandId: 'shanze',
    couponId: coupon()._id,
    givenAt: NOW,
    dueAt: coupon().validTo + HOUR_MS,
  })
})

test('only what lives and has not ended is shown with codes', () => {
  const states = COUPON_STATES.filter(state => isShowable(coupon({ state }), NOW))
  expect(states).toEqual(['PENDING', 'EFFECTIVE'])
  expect(isShowable(coupon(), coupon().validTo)).toBe(false)
  expect(COUPON_STATES.filter(state => !isFinal(state))).toEqual([
    'CONFIRMING',
    'PENDING',
    'EFFECTIVE',
    'LOCKED',
  ])
})

describe('C8: a coupon that is final gives its number back', () => {
  test('used up: after the time its clerk may undo, and an undo in that time keeps it', () => {
    const used = applyUse(shown(), use())
    expect(processCoupon(used, NOW + UNDO_MS - 1)).toBeNull()
    expect(processCoupon(used, NOW + UNDO_MS)).toMatchObject({
      state: 'USED',
      shortNo: '',
      dueAt: NEVER,
      version: 3,
    })
  })

  test('expired: with the write that ends it', () => {
    const doc = shown()
    expect(processCoupon(doc, doc.validTo)).toMatchObject({ state: 'EXPIRED', shortNo: '', dueAt: NEVER })
  })

  test('taken back: at once by the sweeper, and without a number nothing is owed', () => {
    const withdrawn = withdrawGift(shown())
    expect(withdrawn).toMatchObject({ next: { state: 'DEACTIVATED', dueAt: AT_ONCE } })
    if (withdrawn.do !== 'write') throw new Error('it stands')
    expect(processCoupon(withdrawn.next, NOW)).toMatchObject({ shortNo: '', dueAt: NEVER })
    expect(withdrawGift(coupon())).toMatchObject({ next: { dueAt: NEVER } })
    const used = shown({ state: 'USED', dueAt: NOW + HOUR_MS })
    expect(withdrawGift(used)).toMatchObject({ next: { state: 'USED', revoked: true, dueAt: used.dueAt } })
  })
})

describe('C8: a number whose time has come', () => {
  const later = NOW + 30 * 24 * HOUR_MS
  test.each<[string, CouponDoc | null, NumberDuty['do'], Partial<CouponDoc> | null]>([
    ['of a coupon that is gone', null, 'remove', null],
    ['of a live coupon that carries it', shown(), 'keep', null],
    ['of a coupon held by an order', shown({ state: 'LOCKED' }), 'keep', null],
    ['of a coupon that carries another', shown({ shortNo: '000000000' }), 'remove', null],
    [
      'of a used coupon that still carries it',
      shown({ state: 'USED' }),
      'write-and-remove',
      { shortNo: '', version: 2 },
    ],
    ['of a used coupon that carries none', coupon({ state: 'USED' }), 'remove', null],
    [
      'of an opening that died before the coupon had it',
      coupon(),
      'write-and-remove',
      { shortNo: '', version: 2 },
    ],
  ])('%s', (_which, doc, what, next) => {
    const duty = numberDuty(number, doc, later)
    expect(duty.do).toBe(what)
    expect('next' in duty ? duty.next : null).toEqual(next && { ...doc, ...next, dueAt: expect.any(Number) })
    if (duty.do === 'keep') expect(duty.dueAt).toBeGreaterThan(later)
  })

  test('a live coupon keeps its own duty when an unclaimed number goes', () => {
    expect(numberDuty(number, coupon(), later)).toMatchObject({ next: { dueAt: coupon().dueAt }, before: 1 })
  })
})
