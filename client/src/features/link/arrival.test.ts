import { cloudThatAnswers } from '@/testing/cloud'
import { noteArrival } from './arrival'

const cloud = () => cloudThatAnswers({})
const cameTo = (hash: string) => {
  window.location.hash = hash
}
afterEach(() => cameTo(''))

test('LP-09: a shared card that names a path is a visit, once in a half hour', () => {
  const sent = cloud()
  cameTo('/pages/pay/index?l=Ab3kP9x')
  noteArrival()
  noteArrival()
  expect(sent).toMatchObject([{ action: 'link.resolve', input: { code: 'Ab3kP9x', scene: 0 } }])
})

test.each([
  ['the page of a code, which asks by itself', '/pages/link/index?l=Zz3kP9x'],
  ['no code', '/pages/pay/index'],
  ['what is no code', '/pages/pay/index?l=100%25'],
])('%s is not sent', (_what, hash) => {
  const sent = cloud()
  cameTo(hash)
  noteArrival()
  expect(sent).toEqual([])
})
