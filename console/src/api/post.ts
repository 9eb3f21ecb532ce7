import { type Answer, lost, type Refused } from './answer'
import { setServerTime } from './server-clock'

/** Longer than any healthy answer; then the person decides. */
const PATIENCE_MS = 15_000

/**
 * Asks one address below `/api`. The session is a cookie; the header tells the server that a page of ours
 * asks, and no form of another site. Never throws: what went wrong is part of the answer.
 */
export async function post<T>(path: string, body: unknown): Promise<Answer<T>> {
  const controller = new AbortController()
  const timer = setTimeout(() => controller.abort(), PATIENCE_MS)
  try {
    const response = await fetch(`/api/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-huiyuan-console': '1' },
      body: JSON.stringify(body),
      credentials: 'same-origin',
      signal: controller.signal,
    })
    return understand<T>(await response.json())
  } catch (error) {
    if (controller.signal.aborted) return lost('timeout')
    return lost(error instanceof TypeError ? 'offline' : 'internal')
  } finally {
    clearTimeout(timer)
  }
}

type Envelope<T> = ({ ok: true; data: T } | Omit<Refused, 'kind'>) & { requestId?: string; at?: number }

/** INTERNAL is a bug of ours, not a decision: whether the command took effect is unknown. */
function understand<T>(response: unknown): Answer<T> {
  if (typeof response !== 'object' || response === null || !('ok' in response)) return lost('internal')
  const envelope = response as Envelope<T>
  if (typeof envelope.at === 'number') setServerTime(envelope.at)
  if (envelope.ok) return { ok: true, data: envelope.data }
  return envelope.code === 'INTERNAL'
    ? lost('internal', envelope.requestId)
    : { ...envelope, kind: 'refused' }
}
