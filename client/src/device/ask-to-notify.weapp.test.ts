import Taro from '@/testing/taro'
import { askToNotify } from './ask-to-notify.weapp'

const request = jest.fn()

describe('on WeChat', () => {
  beforeEach(() => {
    Object.assign(Taro, { requestSubscribeMessage: request })
  })

  test.each([
    ['accept', 'accept'],
    ['acceptWithAlert', 'accept'],
    ['reject', 'reject'],
    ['ban', 'failed'],
    ['filter', 'failed'],
    [undefined, 'failed'],
  ])('%j means %s', async (answer, meaning) => {
    request.mockResolvedValue({ errMsg: 'requestSubscribeMessage:ok', t1: answer })
    expect(await askToNotify('t1')).toBe(meaning)
    expect(request.mock.lastCall[0]).toMatchObject({ tmplIds: ['t1'] })
  })

  test.each([
    [{ errCode: 20004, errMsg: 'requestSubscribeMessage:fail' }, 'off'],
    [{ errCode: 10005, errMsg: 'requestSubscribeMessage:fail' }, 'failed'],
  ])('a failure of %j means %s', async (error, meaning) => {
    request.mockRejectedValue(error)
    expect(await askToNotify('t1')).toBe(meaning)
  })
})
