import type { MemberDoc } from '@shared/domain/account/types'
import { hasCheckDigit } from '@shared/domain/codes/check-digit'
import { givenMember } from '../../testing/people'
import { PEOPLE, testShop } from '../../testing/shop'
import { idsOfPerson, isTheirs } from './ids-of-person'
import { loadMember } from './load-member'
import { newCardNumber } from './new-card-number'
import { LIN_ID, plain } from './testing/entries'

const shop = testShop()
const { lin } = PEOPLE
const TODAY = 'shanze:openid-of-today'
const BETWEEN = 'shanze:openid-in-between'

/** Lin's card became part of one, and that of another. */
function merged(): MemberDoc {
  const card = givenMember(shop, lin, { mergedInto: BETWEEN, journal: [plain('a')] })
  const next = { ...card, _id: BETWEEN, cardNo: '6200000027', mergedInto: TODAY, journal: [plain('b')] }
  const last = {
    ...card,
    _id: TODAY,
    cardNo: '6200000035',
    mergedInto: '',
    formerIds: [BETWEEN, LIN_ID],
    journal: [],
  }
  shop.given({ members: [next, last] })
  return last
}

test('a person who never came has no member and no journal', async () => {
  expect(await loadMember(LIN_ID)).toEqual({ member: null, journals: [] })
})

test('a card that was not merged is read in one trip', async () => {
  const member = givenMember(shop, lin, { journal: [plain('a')] })
  expect(await loadMember(LIN_ID)).toEqual({ member, journals: [[plain('a')]] })
  expect(shop.trips.map(({ what }) => what)).toEqual([`members.get ${LIN_ID}`])
})

test('a merged card leads to the card of today, one trip per merge, with every journal on the way', async () => {
  const last = merged()
  expect(await loadMember(LIN_ID)).toEqual({ member: last, journals: [[plain('a')], [plain('b')], []] })
  expect(shop.trips).toHaveLength(3)
})

test('a merge into a card that is not there leads to no member', async () => {
  givenMember(shop, lin, { mergedInto: TODAY, journal: [plain('a')] })
  expect(await loadMember(LIN_ID)).toEqual({ member: null, journals: [[plain('a')]] })
})

test('merges that run in a circle are a bug and not an endless loop', async () => {
  const card = givenMember(shop, lin, { mergedInto: TODAY })
  shop.given({ members: [{ ...card, _id: TODAY, cardNo: '6200000027', mergedInto: LIN_ID }] })
  await expect(loadMember(LIN_ID)).rejects.toThrow(`the merges of member ${LIN_ID} run in a circle`)
})

describe('the ids of a person', () => {
  test('are the id alone without a member', () => {
    expect(idsOfPerson(LIN_ID, null)).toEqual([LIN_ID])
  })

  test('are every id once, the one that is named first', () => {
    expect(idsOfPerson(LIN_ID, merged())).toEqual([LIN_ID, TODAY, BETWEEN])
    expect(idsOfPerson(TODAY, merged())).toEqual([TODAY, BETWEEN, LIN_ID])
  })
})

describe('what is stored under an id', () => {
  test.each([
    ['their own id, without a trip', LIN_ID, true, 0],
    ['no id, without a trip', '', false, 0],
    ['an id they have now', TODAY, true, 3],
    ['an id they had before', BETWEEN, true, 3],
    ['the id of another person', 'shanze:openid-gu', false, 3],
  ])('%s: %s is theirs is %s', async (_what, ownerId, theirs, trips) => {
    merged()
    expect(await isTheirs(ownerId, LIN_ID)).toBe(theirs)
    expect(shop.trips).toHaveLength(trips)
  })
})

test('a new card number has ten digits, the last of them a check digit, and is drawn anew each time', () => {
  const drawn = Array.from({ length: 50 }, newCardNumber)
  for (const cardNo of drawn) {
    expect(cardNo).toMatch(/^\d{10}$/)
    expect(hasCheckDigit(cardNo)).toBe(true)
  }
  expect(new Set(drawn).size).toBe(50)
})
