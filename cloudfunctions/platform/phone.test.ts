import { cloud } from './cloud'
import { phoneByCode } from './phone'

const answering = (reply: () => unknown) => {
  const getPhoneNumber = jest.fn(async () => reply())
  Object.defineProperty(cloud, 'openapi', { value: { phonenumber: { getPhoneNumber } }, configurable: true })
  return getPhoneNumber
}
const failing = (errCode: number) => () => {
  throw Object.assign(new Error(`openapi.phonenumber.getPhoneNumber:fail ${errCode}`), { errCode })
}
let logged: jest.SpyInstance
beforeEach(() => {
  logged = jest.spyOn(console, 'error').mockImplementation(() => {})
})
afterEach(() => logged.mockRestore())

describe('the code of a phone button', () => {
  test('becomes the number with its country', async () => {
    const requests = answering(() => ({ phoneInfo: { purePhoneNumber: '13800001234', countryCode: '86' } }))
    expect(await phoneByCode('c')).toEqual({ ok: true, phone: '+8613800001234' })
    expect(requests).toHaveBeenCalledWith({ code: 'c' })
  })

  test.each([
    [40029, 'CODE_USED_OR_STALE', 0],
    [40163, 'CODE_USED_OR_STALE', 0],
    [1400001, 'QUOTA_USED_UP', 1],
    [-1, 'UNAVAILABLE', 1],
  ])('error %d means %s', async (errCode, reason, alarms) => {
    answering(failing(errCode))
    expect(await phoneByCode('c')).toEqual({ ok: false, reason })
    expect(logged).toHaveBeenCalledTimes(alarms)
  })

  test('answered without a number is no number', async () => {
    answering(() => ({}))
    expect(await phoneByCode('c')).toEqual({ ok: false, reason: 'UNAVAILABLE' })
  })
})
