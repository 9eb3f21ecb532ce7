import type { Envelope } from '../../../local/wechatpay'
import type { TestStack } from '../harness'

/** Takes a crafted notice to one number's address; the HTTP status it was answered with. */
export async function deliver(stack: TestStack, { headers, body }: Envelope, mchid: string): Promise<number> {
  const lowerCased = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const)
  const path = `/wechatpay/notice/${mchid}`
  const request = { method: 'POST', path, headers: Object.fromEntries(lowerCased), body }
  return (await stack.stack.cloud.http(request)).status
}
