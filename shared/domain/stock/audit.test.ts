import { auditUnits } from './audit'

test.each([
  ['all units are left', { left: 3, total: 3 }, 0, 0, []],
  ['units are left, reserved and out', { left: 1, total: 3 }, 1, 1, []],
  ['a unit is lost', { left: 1, total: 3 }, 1, 0, ['s: accounts for 2 of 3 units']],
  ['a unit is there twice', { left: 2, total: 3 }, 1, 1, ['s: accounts for 4 of 3 units']],
  ['less than nothing is left', { left: -1, total: 0 }, 1, 0, ['s: -1 units left']],
])('%s', (_case, shard, out, reserved, words) =>
  expect(auditUnits({ _id: 's', ...shard }, out, reserved)).toEqual(words),
)
