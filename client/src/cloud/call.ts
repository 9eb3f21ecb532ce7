import type { ActionName, InputOf, OutputOf, RequestEnvelope, ResponseEnvelope } from '@shared/contract'
import { post } from '@/device/post'
import { type Answer, lost } from './answer'
import { applyThemeOf } from './apply-theme'
import { currentBrand } from './brand-id'
import { setServerTime } from './server-clock'

/** Longer than any healthy answer; then the person decides. */
const PATIENCE_MS = 12_000

/** Calls the cloud for one action. Never throws: what went wrong is part of the answer. */
export async function call<N extends ActionName>(action: N, input: InputOf<N>): Promise<Answer<OutputOf<N>>> {
  const request: RequestEnvelope = { action, brand: currentBrand(), input }
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<Answer<never>>(resolve => {
    timer = setTimeout(() => resolve(lost('timeout')), PATIENCE_MS)
  })
  const answer = await Promise.race([post(request).then(understand<OutputOf<N>>, failed), late])
  clearTimeout(timer)
  if (answer.ok) applyThemeOf(answer.data)
  return answer
}

/** INTERNAL is a bug of ours, not a decision: whether the command took effect is unknown. */
function understand<T>(response: unknown): Answer<T> {
  if (typeof response !== 'object' || response === null || !('ok' in response)) return lost('internal')
  const envelope = response as ResponseEnvelope<T>
  if (typeof envelope.at === 'number') setServerTime(envelope.at)
  if (envelope.ok) return envelope
  return envelope.code === 'INTERNAL'
    ? lost('internal', envelope.requestId)
    : { ...envelope, kind: 'refused' }
}

/** Distinguishes a missing network from a missing answer, by what WeChat and browsers say. */
function failed(error: unknown): Answer<never> {
  const { errMsg, message } = (error ?? {}) as { errMsg?: string; message?: string }
  const text = `${errMsg ?? ''} ${message ?? ''}`
  if (/time.?out|TIME_LIMIT|-504003/i.test(text)) return lost('timeout')
  if (/request:fail|Failed to fetch|NetworkError|Load failed|-601\d{3}|interrupted/i.test(text))
    return lost('offline')
  return lost('internal')
}
