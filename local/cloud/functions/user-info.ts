import type { Caller } from './invocation'

const CLIENTS = ['wx_client', 'wx_devtools']

/** Whether a call comes from a mini-program itself: not a function, a timer, HTTP or a payment notice. */
const fromMiniProgram = ({ source = 'wx_client', openid }: Caller): boolean =>
  openid !== undefined && CLIENTS.includes(source)

/**
 * An event as a function called by a mini-program gets it: the platform writes `userInfo: {openId, appId}`
 * into it, over a field of that name the caller may have sent.
 */
export function withUserInfo(event: unknown, caller: Caller): { event: unknown; warnings: string[] } {
  if (!fromMiniProgram(caller) || typeof event !== 'object' || event === null || Array.isArray(event))
    return { event, warnings: [] }
  const { openid: openId, appid: appId } = caller
  return {
    event: { ...event, userInfo: appId === undefined ? { openId } : { openId, appId } },
    warnings: 'userInfo' in event ? [REPLACED] : [],
  }
}

const REPLACED =
  "the event's own userInfo was replaced: the platform writes the caller's openId and appId into that field"
