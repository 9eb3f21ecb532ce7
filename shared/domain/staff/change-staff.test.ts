import { changeStaff, removeStaff } from './change-staff'
import { mayGive, storesOfRole } from './giving'
import { STAFF_ROLES, type StaffDoc, type StaffRole } from './types'

const person = (
  id: string,
  role: StaffRole,
  stores: string[] = ['*'],
  over: Partial<StaffDoc> = {},
): StaffDoc => ({
  _id: `shanze:${id}`,
  brandId: 'shanze',
  name: id,
  role,
  stores,
  active: true,
  createdAt: 0,
  ...over,
})
const command = { id: 'command-1', inputHash: 'hash' }
const owner = person('owner', 'owner')
const manager = person('manager', 'manager', ['yunqi', 'hubin'])
const clerk = person('clerk', 'clerk', ['yunqi'])
const toHubin = { role: 'clerk' as const, stores: ['hubin'] }

describe('what each role may give', () => {
  test('an owner gives every role everywhere, a manager clerks in their stores, others nothing', () => {
    const given = Object.fromEntries(
      STAFF_ROLES.map(giver => [
        giver,
        STAFF_ROLES.filter(role => mayGive({ role: giver, stores: ['yunqi'] }, { role, stores: ['yunqi'] })),
      ]),
    )
    expect(given).toEqual({
      owner: [...STAFF_ROLES],
      manager: ['clerk'],
      marketing: [],
      finance: [],
      viewer: [],
      clerk: [],
    })
  })

  test.each([
    [['yunqi'], ['yunqi'], true],
    [['yunqi'], ['hubin'], false],
    [['yunqi'], ['yunqi', 'hubin'], false],
    [['yunqi'], ['*'], false],
    [['*'], ['*'], true],
  ])('a manager of %j gives clerks of %j: %s', (own, stores, expected) => {
    expect(mayGive({ role: 'manager', stores: own }, { role: 'clerk', stores })).toBe(expected)
  })

  test.each([
    ['clerk', ['hubin', 'yunqi', 'hubin'], ['hubin', 'yunqi']],
    ['clerk', [], null],
    ['clerk', ['closed'], null],
    ['manager', ['yunqi', '*'], ['*']],
    ['finance', ['yunqi'], ['*']],
    ['owner', [], ['*']],
  ] as const)('a %s in %j is kept with %j', (role, wanted, kept) => {
    expect(storesOfRole(role, wanted, ['yunqi', 'hubin'])).toEqual(kept)
  })
})

describe('a change of a staff member', () => {
  test('moves their version on and remembers the command', () => {
    expect(changeStaff(manager, clerk, 0, toHubin, command)).toEqual({
      kind: 'write',
      next: { ...clerk, ...toHubin, version: 1, commands: [command] },
    })
  })

  test.each([
    ['by a clerk', person('other', 'clerk'), clerk, 'above'],
    ['of a manager by a manager', manager, person('peer', 'manager', ['yunqi']), 'above'],
    ['of an owner by a manager', person('all', 'manager'), owner, 'above'],
    ['of a clerk of another store', person('away', 'manager', ['hubin']), clerk, 'above'],
    ['by somebody who left', { ...owner, active: false }, clerk, 'above'],
    ['of somebody who left', owner, { ...clerk, active: false }, 'gone'],
    ['of themselves', owner, owner, 'own'],
    ['that somebody else made first', owner, { ...clerk, version: 1 }, 'changed'],
  ] as const)('%s is refused', (_what, actor, target, reason) => {
    expect(changeStaff(actor, target, 0, toHubin, command)).toEqual({ kind: 'refused', reason })
    expect(removeStaff(actor, target, 0, command)).toEqual({ kind: 'refused', reason })
  })

  test('to more than the one who changes has is refused, removing them is not', () => {
    const own = person('away', 'manager', ['yunqi'])
    expect(changeStaff(own, clerk, 0, toHubin, command)).toMatchObject({ reason: 'above' })
    expect(changeStaff(manager, clerk, 0, { role: 'manager', stores: ['yunqi'] }, command)).toMatchObject({
      reason: 'above',
    })
    expect(removeStaff(own, clerk, 0, command)).toMatchObject({ kind: 'write', next: { active: false } })
  })

  test('sent again is carried out already; its id for something else is a conflict', () => {
    const done = { ...clerk, version: 1, active: false, commands: [command] }
    expect(removeStaff(owner, done, 0, command)).toEqual({ kind: 'already' })
    expect(removeStaff(owner, done, 0, { ...command, inputHash: 'other' })).toEqual({ kind: 'conflict' })
  })

  test('never leaves a brand without an owner: whoever changes an owner is another one', () => {
    for (const role of STAFF_ROLES) {
      const decision = removeStaff(person('actor', role), owner, 0, command)
      expect(decision.kind).toBe(role === 'owner' ? 'write' : 'refused')
    }
  })
})
