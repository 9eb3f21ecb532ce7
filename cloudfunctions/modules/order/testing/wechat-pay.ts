import { main as http } from '../../../http'
import { environment } from '../../../testing/setting'
import type { Shop } from '../../../testing/shop'

type Answering = (request: { url: string; method: string; body: string }) => Response | undefined

/** Answers in place of WeChat Pay while `answer` has one; without one, WeChat Pay itself answers. */
export function insteadOfWechatPay(answer: Answering): void {
  const pay = jest.mocked(fetch)
  const itself = pay.getMockImplementation()
  pay.mockImplementation(async (url, request) => {
    const own = answer({
      url: String(url),
      method: request?.method ?? 'GET',
      body: String(request?.body ?? ''),
    })
    if (own) return own
    if (!itself) throw new Error('WeChat Pay is simulated only inside a test')
    return itself(url, request)
  })
}

/** An error as WeChat Pay words it; such answers need no signature. */
export const payError = (status: number, code: string) =>
  new Response(JSON.stringify({ code, message: code }), { status })

/** WeChat Pay answers 503 to addresses that match, until the end of the test or of `end`. */
export function silenceWechatPay(address = /./): { end: () => void } {
  let silent = true
  insteadOfWechatPay(({ url }) => (silent && address.test(url) ? payError(503, 'SYSTEM_ERROR') : undefined))
  // The pauses between attempts are real time.
  jest.spyOn(globalThis, 'setTimeout').mockImplementation(((run: () => void) => run()) as never)
  return {
    end: () => {
      silent = false
    },
  }
}

/** Requests to WeChat Pay so far, as `METHOD path`. */
export const questions = (about = '') =>
  jest
    .mocked(fetch)
    .mock.calls.map(
      ([url, request]) =>
        `${request?.method ?? 'GET'} ${String(url).replace(environment.WECHATPAY_BASE_URL, '')}`,
    )
    .filter(line => line.includes(about))

/** One request to the HTTP function; what it answers, its body read. */
export async function exchange(shop: Shop, path: string, sent: object | string, headers: object = {}) {
  shop.trips = []
  const body = typeof sent === 'string' ? sent : JSON.stringify(sent)
  const answer = (await http({ path, httpMethod: 'POST', headers, body })) as {
    statusCode: number
    body: string
  }
  return { status: answer.statusCode, body: JSON.parse(answer.body) as Record<string, unknown> }
}
