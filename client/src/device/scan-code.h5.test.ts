import { openQuestion } from './preview-desk'
import { scanCode } from './scan-code'

/** Puts the page into a stage that answers a request for the code on the other phone. */
function onStage(code: string | null) {
  const parent = {
    postMessage: ({ type }: { type: string }) => {
      if (type !== 'huiyuan-scan-request' || code === null) return
      const answer = { type: 'huiyuan-scan', text: code }
      window.dispatchEvent(new MessageEvent('message', { data: answer, origin: window.location.origin }))
    },
  }
  Object.defineProperty(window, 'parent', { configurable: true, get: () => parent })
}
afterEach(() => {
  Object.defineProperty(window, 'parent', { configurable: true, get: () => window })
  openQuestion.set(null)
})

test('alone in a browser, a text box stands for the camera', async () => {
  const scanned = scanCode()
  await Promise.resolve()
  expect(openQuestion.get()?.question).toEqual({ kind: 'scan' })
  openQuestion.get()?.answer('482109375')
  expect(await scanned).toBe('482109375')
})

test('on the stage the page has heard the code already, so it is not told twice', async () => {
  onStage('C:shanze:abc')
  expect(await scanCode()).toBeNull()
  expect(openQuestion.get()).toBeNull()
})

test.each([[''], [null]])('a stage that shows %j leaves the text box', async code => {
  onStage(code)
  const scanned = scanCode()
  await new Promise(resolve => setTimeout(resolve, 700))
  openQuestion.get()?.answer(null)
  expect(await scanned).toBeNull()
})
