import type { LedgerEntry } from '../points/types'
import { Books, held } from '../stored-value/test-books'
import { LIN } from '../test-brand'
import { afterSpentMessage, allows, isNotifiable, spentWords } from './stored-spent'
import type { ConsentDoc, StoredSpentTemplate } from './types'

const template: StoredSpentTemplate = {
  kind: 'stored-spent',
  templateId: 't-spent',
  page: 'member/stored/index',
  fields: { spent: 'amount1', left: 'amount2', store: 'thing3' },
}
const consent: ConsentDoc = {
  _id: `${LIN}:stored-spent`,
  brandId: 'shanze',
  memberId: LIN,
  kind: 'stored-spent',
  version: 1,
  left: 2,
  commands: [],
  answer: 'accept',
  answeredAt: 0,
  sentFor: [],
  dueAt: 0,
}
function entries(): LedgerEntry[] {
  const books = new Books(held(50_000, 0))
  books.spend('s', 11_000)
  books.undo('s')
  return [...books.entries.values()]
}

test('M6: the message after a spending says what was paid, what is left, and where', () => {
  const [, spend] = entries()
  if (spend?.kind !== 'spend') throw new Error('there is a spending')
  expect(spentWords(spend, template, '云栖路店')).toEqual({
    amount1: '¥110.00',
    amount2: '¥440.00',
    thing3: '云栖路店',
  })
})

test('M6: only spendings are told, and none that was taken back before', () => {
  const [topUp, spend, back] = entries()
  if (!topUp || !spend || !back) throw new Error('there are three entries')
  expect([topUp, spend, back].map(entry => isNotifiable(entry, [topUp, spend]))).toEqual([false, true, false])
  expect(isNotifiable(spend, [spend, back])).toBe(false)
})

test('M6: one consent allows one message, each spending is told once, and a refusal ends all', () => {
  const once = afterSpentMessage(consent, 'spend:a', true)
  expect([allows(consent, 'spend:a'), allows(once, 'spend:a'), allows(once, 'spend:b')]).toEqual([
    true,
    false,
    true,
  ])
  const twice = afterSpentMessage(once, 'spend:b', true)
  expect([twice.left, allows(twice, 'spend:c')]).toEqual([0, false])
  expect(afterSpentMessage(consent, 'spend:a', false).left).toBe(0)
})
