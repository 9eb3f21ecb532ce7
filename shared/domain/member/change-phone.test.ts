import { NEVER } from '../due'
import { brand, member, NOW } from '../test-brand'
import { givePhone, knowsIdentity, removePhone } from './change-phone'

const NUMBER = { id: 'ph:shanze:new', tail: '1001' }
const who = member({ phoneId: 'ph:shanze:old', phoneTail: '6688' })
const asked = { member: who, commandId: 'c1', brand, now: NOW }
const booked = <D extends { kind: string }>(change: D) => {
  if (change.kind !== 'booked') throw new Error(change.kind)
  return change as Extract<D, { kind: 'booked' }>
}

describe('a phone number', () => {
  test('given to a card opens it from now on, the one before no more', () => {
    const { next, released, entries } = booked(givePhone({ ...asked, phone: NUMBER }))
    expect(next).toMatchObject({ phoneId: NUMBER.id, phoneTail: '1001', phoneCommands: ['c1'] })
    expect([released, entries, next.seq]).toEqual(['ph:shanze:old', [], who.seq + 1])
  })

  test('removed from a card opens it no more', () => {
    const { next, released } = booked(removePhone({ ...asked, tail: '6688' }))
    expect([next.phoneId, next.phoneTail, released]).toEqual(['', '', 'ph:shanze:old'])
  })

  test('the card has already, or has no more, changes nothing', () => {
    expect(givePhone({ ...asked, phone: { id: who.phoneId, tail: '6688' } })).toEqual({ kind: 'already' })
    expect(removePhone({ ...asked, tail: '1001' })).toEqual({ kind: 'already' })
  })

  test('of a command sent again changes nothing, also after another change', () => {
    const given = booked(givePhone({ ...asked, phone: NUMBER })).next
    expect(givePhone({ ...asked, member: given, phone: { id: 'ph:third', tail: '1' } })).toEqual({
      kind: 'already',
    })
    expect(removePhone({ ...asked, member: given, tail: '1001' })).toEqual({ kind: 'already' })
    expect(removePhone({ ...asked, member: given, commandId: 'c2', tail: '1001' }).kind).toBe('booked')
  })

  test('remembers its last five commands', () => {
    const before = { ...who, phoneCommands: ['a', 'b', 'c', 'd', 'e'] }
    const { next } = booked(givePhone({ ...asked, member: before, phone: NUMBER }))
    expect(next.phoneCommands).toEqual(['b', 'c', 'd', 'e', 'c1'])
  })

  test('that leaves the card takes the ground from a merge that waits on it', () => {
    const mergeRequest = {
      id: 'm1',
      fromId: 'shanze:o-other',
      identityId: who.phoneId,
      state: 'asked' as const,
      askedAt: NOW - 1,
      dueAt: NOW + 1,
      endedAt: 0,
      stops: 0,
      noticeAt: NOW,
    }
    const { next } = booked(removePhone({ ...asked, member: { ...who, mergeRequest }, tail: '6688' }))
    expect(next.mergeRequest).toEqual({ ...mergeRequest, state: 'lapsed', endedAt: NOW, noticeAt: NEVER })
  })
})

test.each([
  ['their number', { phoneId: 'ph' }, 'ph', true],
  ['one of their union identities', { unionIds: ['un:1', 'un:2'] }, 'un:2', true],
  ['another identity', { phoneId: 'ph', unionIds: ['un:1'] }, 'un:2', false],
  ['any, once the card is closed', { phoneId: 'ph', state: 'closed' as const }, 'ph', false],
  ['any, while they are a guest', { unionIds: ['ph'], state: 'guest' as const }, 'ph', false],
])('a member knows %s as theirs: %s %s %s', (_case, over, id, isKnown) => {
  expect(knowsIdentity(member(over), id)).toBe(isKnown)
})
