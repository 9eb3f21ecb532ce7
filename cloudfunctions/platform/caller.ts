import { cloud } from './cloud'

/** Who calls, as the platform vouches for it. */
export interface Caller {
  openid: string
  appid: string
  unionid?: string
}

/**
 * The only sources whose OPENID belongs to *this* call; others may find the previous caller's in a reused
 * instance.
 */
const SOURCES_WITH_A_CALLER = new Set(['wx_client', 'wx_devtools'])

/** Whether the platform's timer called: no client, HTTP request or other function can claim this source. */
export const calledByTimer = (): boolean => cloud.getWXContext().SOURCE === 'wx_trigger'

/**
 * The person who called the `api` function from the mini-program, or null.
 * Timers, HTTP and pay notices have no caller and never ask here.
 */
export function callerFromMiniProgram(): Caller | null {
  const context = cloud.getWXContext()
  if (!SOURCES_WITH_A_CALLER.has(context.SOURCE ?? '')) return null
  const { OPENID: openid, APPID: appid, UNIONID: unionid } = context
  if (typeof openid !== 'string' || openid === '' || typeof appid !== 'string' || appid === '') return null
  return { openid, appid, ...(typeof unionid === 'string' && unionid !== '' ? { unionid } : {}) }
}
