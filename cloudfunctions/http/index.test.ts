import type { HttpRequest } from '../platform/http-exchange'
import { main } from './index'

const heard = jest.fn(async (_request: HttpRequest, _params: object) => ({
  status: 200,
  body: { code: 'SUCCESS' },
}))
jest.mock('./routes', () => ({
  routes: {
    'POST /wechatpay/notice/:mchid': (request: HttpRequest, params: object) => heard(request, params),
    'POST /broken': async () => {
      throw new Error('bug')
    },
    'POST /quiet': async () => ({ status: 204 }),
  },
}))

const notice = {
  path: '/wechatpay/notice/1900000109',
  httpMethod: 'POST',
  headers: { 'Wechatpay-Serial': 'PUB_KEY_ID_1', 'content-type': 'application/json' },
  queryStringParameters: { a: 'b' },
  body: '{"id":"支付成功"}',
  isBase64Encoded: false,
}
beforeEach(() => heard.mockClear())

describe('an HTTP exchange', () => {
  test('reaches its route with lower-case headers and the raw bytes', async () => {
    const answer = await main(notice)
    expect(answer).toMatchObject({ statusCode: 200, body: '{"code":"SUCCESS"}', isBase64Encoded: false })
    const [request, params] = heard.mock.calls[0] ?? []
    expect(params).toEqual({ mchid: '1900000109' })
    expect(request?.headers['wechatpay-serial']).toBe('PUB_KEY_ID_1')
    expect(request?.query).toEqual({ a: 'b' })
    expect(request?.body.equals(Buffer.from(notice.body))).toBe(true)
  })

  test('restores a body that came as Base64', async () => {
    const bytes = Buffer.from([0, 255, 10, 13, 128])
    await main({ ...notice, body: bytes.toString('base64'), isBase64Encoded: true })
    expect(heard.mock.calls[0]?.[0].body.equals(bytes)).toBe(true)
  })

  test('is found with the prefix of the access service in front', async () => {
    expect(await main({ ...notice, path: '/http/wechatpay/notice/1900000109/' })).toMatchObject({
      statusCode: 200,
    })
  })

  test.each([
    ['another method', { ...notice, httpMethod: 'GET' }],
    ['another path', { ...notice, path: '/wechatpay/notices/1900000109' }],
    ['a shorter path', { ...notice, path: '/notice/1900000109' }],
    ['no path', { ...notice, path: undefined }],
    ['no event', null],
  ])('with %s is 404', async (_case, event) => {
    expect(await main(event)).toMatchObject({ statusCode: 404 })
    expect(heard).not.toHaveBeenCalled()
  })

  test('whatever is of another type counts as empty', async () => {
    await main({ ...notice, headers: { a: 1, b: null, c: 'd' }, queryStringParameters: 'x', body: { id: 1 } })
    expect(heard.mock.calls[0]?.[0]).toMatchObject({ headers: { c: 'd' }, query: {}, body: Buffer.alloc(0) })
  })

  test('that hits a bug says 500, so that WeChat Pay comes again', async () => {
    const logged = jest.spyOn(console, 'error').mockImplementation(() => {})
    expect(await main({ ...notice, path: '/broken' })).toMatchObject({ statusCode: 500 })
    expect(logged).toHaveBeenCalledTimes(1)
    logged.mockRestore()
  })

  test('without anything to say has an empty body', async () => {
    expect(await main({ ...notice, path: '/quiet' })).toMatchObject({ statusCode: 204, body: '' })
  })
})
