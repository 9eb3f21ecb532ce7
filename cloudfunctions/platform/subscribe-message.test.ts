import { cloud } from './cloud'
import { sendMessage } from './subscribe-message'

const answering = (reply: () => unknown) => {
  const send = jest.fn(async () => reply())
  Object.defineProperty(cloud, 'openapi', { value: { subscribeMessage: { send } }, configurable: true })
  return send
}
const failing = (errCode: number) => () => {
  throw Object.assign(new Error(`openapi.subscribeMessage.send:fail ${errCode}`), { errCode })
}
const message = { openid: 'o', templateId: 't', page: 'p', words: { number1: '120' } }
let logged: jest.SpyInstance
beforeEach(() => {
  logged = jest.spyOn(console, 'error').mockImplementation(() => {})
})
afterEach(() => logged.mockRestore())

test('a message is sent with the keywords of its template', async () => {
  const send = answering(() => ({}))
  expect(await sendMessage(message)).toBe('sent')
  expect(send).toHaveBeenCalledWith({
    touser: 'o',
    templateId: 't',
    page: 'p',
    data: { number1: { value: '120' } },
  })
})

test.each([
  [43101, 'no-consent', 0],
  [47003, 'unavailable', 1],
  [-1, 'unavailable', 1],
])('%d means %s', async (errCode, answer, alarms) => {
  answering(failing(errCode))
  expect(await sendMessage(message)).toBe(answer)
  expect(logged).toHaveBeenCalledTimes(alarms)
})
