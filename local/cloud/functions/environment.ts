import { randomUUID } from 'node:crypto'
import { LIMITS } from '../limits'
import type { Caller } from './invocation'

/** Never changes while an instance lives: what makes the SDK believe it runs in the cloud and talk to us. */
export const instanceEnvironment = (options: {
  url: string
  envId: string
  env: Record<string, string>
  functionName: string
}) => ({
  TZ: 'UTC',
  ...options.env,
  TCB_ENV: options.envId,
  SCF_NAMESPACE: options.envId,
  TENCENTCLOUD_RUNENV: 'SCF',
  TENCENTCLOUD_REGION: 'ap-shanghai',
  TENCENTCLOUD_SECRETID: 'local-secret-id',
  TENCENTCLOUD_SECRETKEY: 'local-secret-key',
  SCF_FUNCTIONNAME: options.functionName,
  TCB_CONTEXT_CNFG: JSON.stringify({ URL: options.url }),
  TCB_CONTEXT_KEYS: 'TCB_ENV,TCB_SEQID,TCB_TRACELOG,TCB_SOURCE,TCB_SESSIONTOKEN,TCB_ROUTE_KEY',
  // The SDK's slow-request timer outlives failed calls and then warns of nothing.
  SILENCE: 'true',
})

const IDENTITY = {
  openid: 'WX_OPENID',
  appid: 'WX_APPID',
  unionid: 'WX_UNIONID',
  fromOpenid: 'WX_FROM_OPENID',
  fromAppid: 'WX_FROM_APPID',
  fromUnionid: 'WX_FROM_UNIONID',
} as const

/**
 * Everything one invocation may set; an instance drops these before the next unless its environment is
 * sticky.
 */
export const PER_INVOCATION = [
  ...Object.values(IDENTITY),
  'WX_CONTEXT_KEYS',
  'WX_CLIENTIP',
  'WX_CLIENTIPV6',
  'WX_API_TOKEN',
  'WX_TRIGGER_API_TOKEN_V0',
  'TCB_SEQID',
  'TCB_SOURCE',
  'TRIGGER_SRC',
]

/**
 * The variables the platform sets for one invocation: who calls, from where, and the token its requests
 * carry.
 */
export function invocationEnvironment(caller: Caller, token: string): Record<string, string> {
  const environment: Record<string, string> = {
    WX_API_TOKEN: token,
    WX_TRIGGER_API_TOKEN_V0: token,
    TCB_SEQID: randomUUID(),
    TCB_SOURCE: caller.source ?? 'wx_client',
  }
  const keys = ['WX_API_TOKEN']
  for (const [field, key] of Object.entries(IDENTITY)) {
    const value = caller[field as keyof typeof IDENTITY]
    if (value === undefined) continue
    environment[key] = value
    keys.push(key)
  }
  if (caller.openid !== undefined) {
    environment.WX_CLIENTIP = caller.clientIp ?? '127.0.0.1'
    environment.WX_CLIENTIPV6 = `::ffff:${environment.WX_CLIENTIP}`
    keys.push('WX_CLIENTIP', 'WX_CLIENTIPV6')
  }
  if (environment.TCB_SOURCE === 'wx_trigger') environment.TRIGGER_SRC = 'timer'
  return { ...environment, WX_CONTEXT_KEYS: keys.join(',') }
}

/** A function's own variables have their share of space. */
export function refuseLongEnvironment(env: Record<string, string>): void {
  const bytes = Object.entries(env).reduce(
    (sum, [key, value]) => sum + key.length + Buffer.byteLength(value),
    0,
  )
  if (bytes > LIMITS.environmentBytes) {
    throw new Error(
      `function environment variables take ${bytes} bytes, the platform allows ${LIMITS.environmentBytes}`,
    )
  }
}
