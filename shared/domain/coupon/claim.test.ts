import { brand, LIN, member, NOW } from '../test-brand'
import { mayClaim, slotIdsOf, slotsLeftTo } from './claim'
import { batch, coupon, rule } from './test-batch'

const OLD = 'shanze:o-old'
const two = batch({ limitPerMember: 2 })

test.each([
  ['the moment it opens', { claimFromAt: NOW }],
  ['the last moment before it ends', { claimToAt: NOW + 1 }],
])('a coupon is claimed in %s', (_case, over) => {
  expect(mayClaim(batch(over), [rule()], member(), brand, NOW)).toBeNull()
})

test('a guest is no member, whatever tier their growth would have', () => {
  const guest = member({ state: 'guest', tier: 'cangshan' })
  expect(mayClaim(batch({ needTier: 'xinya' }), [rule()], guest, brand, NOW)).toBe('NOT_MEMBER')
})

test('former cards of a person have used up as many slots as they claimed, and never more than there are', () => {
  const own = coupon({ _id: slotIdsOf(two, LIN)[0] ?? '' })
  const former = (n: number) => coupon({ _id: slotIdsOf(two, OLD)[n - 1] ?? '', memberId: OLD })
  expect(slotsLeftTo(two, LIN, [])).toBe(2)
  expect(slotsLeftTo(two, LIN, [own, former(1)])).toBe(1)
  expect(slotsLeftTo(two, LIN, [former(1), former(2), coupon({ memberId: 'shanze:o-older' })])).toBe(0)
})
