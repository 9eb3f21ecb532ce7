import type { CallOutcome, LocalCloud } from '../cloud'
import { APPID, openidOfPersona } from '../demo'
import { type Handler, json } from '../http-server'

/** The few facts of an answer the stage shows. */
export interface ApiAnswer {
  ok: boolean
  code?: string
  message?: string
  data?: unknown
}

/**
 * `POST /cloud/call {name, data}`: what `wx.cloud.callFunction` does on a phone, for the preview in the
 * browser. Who calls is the persona in `x-dev-persona` (or `?as=`), as WeChat would vouch for it.
 */
export function callCloud(
  cloud: LocalCloud,
  onAnswer: (outcome: CallOutcome, answer: ApiAnswer | null) => void,
): Handler {
  return async ({ method, headers, query, body }) => {
    if (method !== 'POST') return json(405, { errMsg: '只收 POST' })
    const request = requestOf(body)
    if (!request) return json(400, { errMsg: '请求要写成 {"name": "api", "data": {…}}' })
    const persona = headers['x-dev-persona'] ?? query.as ?? 'zhouzhou'
    const caller = { openid: openidOfPersona(persona), appid: APPID, source: 'wx_client' }
    const outcome = await cloud.call(request.name, request.data, caller)
    onAnswer(outcome, outcome.ok ? (outcome.result as ApiAnswer | null) : null)
    if (outcome.ok) return json(200, outcome.result)
    const { errorCode, errorMessage } = outcome.error
    return json(500, { errCode: errorCode, errMsg: `cloud.callFunction:fail ${errorCode} ${errorMessage}` })
  }
}

function requestOf(body: Buffer): { name: string; data: unknown } | null {
  try {
    const { name, data } = JSON.parse(body.toString('utf8')) as { name?: unknown; data?: unknown }
    return typeof name === 'string' ? { name, data: data ?? {} } : null
  } catch {
    return null
  }
}
