import { accept } from '@shared/contract'
import type { Context, StaffContext } from '../platform/context'
import { fakeCloud } from '../platform/testing/fake-cloud'
import { answer, type Handlers } from './answer'

const BRAND = {
  _id: 'shanze',
  name: '山泽茶事',
  appid: 'wx5a0c1f2e3d4b6a78',
  furtherAppids: ['wx-second-app'],
}
const UNNAMED = { _id: 'unnamed', name: '还没填小程序', appid: '' }
const CLERK = 'oTestClerk0000000000000000001'
const FORMER = 'oTestClerk0000000000000000002'
const documents: Record<string, object> = {
  shanze: BRAND,
  unnamed: UNNAMED,
  [`shanze:${CLERK}`]: { _id: `shanze:${CLERK}`, name: '陈一', role: 'clerk', stores: ['*'], active: true },
  [`shanze:${FORMER}`]: { _id: `shanze:${FORMER}`, name: '旧人', active: false },
}

let cloud: Awaited<ReturnType<typeof fakeCloud>>
beforeAll(async () => {
  cloud = await fakeCloud(({ query }) => {
    const found = documents[(JSON.parse(String(query)) as { _id: string })._id]
    return { requestId: 'r', data: { list: found ? [JSON.stringify(found)] : [] } }
  })
})
afterAll(() => cloud.stop())

const openWallet = jest.fn(async (_context: Context, _input: unknown) => accept('wallet'))
const openToday = jest.fn(async (context: StaffContext) => accept(context.staff.name))
const handlers = { 'coupon.wallet': openWallet, 'redemption.today': openToday } as unknown as Handlers

const called = {
  WX_CONTEXT_KEYS: 'WX_OPENID,WX_APPID',
  WX_OPENID: 'oTestGuest0000000000000000001',
  WX_APPID: 'wx5a0c1f2e3d4b6a78',
  TCB_SOURCE: 'wx_client',
}
beforeEach(() => {
  Object.assign(process.env, called)
  delete process.env.HUIYUAN_BRAND
  jest.clearAllMocks()
  cloud.requests.length = 0
})

const wallet = { action: 'coupon.wallet', brand: 'shanze', input: { tab: 'usable' } }
const today = { action: 'redemption.today', brand: 'shanze', input: { storeId: 'shanze:yunqi' } }
const ask = (event: unknown) => answer(handlers, event, 'req-1')

describe('a call', () => {
  test('reaches its action with brand, caller, time and checked input', async () => {
    const before = Date.now()
    expect(await ask({ ...wallet, userInfo: { appId: 'added by the platform' } })).toEqual(accept('wallet'))
    const [context, input] = openWallet.mock.calls[0] ?? []
    expect(context).toEqual({
      brand: BRAND,
      caller: { openid: called.WX_OPENID, appid: called.WX_APPID },
      now: expect.any(Number),
      requestId: 'req-1',
    })
    expect(context?.now).toBeGreaterThanOrEqual(before)
    expect(input).toEqual({ tab: 'usable' })
  })

  test('low 2: an unknown field with a huge name is refused by the first 100 characters of it', async () => {
    const refusal = await ask({ ...wallet, input: { tab: 'usable', ['n'.repeat(1_100_000)]: 1 } })
    expect(refusal).toEqual(
      expect.objectContaining({ code: 'BAD_INPUT', data: { field: expect.any(String) } }),
    )
    expect(JSON.stringify(refusal).length).toBeLessThan(400)
  })

  test("D2: the platform's userInfo is neither refused nor believed", async () => {
    const userInfo = { openId: CLERK, appId: called.WX_APPID }
    expect(await ask({ ...wallet, userInfo })).toEqual(accept('wallet'))
    expect(openWallet.mock.calls[0]?.[0].caller.openid).toBe(called.WX_OPENID)
    expect(await ask({ ...today, userInfo })).toMatchObject({ ok: false, code: 'NOT_STAFF' })
  })

  test('with a warm brand costs no trip', async () => {
    await ask(wallet)
    cloud.requests.length = 0
    await ask(wallet)
    expect(cloud.requests).toHaveLength(0)
  })

  test.each([
    ['no event', null, 'BAD_INPUT', { field: '' }],
    ['words', 'coupon.wallet', 'BAD_INPUT', { field: '' }],
    ['no action', { brand: 'shanze' }, 'BAD_INPUT', { field: 'action' }],
    ['an action by number', { ...wallet, action: 7 }, 'BAD_INPUT', { field: 'action' }],
    ['a huge action', { ...wallet, action: 'a'.repeat(1e6) }, 'BAD_INPUT', { field: 'action' }],
    [
      'an unknown action',
      { ...wallet, action: 'wallet.empty' },
      'UNKNOWN_ACTION',
      { action: 'wallet.empty' },
    ],
    ['an inherited name', { ...wallet, action: 'toString' }, 'UNKNOWN_ACTION', { action: 'toString' }],
    [
      'an action without a handler',
      { ...wallet, action: 'member.me', input: {} },
      'UNKNOWN_ACTION',
      { action: 'member.me' },
    ],
    ['no input', { ...wallet, input: undefined }, 'BAD_INPUT', { field: 'input' }],
    ['a list as input', { ...wallet, input: [] }, 'BAD_INPUT', { field: 'input' }],
    ['a missing field', { ...wallet, input: {} }, 'BAD_INPUT', { field: 'input.tab' }],
    ['a wrong type', { ...wallet, input: { tab: 1 } }, 'BAD_INPUT', { field: 'input.tab' }],
    [
      'an unknown field',
      { ...wallet, input: { tab: 'usable', openid: 'o' } },
      'BAD_INPUT',
      { field: 'input.openid' },
    ],
    [
      'a huge string',
      { ...wallet, input: { tab: 'usable', storeId: 'x'.repeat(1e6) } },
      'BAD_INPUT',
      { field: 'input.storeId' },
    ],
    ['no brand', { ...wallet, brand: '' }, 'NO_BRAND', undefined],
    ['a brand nobody has', { ...wallet, brand: 'nobody' }, 'NO_BRAND', undefined],
  ])('with %s is refused in words and reaches nothing', async (_case, event, code, told) => {
    const outcome = await ask(event)
    expect(outcome).toMatchObject({ ok: false, code, message: expect.stringMatching(/[\u4e00-\u9fff]/) })
    expect(outcome.ok || outcome.data).toEqual(told)
    expect(openWallet).not.toHaveBeenCalled()
  })

  test('from nobody the platform vouches for is refused', async () => {
    process.env.TCB_SOURCE = 'wx_http'
    expect(await ask(wallet)).toMatchObject({ code: 'NO_CALLER' })
    expect(cloud.requests).toHaveLength(0)
  })
})

describe('a deployment for one brand', () => {
  test('serves it under its own name or none, and no other', async () => {
    process.env.HUIYUAN_BRAND = 'shanze'
    expect(await ask({ ...wallet, brand: '' })).toMatchObject({ ok: true })
    expect(await ask(wallet)).toMatchObject({ ok: true })
    expect(await ask({ ...wallet, brand: 'other' })).toMatchObject({ code: 'NO_BRAND' })
  })
})

describe('an action for staff', () => {
  test('knows who of the staff calls, for one trip', async () => {
    process.env.WX_OPENID = CLERK
    await ask(wallet)
    cloud.requests.length = 0
    expect(await ask(today)).toEqual(accept('陈一'))
    expect(cloud.requests.map(request => request.collectionName)).toEqual(['staff'])
  })

  test.each([
    ['a customer', called.WX_OPENID],
    ['someone who left', FORMER],
  ])('is closed to %s', async (_who, openid) => {
    process.env.WX_OPENID = openid
    expect(await ask(today)).toMatchObject({ code: 'NOT_STAFF' })
    expect(openToday).not.toHaveBeenCalled()
  })
})

describe('low 5: the mini-program a call comes from', () => {
  test.each([
    ['the brand’s own', 'wx5a0c1f2e3d4b6a78'],
    ['a further one of the brand', 'wx-second-app'],
  ])('low 5: %s is served', async (_case, appid) => {
    Object.assign(process.env, { WX_APPID: appid })
    expect(await ask(wallet)).toEqual(accept('wallet'))
  })

  test('low 5: another brand’s is refused, for customers and staff alike', async () => {
    Object.assign(process.env, { WX_APPID: 'wx0000000000000000', WX_OPENID: CLERK })
    expect(await ask(wallet)).toMatchObject({ ok: false, code: 'WRONG_APP' })
    expect(await ask(today)).toMatchObject({ ok: false, code: 'WRONG_APP' })
    expect(openWallet).not.toHaveBeenCalled()
  })

  test('low 5: a brand that has named none is served only by a deployment for it alone', async () => {
    const call = { ...wallet, brand: 'unnamed' }
    expect(await ask(call)).toMatchObject({ ok: false, code: 'WRONG_APP' })
    process.env.HUIYUAN_BRAND = 'unnamed'
    expect(await ask(call)).toEqual(accept('wallet'))
  })
})
