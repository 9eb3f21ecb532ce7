import { type Inside, inside, startFixture } from './fixtures/drive'
import type { LocalCloud } from './local-cloud'

let cloud: LocalCloud

beforeAll(async () => {
  cloud = await startFixture([])
})
afterAll(() => cloud.stop())

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

test('the old way of calling an open API is answered too', async () => {
  cloud.openapi.answer('wxacode.getUnlimited', () => ({ errcode: 0, page: 'x' }))
  const answer = await inside(cloud, ({ cloud }) =>
    cloud.callOpenAPI({ api: 'wxacode.getUnlimited', data: { scene: 's' } }),
  )
  expect(answer.result).toMatchObject({ page: 'x' })
})

describe('D4: an open API nobody has taught', () => {
  let untaught: LocalCloud
  beforeAll(async () => {
    untaught = await startFixture([])
  })
  afterAll(() => untaught.stop())

  test.each([
    ['the newer way', 'cloud.openapi.security.msgSecCheck({ content: "x" })', 'security.msgSecCheck'],
    ['the older way', 'cloud.callOpenAPI({ api: "nonsense.doIt", data: {} })', 'nonsense.doIt'],
    ['a name WeChat does not have', 'cloud.openapi.nonsense.doIt({})', 'nonsense.doIt'],
  ])('an unknown open API is refused by name, with what to teach, called %s', async (_, call, name) => {
    const outcome = await untaught.call('script', { code: `({ cloud }) => ${call}` }, {})
    expect(outcome.ok ? '' : outcome.error.stackTrace).toContain(`does not know what ${name} answers`)
    expect(outcome.invocation.warnings.join()).toContain(`cloud.openapi.answer('${name}', data =>`)
  })

  test('a phone number, a code picture and a message have a documented answer', async () => {
    const seen = await inside(untaught, async ({ cloud }) => ({
      phone: await cloud.openapi.phonenumber?.getPhoneNumber?.({ code: 'c1' }),
      code: await cloud.openapi.wxacode
        ?.getUnlimited?.({ scene: 'a=1' })
        .then(({ contentType, buffer }) => [contentType, (buffer as Buffer).subarray(1, 4).toString()]),
    }))
    expect(seen.phone).toMatchObject({ errCode: 0, phoneInfo: { purePhoneNumber: '10000000000' } })
    expect(seen.code).toEqual(['image/png', 'PNG'])
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

  test('cloudPay without a merchant number: WeChat Pay says so in its result', async () => {
    const answer = await inside(cloud, order)
    expect(answer).toMatchObject({
      returnCode: 'SUCCESS',
      resultCode: 'FAIL',
      errCodeDes: expect.stringContaining('no merchant number'),
    })
  })

  test('a cloudPay simulator answers in snake case, the application reads camel case', async () => {
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

  test('signatures are made for calls with open data', async () => {
    cloud.openapi.answer('ApiVoipSign', ({ groupId, nonce }) => ({ signature: `${groupId}/${nonce}` }))
    const signed = await inside(cloud, async ({ cloud }) => [
      await cloud.getVoIPSign({ groupId: 'g', timestamp: 1, nonce: 'n' }),
      await cloud.getCloudCallSign({ parameterList: ['p'] }),
    ])
    expect(signed).toMatchObject([
      { signature: 'g/n', errCode: 0 },
      { signature: 'local-signature', errCode: 0 },
    ])
  })
})
