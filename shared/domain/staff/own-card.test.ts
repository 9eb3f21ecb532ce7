import { LIN, member } from '../test-brand'
import { isOwnCard } from './own-card'

test.each([
  ['their own', LIN, true],
  ['one that their former card became part of', 'shanze:o-former', true],
  ['another person’s', 'shanze:o-chen', false],
])('a card is a staff member’s own when it is %s: %s', (_case, staffId, isOwn) => {
  expect(isOwnCard(member({ formerIds: ['shanze:o-former'] }), staffId)).toBe(isOwn)
})
