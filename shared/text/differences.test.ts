import { DIFFERENCE_KINDS } from '../domain/reconciliation/types'
import { DIFFERENCE_REASONS, DIFFERENCE_TITLES, noteWords } from './differences'

test.each(DIFFERENCE_KINDS)('%s has a short title, and explained', kind => {
  expect(DIFFERENCE_TITLES[kind].length).toBeLessThanOrEqual(12)
  expect(DIFFERENCE_REASONS[kind]).toMatch(/^.{12,48}。$/)
})

test('why it is still open is said in words, also when a code is new', () => {
  expect(noteWords('')).toBe('还没问过微信，会自己问')
  expect(noteWords('not-paid')).toBe('微信说这一单没有付款')
  expect(noteWords('refund-after-closed')).toBe('微信的回答放不进这一单，已放进待办')
})
