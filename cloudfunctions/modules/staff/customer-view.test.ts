import { maskedName } from './customer-view'

test.each([
  ['林青', '林 *'],
  ['欧阳修文', '欧 *'],
  [' 周 ', '周 *'],
  ['𠮷田', '𠮷 *'],
  ['', '微信顾客'],
])('a clerk sees %j as %j', (name, masked) => {
  expect(maskedName(name)).toBe(masked)
})
