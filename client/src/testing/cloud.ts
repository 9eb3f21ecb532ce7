import type { ActionName, InputOf, OutputOf, RefusalCode } from '@shared/contract'

type Refusal = { ok: false; code: RefusalCode; message: string; data?: unknown }
type Reply<N extends ActionName> = (
  input: InputOf<N>,
) => OutputOf<N> | Refusal | Promise<OutputOf<N> | Refusal>
export type Replies = { [N in ActionName]?: Reply<N> }

export interface SentRequest {
  action: string
  brand: string
  input: unknown
}

const isRefusal = (reply: unknown): reply is Refusal =>
  typeof reply === 'object' && reply !== null && (reply as { ok?: unknown }).ok === false

/**
 * A cloud for tests: answers actions by the given replies and records what was asked.
 * A reply that throws is a request that never arrived.
 */
export function cloudThatAnswers(replies: Replies): SentRequest[] {
  const sent: SentRequest[] = []
  global.fetch = (async (_address: string, request: { body: string }) => {
    const { data } = JSON.parse(request.body) as { data: SentRequest }
    sent.push(data)
    const reply = replies[data.action as ActionName] as ((input: unknown) => unknown) | undefined
    if (!reply) throw new Error(`no reply prepared for ${data.action}`)
    const result = await reply(data.input)
    const envelope = isRefusal(result) ? result : { ok: true, data: result }
    return {
      ok: true,
      json: async () => ({ ...envelope, requestId: `t-${sent.length}`, at: timeOf(result) }),
    }
  }) as unknown as typeof fetch
  return sent
}

/** What browsers say without network. */
export const noNetwork = (): never => {
  throw new TypeError('Failed to fetch')
}

/** The cloud's time: what a reply with a time of its own says, else this moment. */
function timeOf(reply: unknown): number {
  const { now, codes } = (reply ?? {}) as { now?: number; codes?: { madeAt: number } | null }
  return now ?? codes?.madeAt ?? Date.now()
}

/** A reply that always refuses. */
export const refusal = (code: RefusalCode, message: string, data?: unknown) => (): Refusal => ({
  ok: false,
  code,
  message,
  ...(data === undefined ? {} : { data }),
})
