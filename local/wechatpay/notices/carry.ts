import type { Envelope } from './flaws'
import { ANSWER_LIMIT_MS } from './retry-schedule'

/** Brings a notice to its address and tells the answer's status. */
export type Deliver = (url: string, request: Envelope) => Promise<{ status: number }>

/** Over HTTP, without following redirects. */
export const deliverByHttp: Deliver = async (url, { headers, body }) => {
  const signal = AbortSignal.timeout(ANSWER_LIMIT_MS)
  const response = await fetch(url, {
    method: 'POST',
    headers,
    body: new Uint8Array(body),
    redirect: 'manual',
    signal,
  })
  await response.arrayBuffer()
  return { status: response.status }
}

/** The answer's status, or null when there was none within 5 s of real time. Never rejects. */
export async function statusOf(deliver: Deliver, url: string, envelope: Envelope): Promise<number | null> {
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<null>(resolve => {
    timer = setTimeout(() => resolve(null), ANSWER_LIMIT_MS)
  })
  const answered = Promise.resolve()
    .then(() => deliver(url, envelope))
    .then(
      ({ status }) => status,
      () => null,
    )
  const status = await Promise.race([answered, tooLate])
  clearTimeout(timer)
  return status
}
