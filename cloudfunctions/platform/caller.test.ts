import { callerFromMiniProgram } from './caller'

const OPENID = 'oTestCaller000000000000000001'
const asIf = (environment: Record<string, string>) => {
  for (const key of ['WX_OPENID', 'WX_APPID', 'WX_UNIONID', 'TCB_SOURCE', 'WX_CONTEXT_KEYS'])
    delete process.env[key]
  Object.assign(process.env, environment)
  return callerFromMiniProgram()
}
const called = {
  WX_CONTEXT_KEYS: 'WX_OPENID,WX_APPID,WX_UNIONID',
  WX_OPENID: OPENID,
  WX_APPID: 'wx5a0c1f2e3d4b6a78',
  TCB_SOURCE: 'wx_client',
}

describe('who calls', () => {
  test.each(['wx_client', 'wx_devtools'])('from %s is who the platform says', source => {
    const caller = { openid: OPENID, appid: called.WX_APPID }
    expect(asIf({ ...called, TCB_SOURCE: source })).toEqual(caller)
    expect(asIf({ ...called, WX_UNIONID: 'u1', TCB_SOURCE: source })).toEqual({ ...caller, unionid: 'u1' })
  })

  test.each(['wx_http', 'wx_trigger', 'wx_paycallback', 'scf', 'wx_client,scf', 'wx_unknown', ''])(
    'from %p has no caller, whose openid the instance may still hold',
    source => {
      expect(asIf({ ...called, TCB_SOURCE: source })).toBeNull()
    },
  )

  test.each([
    ['no openid', { WX_OPENID: '' }],
    ['an openid the SDK takes for a number', { WX_OPENID: '1234567890' }],
    ['no appid', { WX_APPID: '' }],
    ['no context at all', { WX_CONTEXT_KEYS: '' }],
  ])('with %s has no caller', (_case, change) => {
    expect(asIf({ ...called, ...change })).toBeNull()
  })
})
