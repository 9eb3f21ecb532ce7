import type { RequestEnvelope } from '@shared/contract'
import Taro from '@tarojs/taro'
import { persona } from './persona'

const FUNCTION = 'api'
let opened = false

/**
 * Carries one request to the function `api` and brings back what it returned; rejects when it did not arrive.
 */
export async function post(request: RequestEnvelope): Promise<unknown> {
  if (process.env.TARO_ENV === 'weapp') {
    if (!opened) {
      Taro.cloud.init(HUIYUAN_CLOUD_ENV ? { env: HUIYUAN_CLOUD_ENV } : {})
      opened = true
    }
    const { result } = await Taro.cloud.callFunction({ name: FUNCTION, data: { ...request } })
    return result
  }
  const response = await fetch('/cloud/call', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-dev-persona': persona() },
    body: JSON.stringify({ name: FUNCTION, data: request }),
  })
  if (!response.ok) throw new Error(`the local cloud answered ${response.status}`)
  return response.json()
}
