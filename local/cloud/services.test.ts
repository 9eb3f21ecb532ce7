import { type Inside, inside, startFixture } from './fixtures/drive'
import type { LocalCloud } from './types'

// Instances start slowly on a busy machine; slowness is not what is tested here.
jest.setTimeout(60_000)

let cloud: LocalCloud

beforeAll(async () => {
  cloud = await startFixture([{ name: 'ticks' }], {
    httpRoutes: [
      { path: '/hanging', function: 'mute' },
      { path: '/', function: 'script' },
      { path: '/web', function: 'web' },
    ],
  })
})
afterAll(() => cloud.stop())

describe('storage', () => {
  test('bytes go up, come down, have an address, and are gone after deletion', async () => {
    const seen = await inside(cloud, async ({ cloud }) => {
      const { fileID } = await cloud.uploadFile({
        cloudPath: 'cards/金 卡.png',
        fileContent: Buffer.from([0, 1, 254, 255]),
      })
      const { fileContent } = await cloud.downloadFile({ fileID })
      const { fileList } = await cloud.getTempFileURL({ fileList: [fileID] })
      return { fileID, bytes: [...fileContent], address: fileList[0]?.tempFileURL as string }
    })
    expect(seen.fileID).toBe('cloud://local-env.local-bucket/cards/金 卡.png')
    expect(seen.bytes).toEqual([0, 1, 254, 255])
    expect(seen.address).toBe(cloud.storageUrl(seen.fileID))
    expect([...Buffer.from(await (await fetch(seen.address)).arrayBuffer())]).toEqual([0, 1, 254, 255])
    const deleted = await inside(
      cloud,
      ({ cloud }, fileID: string) => cloud.deleteFile({ fileList: [fileID] }),
      seen.fileID,
    )
    expect(deleted.fileList[0]).toMatchObject({ fileID: seen.fileID, status: 0 })
    expect((await fetch(seen.address)).status).toBe(404)
  })

  test('a file that is not there has no address', async () => {
    const { fileList } = await inside(cloud, ({ cloud }) =>
      cloud.getTempFileURL({ fileList: ['cloud://local-env.local-bucket/none'] }),
    )
    expect(fileList[0]?.status).not.toBe(0)
  })

  test('a path outside the bucket is refused', async () => {
    const refused = inside(cloud, ({ cloud }) =>
      cloud.uploadFile({ cloudPath: '../escape', fileContent: Buffer.from('x') }),
    )
    await expect(refused).rejects.toThrow()
  })
})

describe('open API', () => {
  test('a call is recorded and answered as taught, camel case inside, snake case outside', async () => {
    cloud.openapi.answer('phonenumber.getPhoneNumber', data => ({
      errcode: 0,
      errmsg: 'ok',
      phone_info: { purePhoneNumber: `for ${data.code}` },
    }))
    const answer = await inside(cloud, ({ cloud }) =>
      cloud.openapi.phonenumber?.getPhoneNumber?.({ code: 'c1' }),
    )
    expect(answer).toMatchObject({ errCode: 0, phoneInfo: { purePhoneNumber: 'for c1' } })
    expect(cloud.openapi.calls().at(-1)).toEqual({
      apiName: 'phonenumber.getPhoneNumber',
      data: { code: 'c1' },
    })
  })

  test('an error code of WeChat rejects', async () => {
    cloud.openapi.answer('security.msgSecCheck', () => ({ errcode: 87014, errmsg: 'risky content' }))
    const refused = inside(cloud, ({ cloud }) =>
      cloud.openapi.security
        ?.msgSecCheck?.({ content: 'x' })
        .catch((error: { errCode: number }) => error.errCode),
    )
    expect(await refused).toBe(87014)
  })

  test('a picture comes back as bytes', async () => {
    cloud.openapi.answer('wxacode.getUnlimited', () => ({
      contentType: 'image/png',
      buffer: Buffer.from([137, 80]),
    }))
    const bytes = await inside(cloud, async ({ cloud }) => {
      const answer = await cloud.openapi.wxacode?.getUnlimited?.({ scene: 'a=1', page: 'pages/index' })
      return [answer?.contentType, ...((answer?.buffer ?? []) as Buffer)]
    })
    expect(bytes).toEqual(['image/png', 137, 80])
    expect(cloud.openapi.calls().at(-1)?.data).toEqual({ scene: 'a=1', page: 'pages/index' })
  })

  test('an API that config.json does not name is refused, and the advice says where to name it', async () => {
    const code = await inside(cloud, ({ cloud }) =>
      cloud.openapi.subscribeMessage
        ?.send?.({ touser: 'o' })
        .catch((error: { errCode: number }) => error.errCode),
    )
    expect(code).toBe(-604101)
    expect(cloud.invocations.last()?.warnings.join()).toContain(
      'add "subscribeMessage.send" to permissions.openapi in script/config.json',
    )
  })
})

describe('cloud pay', () => {
  const order = ({ cloud }: Inside) =>
    cloud.cloudPay.unifiedOrder?.({
      body: 'tea',
      outTradeNo: 'N1',
      spbillCreateIp: '127.0.0.1',
      subMchId: '19',
      totalFee: 1,
      envId: 'local-env',
      functionName: 'script',
    })

  test('without a merchant number WeChat Pay says so in its result', async () => {
    const answer = await inside(cloud, order)
    expect(answer).toMatchObject({
      returnCode: 'SUCCESS',
      resultCode: 'FAIL',
      errCodeDes: expect.stringContaining('no merchant number'),
    })
  })

  test('a simulator answers in snake case, the application reads camel case', async () => {
    cloud.openapi.answer('cloudPay.unifiedOrder', data => ({
      return_code: 'SUCCESS',
      result_code: 'SUCCESS',
      prepay_id: `wx${data.out_trade_no}`,
    }))
    expect(await inside(cloud, order)).toMatchObject({ resultCode: 'SUCCESS', prepayId: 'wxN1' })
    expect(cloud.openapi.calls().at(-1)).toMatchObject({
      apiName: 'cloudPay.unifiedOrder',
      data: { out_trade_no: 'N1', total_fee: 1 },
    })
  })
})

describe('open data', () => {
  test('cloud ids open to what the emulator was taught', async () => {
    cloud.openapi.answer('ApiGetOpenDataByCloudId', ({ cloudIDs }) =>
      (cloudIDs as string[]).map(cloudID => ({ cloudID, data: { nickName: cloudID } })),
    )
    const { list } = await inside(cloud, ({ cloud }) => cloud.getOpenData({ list: ['33_a', '33_b'] }))
    expect(list).toMatchObject([{ cloudID: '33_a', data: { nickName: '33_a' } }, { cloudID: '33_b' }])
  })

  test('the old way of calling an open API', async () => {
    cloud.openapi.answer('wxacode.getUnlimited', () => ({ errcode: 0, page: 'x' }))
    const answer = await inside(cloud, ({ cloud }) =>
      cloud.callOpenAPI({ api: 'wxacode.getUnlimited', data: { scene: 's' } }),
    )
    expect(answer.result).toMatchObject({ page: 'x' })
  })
})

describe('HTTP access service', () => {
  const get = (path: string, body = '') =>
    cloud.http({
      method: 'POST',
      path,
      headers: { 'Content-Type': 'text/plain', 'X-A': '1' },
      query: { q: '1' },
      body: Buffer.from(body),
    })

  test('the event has the documented shape and no caller', async () => {
    const answer = await get('/web/orders/1', '{"a":1}')
    expect(answer.status).toBe(200)
    expect(JSON.parse(answer.body.toString())).toEqual({
      path: '/web/orders/1',
      httpMethod: 'POST',
      headers: { 'content-type': 'text/plain', 'x-a': '1' },
      queryStringParameters: { q: '1' },
      requestContext: { requestId: expect.any(String), envId: 'local-env', appId: '', uin: '' },
      body: '{"a":1}',
      isBase64Encoded: false,
    })
    expect(cloud.invocations.last()?.caller).toEqual({ source: 'wx_http' })
  })

  test('raw bytes reach the function untouched, as Base64 when they are not text', async () => {
    const answer = await cloud.http({
      method: 'PUT',
      path: '/web/x',
      headers: {},
      body: Buffer.from([255, 0]),
    })
    expect(JSON.parse(answer.body.toString())).toMatchObject({
      isBase64Encoded: true,
      body: '/wA=',
      queryStringParameters: {},
    })
  })

  test('strings, objects and bytes become answers', async () => {
    expect(await get('/web/text')).toMatchObject({ status: 200, headers: { 'content-type': 'text/html' } })
    expect((await get('/web/object')).body.toString()).toBe('{"fine":true}')
    expect(await get('/web/bytes')).toEqual({
      status: 201,
      headers: { 'x-kind': 'bytes' },
      body: Buffer.from([0, 255]),
    })
  })

  test('a function that fails answers 500, one that does not answer in time 504', async () => {
    expect((await get('/elsewhere')).status).toBe(500)
    expect((await get('/hanging')).status).toBe(504)
  })

  test('HTTP body ≤ 6 MB', async () => {
    expect((await get('/web', 'x'.repeat(6 * 1024 * 1024 + 1))).status).toBe(413)
  })
})

describe('timers', () => {
  let auto: LocalCloud | undefined
  beforeEach(() => cloud.data.reset())
  afterEach(async () => {
    await auto?.stop()
    auto = undefined
  })

  test('fire without a caller, in the event form of the platform', async () => {
    await cloud.clock.set(Date.parse('2030-01-01T00:00:00Z'))
    await cloud.fireTimer('ticking')
    expect(cloud.data.find('ticks')[0]).toMatchObject({
      event: {
        Type: 'Timer',
        TriggerName: 'everyQuarter',
        Time: expect.stringMatching(/^2030-01-01T00:00:0\d.\d{3}Z$/),
        Message: '',
      },
      openid: 'nobody',
    })
    expect(cloud.invocations.last()?.caller).toEqual({ source: 'wx_trigger' })
  })

  test('moving the clock fires what became due, in order, at its own time', async () => {
    auto = await startFixture([{ name: 'ticks' }], { timers: 'auto' })
    await auto.clock.set(Date.parse('2030-01-01T00:00:01Z'))
    await auto.data.reset()
    await auto.clock.advance(60_000)
    const seconds = auto.data.find('ticks').map(tick => Math.floor(Number(tick.at) / 1000) % 60)
    expect(seconds.sort((a, b) => a - b)).toEqual([0, 15, 30, 45])
  })

  test('a jump over many firings fires a timer at most 60 times', async () => {
    auto = await startFixture([{ name: 'ticks' }], { timers: 'auto' })
    const before = auto.clock.now()
    await auto.clock.advance(30 * 86_400_000)
    const ticks = auto.data.find('ticks').map(tick => Number(tick.at))
    expect(ticks.length).toBeGreaterThan(50)
    expect(ticks.length).toBeLessThanOrEqual(62)
    expect(Math.max(...ticks) - before).toBeGreaterThan(30 * 86_400_000 - 16_000)
  })
})
