import { type ProposalDoc, propose } from '@shared/domain/adjustment/proposal'
import { NEVER } from '@shared/domain/due'
import { logged } from '../../testing/messages'
import { brandOf, givenMember, memberOf } from '../../testing/people'
import { PEOPLE, testShop } from '../../testing/shop'
import { carryOut, processProposal } from './carry-out'

const shop = testShop()
const { lin } = PEOPLE

/** An approval whose command died before it was booked. */
function approved(over: Partial<ProposalDoc> = {}): ProposalDoc {
  const named = {
    _id: 'shanze:command-1',
    brandId: 'shanze',
    commandId: 'command-1',
    memberId: shop.memberId(lin),
  }
  const asked = { points: 600, reason: '补记', inputHash: 'hash', proposedBy: 'shanze:openid-shen' }
  const proposal: ProposalDoc = {
    ...propose({ ...named, ...asked }, shop.now()),
    state: 'approved',
    decidedBy: 'shanze:openid-he',
    decision: 'command-2',
    decidedAt: shop.now(),
    dueAt: shop.now() + 20_000,
    ...over,
  }
  shop.given({ proposals: [proposal] })
  return proposal
}
const stored = () => shop.one<ProposalDoc>('proposals', 'shanze:command-1')

test('the sweeper books an approval whose command died, once', async () => {
  givenMember(shop, lin)
  approved()
  await shop.sweep()
  expect(stored()).toMatchObject({ state: 'booked', dueAt: NEVER })
  expect(memberOf(shop, lin).lots).toEqual([{ day: '2027-11-30', points: 600 }])
  await shop.sweep()
  expect(memberOf(shop, lin).lots).toEqual([{ day: '2027-11-30', points: 600 }])
})

test('the sweeper writes down that an approved deduction was impossible', async () => {
  givenMember(shop, lin, { lots: [{ day: '2027-11-30', points: 599 }] })
  approved({ points: -600 })
  await shop.sweep()
  expect(stored()).toMatchObject({ state: 'impossible', dueAt: NEVER })
})

test('an approval that was booked already is only said to be booked', async () => {
  givenMember(shop, lin)
  const proposal = approved()
  expect(await carryOut(proposal, brandOf(shop), shop.now())).toBe('booked')
  shop.given({ proposals: [proposal] })
  expect(await carryOut(proposal, brandOf(shop), shop.now())).toBe('booked')
  expect(memberOf(shop, lin)).toMatchObject({ seq: 2, lots: [{ points: 600 }] })
})

test('an approval whose command id booked something else is impossible', async () => {
  givenMember(shop, lin)
  expect(await carryOut(approved(), brandOf(shop), shop.now())).toBe('booked')
  expect(await carryOut(approved({ inputHash: 'other' }), brandOf(shop), shop.now())).toBe('impossible')
  expect(memberOf(shop, lin)).toMatchObject({ seq: 2, lots: [{ points: 600 }] })
})

test('an outcome never overwrites another state of the proposal', async () => {
  givenMember(shop, lin)
  const proposal = approved()
  shop.change('proposals', proposal._id, { state: 'impossible', dueAt: 1 })
  await carryOut(proposal, brandOf(shop), shop.now())
  expect(stored()).toMatchObject({ state: 'impossible', dueAt: 1 })
})

test('an approval that cannot be booked beside others stays approved and is tried again', async () => {
  const { _id } = givenMember(shop, lin)
  const proposal = approved()
  for (let attempt = 0; attempt < 5; attempt += 1) {
    shop.between(/^members.update/, () => shop.change('members', _id, { seq: memberOf(shop, lin).seq + 1 }))
  }
  await expect(processProposal(proposal, shop.now())).rejects.toThrow('beside others')
  expect(stored()).toMatchObject({ state: 'approved', dueAt: proposal.dueAt })
  await shop.sweep()
  expect(stored()).toMatchObject({ state: 'booked' })
})

test('a proposal of an unknown brand is an alarm and stays due', async () => {
  givenMember(shop, lin)
  await expect(processProposal(approved({ brandId: 'none' }), shop.now())).rejects.toThrow('unknown brand')
  expect(stored()).toMatchObject({ state: 'approved' })
  expect(logged('error')).toEqual([])
  expect(memberOf(shop, lin).seq).toBe(1)
})
