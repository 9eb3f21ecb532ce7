import { isShown, joinedBy, newInvitation, takeInvitation } from './invitation'
import type { InvitationDoc, StaffDoc, StaffRole } from './types'

const NOW = Date.parse('2026-11-22T02:24:00Z')
const MINUTE = 60_000
const DAY = 86_400_000
const LIN = 'shanze:lin'
const staff = (role: StaffRole, over: Partial<StaffDoc> = {}): StaffDoc => ({
  _id: LIN,
  brandId: 'shanze',
  name: '林青',
  role,
  stores: ['yunqi'],
  active: true,
  createdAt: 0,
  ...over,
})
const shen = staff('manager', { _id: 'shanze:shen' })
const he = staff('owner', { _id: 'shanze:he', stores: ['*'] })
const made = (over: Partial<InvitationDoc> = {}): InvitationDoc => ({
  ...newInvitation({
    brandId: 'shanze',
    codeHash: 'h',
    by: shen._id,
    inputHash: 'input',
    replaces: '',
    role: 'clerk',
    stores: ['yunqi'],
    minutes: 10,
    now: NOW,
  }),
  ...over,
})
const take = (invitation: InvitationDoc, over: Partial<Parameters<typeof takeInvitation>[1]> = {}) =>
  takeInvitation(invitation, { staffId: LIN, staff: null, inviter: shen, name: '小林', now: NOW, ...over })
const taken = (over: Partial<InvitationDoc> = {}) =>
  made({ state: 'taken', takenBy: LIN, name: '小林', takenAt: NOW, ...over })

describe('an invitation', () => {
  test('is taken by one person, who is of the staff then', () => {
    const invitation = made()
    expect(take(invitation)).toEqual({
      kind: 'write',
      change: {
        state: 'taken',
        takenBy: LIN,
        name: '小林',
        seenVersion: null,
        takenAt: NOW,
        dueAt: NOW + MINUTE,
      },
    })
    expect(joinedBy(taken(), null)).toMatchObject({
      _id: LIN,
      role: 'clerk',
      stores: ['yunqi'],
      name: '小林',
      active: true,
      version: 1,
      commands: [{ id: invitation._id }],
    })
  })

  test.each([
    ['taken by another', made({ state: 'taken', takenBy: 'shanze:gu' }), {}, 'over'],
    ['withdrawn', made({ state: 'withdrawn' }), {}, 'over'],
    ['too late', made(), { now: NOW + 10 * MINUTE }, 'over'],
    ['of somebody who left', made(), { inviter: { ...shen, active: false } }, 'over'],
    [
      'of somebody who may give it no longer',
      made(),
      { inviter: { ...shen, role: 'clerk' as const } },
      'over',
    ],
    ['of somebody in other stores now', made(), { inviter: { ...shen, stores: ['hubin'] } }, 'over'],
    ['one’s own', made(), { staffId: shen._id }, 'own'],
    ['a manager’s for a colleague', made(), { staff: staff('viewer') }, 'staff-already'],
    [
      'an owner’s for an owner',
      made({ by: he._id }),
      { inviter: he, staff: staff('owner') },
      'staff-already',
    ],
  ])('that is %s is refused', (_what, invitation, over, reason) => {
    expect(take(invitation, over)).toEqual({ kind: 'refused', reason })
  })

  test('is in time until its last millisecond', () => {
    expect(take(made(), { now: NOW + 10 * MINUTE - 1 }).kind).toBe('write')
  })

  test('of an owner changes a colleague, who keeps their name', () => {
    const colleague = staff('viewer', { version: 3 })
    expect(take(made({ by: he._id }), { inviter: he, staff: colleague })).toMatchObject({
      kind: 'write',
      change: { seenVersion: 3 },
    })
    expect(joinedBy(taken({ seenVersion: 3 }), colleague)).toMatchObject({
      role: 'clerk',
      name: '林青',
      version: 4,
    })
  })

  test('brings back who had left, under the name they give now', () => {
    const former = staff('viewer', { active: false, version: 5 })
    expect(take(made(), { staff: former }).kind).toBe('write')
    expect(joinedBy(taken({ seenVersion: 5 }), former)).toMatchObject({
      active: true,
      name: '小林',
      version: 6,
    })
  })

  test('taken again by the same person changes nothing more, nor what was decided after it', () => {
    expect(take(taken(), { staff: staff('clerk'), now: NOW + DAY })).toEqual({ kind: 'already' })
    const joined = joinedBy(taken(), null)
    expect(joinedBy(taken(), joined)).toBeNull()
    expect(joinedBy(taken({ seenVersion: 3 }), staff('viewer', { version: 4, active: false }))).toBeNull()
  })

  test.each([
    ['open', made(), 0, true],
    ['open', made(), 10 * MINUTE, false],
    ['taken', taken(), 0, true],
    ['carried-out', taken({ state: 'carried-out' }), DAY, false],
    ['withdrawn', made({ state: 'withdrawn' }), 0, false],
  ] as const)('that is %s is on the list after %#: %s', (_state, invitation, after, shown) => {
    expect(isShown(invitation, NOW + after)).toBe(shown)
  })
})
