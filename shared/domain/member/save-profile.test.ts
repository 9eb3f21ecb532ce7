import type { MemberDoc } from '../account/types'
import { LIMITS } from '../limits'
import { brand, guest, LIN, LOT, member, NOW } from '../test-brand'
import { closeMember } from './close-member'
import { NO_PROFILE, NOTHING_SEALED, removeProfile, saveProfile } from './save-profile'

const sealed = (text: string) => ({ text, memberId: LIN })
const asked = (who: MemberDoc, commandId = 'c1') => ({ member: who, commandId, brand, now: NOW })
const save = (who: MemberDoc, field: 'name' | 'address', text: string, commandId = 'c1') =>
  saveProfile({ ...asked(who, commandId), field, sealed: sealed(text), initial: text.slice(0, 1) })
const remove = (who: MemberDoc, field: 'name' | 'address', commandId = 'c2') =>
  removeProfile({ ...asked(who, commandId), field })
const booked = (decision: ReturnType<typeof saveProfile>): MemberDoc => {
  if (decision.kind !== 'booked') throw new Error(decision.kind)
  return decision.next
}

describe('PM-03: a profile', () => {
  test('takes a name and an address one by one, each replaced as often as its owner likes', () => {
    const named = booked(save(member(), 'name', '林青'))
    expect(named).toMatchObject({
      nameInitial: '林',
      profile: { name: sealed('林青'), address: NOTHING_SEALED },
      profileCommands: ['c1'],
      seq: member().seq + 1,
    })
    const housed = booked(save(named, 'address', '云栖路', 'c2'))
    expect(housed).toMatchObject({ nameInitial: '林', profile: { name: sealed('林青') } })
    expect(booked(save(housed, 'name', '阿青', 'c3'))).toMatchObject({
      nameInitial: '阿',
      profile: { name: sealed('阿青'), address: sealed('云栖路') },
    })
  })

  test('loses what is removed and nothing else; points and tier stay', () => {
    const who = member({ lots: [{ day: LOT, points: 7 }], growth: 600 })
    const both = booked(save(booked(save(who, 'name', '林青')), 'address', '云栖路', 'c2'))
    const bare = booked(remove(both, 'name', 'c3'))
    expect(bare).toMatchObject({
      nameInitial: '',
      profile: { name: NOTHING_SEALED, address: sealed('云栖路') },
    })
    const { lots, growth, tier } = who
    expect(booked(remove(bare, 'address', 'c4'))).toMatchObject({ profile: NO_PROFILE, lots, growth, tier })
  })

  test('changes once per command, also after another change', () => {
    const once = booked(save(member(), 'name', '林青'))
    const later = booked(remove(once, 'name'))
    expect(save(later, 'name', '林青')).toEqual({ kind: 'already' })
    const again = booked(save(later, 'name', '林青', 'c3'))
    expect(remove(again, 'name')).toEqual({ kind: 'already' })
  })

  test('has nothing to remove where nothing was given', () => {
    expect(remove(member(), 'address')).toEqual({ kind: 'already' })
  })

  test.each([
    ['a guest', guest()],
    ['a closed account', member({ state: 'closed' })],
  ])('belongs to members: %s is refused', (_who, who) => {
    expect(save(who, 'name', '林青')).toEqual({ kind: 'refused', reason: 'not-member' })
    expect(remove(who, 'name')).toEqual({ kind: 'refused', reason: 'not-member' })
  })

  test(`remembers its last ${LIMITS.profileCommands} commands`, () => {
    const known = Array.from({ length: LIMITS.profileCommands }, (_, i) => `old-${i}`)
    const { profileCommands } = booked(save(member({ profileCommands: known }), 'name', '林青'))
    expect(profileCommands).toEqual([...known.slice(1), 'c1'])
  })

  test('is erased by closing the account; a command from before it sets nothing afterwards', () => {
    const who = booked(save(booked(save(member(), 'name', '林青')), 'address', '云栖路', 'c2'))
    const closed = closeMember({ member: who, brand, now: NOW })
    if (closed.kind !== 'booked') throw new Error(closed.kind)
    expect(closed.next).toMatchObject({ nameInitial: '', profile: NO_PROFILE })
    expect(JSON.stringify(closed.next)).not.toMatch(/林|云栖/)
    expect(save({ ...closed.next, state: 'member' }, 'name', '林青')).toEqual({ kind: 'already' })
  })
})
