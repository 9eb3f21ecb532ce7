import { worksAt, worksEverywhere } from './scope'

describe('the stores of a staff member', () => {
  test.each([
    ['clerk', ['*'], true, true, true],
    ['clerk', ['shanze:yunqi'], false, true, false],
    ['manager', ['shanze:yunqi', 'shanze:hubin'], false, true, true],
    ['finance', [], false, false, false],
    ['owner', [], true, true, true],
    ['owner', ['shanze:yunqi'], true, true, true],
  ] as const)('a %s of %p works everywhere: %s; at 云栖: %s; at 湖滨: %s', (role, stores, ...expected) => {
    const staff = { role, stores: [...stores] }
    expect([worksEverywhere(staff), worksAt(staff, 'shanze:yunqi'), worksAt(staff, 'shanze:hubin')]).toEqual(
      expected,
    )
  })
})
