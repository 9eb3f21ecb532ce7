import { askToNotify } from './ask-to-notify'
import { openQuestion } from './preview-desk'

test.each([
  ['yes', 'accept'],
  [null, 'reject'],
])('the preview asks on its own desk: %j means %s', async (said, meaning) => {
  const asking = askToNotify('t1')
  expect(openQuestion.get()?.question).toEqual({ kind: 'notice' })
  openQuestion.get()?.answer(said)
  expect(await asking).toBe(meaning)
})
