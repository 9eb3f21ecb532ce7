import fc from 'fast-check'
import { LANDING_BLOCKS } from '../brand/types'
import { type LandingFacts, landingBlocks } from './landing-blocks'

const guest: LandingFacts = {
  kind: 'paid',
  isMember: false,
  hasGifts: false,
  hasNextGift: true,
  hasCoupon: false,
  hasNextTier: true,
}
const member: LandingFacts = { ...guest, isMember: true, hasCoupon: true }

describe('the blocks of the post-payment page', () => {
  test.each([
    ['a guest without a gift', guest, ['next-gift', 'joining']],
    ['a guest with a gift', { ...guest, hasGifts: true }, ['gifts']],
    ['a member without a gift', member, ['next-gift', 'coupon', 'next-tier', 'store']],
    ['a member with a gift', { ...member, hasGifts: true }, ['gifts', 'store']],
    ['a top-up', { ...member, kind: 'top-up' as const }, ['top-up', 'coupon']],
    [
      'a top-up with a gift',
      { ...member, kind: 'top-up' as const, hasGifts: true },
      ['top-up', 'gifts', 'coupon'],
    ],
    ['a refund', { ...member, kind: 'refunded' as const, hasGifts: true }, ['refund', 'coupon']],
  ])('of %s', (_, facts, blocks) => expect(landingBlocks(facts)).toEqual(blocks))

  test('follow the order of the brand, which leaves out what it does not want', () =>
    expect(landingBlocks(member, ['store', 'coupon'])).toEqual(['store', 'coupon']))

  test('show what belongs to the order even where the brand left it out', () => {
    expect(landingBlocks({ ...member, kind: 'refunded' }, ['store'])).toEqual(['refund'])
    expect(landingBlocks({ ...member, hasGifts: true }, ['store'])).toEqual(['gifts', 'store'])
  })

  test('are never none, and no block comes twice', () => {
    const facts = fc.record({
      kind: fc.constantFrom('paid' as const, 'top-up' as const, 'refunded' as const),
      isMember: fc.boolean(),
      hasGifts: fc.boolean(),
      hasNextGift: fc.boolean(),
      hasCoupon: fc.boolean(),
      hasNextTier: fc.boolean(),
    })
    fc.assert(
      fc.property(facts, fc.subarray([...LANDING_BLOCKS]), (state, arranged) => {
        const blocks = landingBlocks(state, arranged)
        expect(blocks.length).toBeGreaterThan(0)
        expect(new Set(blocks).size).toBe(blocks.length)
      }),
    )
  })
})
