import { brand, LIN, member, NOW } from '../test-brand'
import { chooseSlot, mayClaim, readDuplicate, slotIdsOf, slotsLeftTo } from './claim'
import { batch, coupon, rule } from './test-batch'
import type { BatchDoc, CouponDoc } from './types'

const OLD = 'shanze:o-old'
const two = batch({ limitPerMember: 2 })
const slot = (n: number, over: Partial<CouponDoc> = {}) =>
  coupon({ _id: slotIdsOf(two, LIN)[n - 1] ?? '', ...over })

describe('who may claim from a batch', () => {
  const ended = rule({ validity: { mode: 'period', fromDay: '2026-11-01', toDay: '2026-11-21' } })
  const claim = (of: BatchDoc, who: ReturnType<typeof member> | null = member(), rules = [rule()]) =>
    mayClaim(of, rules, who, brand, NOW)

  test.each([
    ['an open batch', batch(), null],
    ['a batch of gifts', batch({ channel: 'gift' }), 'BATCH_NOT_FOUND'],
    ['a draft', batch({ state: 'draft' }), 'BATCH_NOT_FOUND'],
    ['a paused batch', batch({ state: 'paused' }), 'BATCH_CLOSED'],
    ['a batch that opens this moment', batch({ claimFromAt: NOW }), null],
    ['a batch that opens in a moment', batch({ claimFromAt: NOW + 1 }), 'BATCH_CLOSED'],
    ['a batch in its last moment', batch({ claimToAt: NOW + 1 }), null],
    ['a batch whose time ends this moment', batch({ claimToAt: NOW }), 'BATCH_CLOSED'],
    ['a batch of the own tier', batch({ needTier: 'xinya' }), null],
    ['a batch of a higher tier', batch({ needTier: 'zhiwei' }), 'TIER_REQUIRED'],
  ])('a member of the lowest tier and %s: %s', (_case, of, refusal) => expect(claim(of)).toBe(refusal))

  test('anybody claims from a batch for all, only members from a batch for a tier', () => {
    expect(claim(batch(), null)).toBeNull()
    expect(claim(batch({ needTier: 'xinya' }), null)).toBe('NOT_MEMBER')
    expect(claim(batch({ needTier: 'xinya' }), member({ state: 'guest' }))).toBe('NOT_MEMBER')
    expect(claim(batch({ needTier: 'zhiwei' }), member({ tier: 'cangshan' }))).toBeNull()
  })

  test('C12: nobody claims a coupon whose last day is over', () => {
    expect(claim(batch(), member(), [ended])).toBe('BATCH_OVER')
  })
})

describe('where the coupon of a claim goes', () => {
  test('to the free slots of the person, in their order', () => {
    expect(chooseSlot(two, LIN, [], 'c9')).toEqual({ kind: 'free', ids: slotIdsOf(two, LIN) })
    expect(chooseSlot(two, LIN, [slot(1)], 'c9')).toEqual({ kind: 'free', ids: [slotIdsOf(two, LIN)[1]] })
  })

  test('nowhere once all slots are taken; a repeat of the command finds its coupon even then', () => {
    const both = [slot(1), slot(2, { commandId: 'c2' })]
    expect(chooseSlot(two, LIN, both, 'c9')).toEqual({ kind: 'limit' })
    expect(chooseSlot(two, LIN, both, 'c2')).toEqual({ kind: 'already', coupon: both[1] })
  })

  test('to fewer slots by those that former cards of the person have taken, never to less than none', () => {
    const former = (n: number) => slot(1, { _id: `${OLD}:${n}`, memberId: OLD })
    expect(slotsLeftTo(two, LIN, [])).toBe(2)
    expect(slotsLeftTo(two, LIN, [slot(1), former(1)])).toBe(1)
    expect(slotsLeftTo(two, LIN, [former(1), former(2), former(3)])).toBe(0)
  })
})

describe('a coupon found in the slot', () => {
  const mine = { takenFor: 'c1', token: 't1' }
  test.each([
    ['of this command and run is the answer', slot(1), { kind: 'answer', giveBack: false }],
    [
      'of another run of this command is the answer, and this run’s unit goes back',
      slot(1, { token: 't2' }),
      { kind: 'answer', giveBack: true },
    ],
    ['of another command takes the slot', slot(1, { commandId: 'c2' }), { kind: 'taken' }],
  ])('%s', (_case, found, meaning) => expect(readDuplicate(found, mine)).toMatchObject(meaning))
})
