import type { ActionName, InputOf, OutputOf } from '@shared/contract'
import type { Session } from '@/api/session'
import type { Ticket, TicketState } from '@/login/use-ticket'

type Refusal = { ok: false; code: string; message: string; data?: unknown }
type Reply<Input, Output> = (input: Input) => Output | Refusal | Promise<Output | Refusal>

/** Replies by action, and by address of what is no action. */
export type Replies = { [N in ActionName]?: Reply<InputOf<N>, OutputOf<N>> } & {
  'login.session'?: Reply<unknown, Session>
  login?: Reply<unknown, Ticket>
  'login/poll'?: Reply<{ ticket: string }, { state: TicketState }>
  logout?: Reply<unknown, Record<string, never>>
}

export interface Sent {
  /** The action, or the address where it is none. */
  what: string
  input: unknown
  headers: Record<string, string>
}

const isRefusal = (reply: unknown): reply is Refusal =>
  typeof reply === 'object' && reply !== null && (reply as { ok?: unknown }).ok === false

/**
 * The console's server for tests: answers by the given replies, records what was asked. A reply that throws
 * is a request that never arrived.
 */
export function serverThatAnswers(replies: Replies): Sent[] {
  const sent: Sent[] = []
  global.fetch = (async (address: string, request: { body: string; headers: Record<string, string> }) => {
    const body = JSON.parse(request.body) as { action?: string; input?: unknown }
    const what = body.action ?? address.replace('/api/', '')
    const input = body.action ? body.input : body
    sent.push({ what, input, headers: request.headers })
    const reply = replies[what as keyof Replies] as ((input: unknown) => unknown) | undefined
    if (!reply) throw new Error(`no reply prepared for ${what}`)
    const result = await reply(input)
    return { json: async () => (isRefusal(result) ? result : { ok: true, data: result, requestId: 'r-1' }) }
  }) as unknown as typeof fetch
  return sent
}

/** What browsers say without network. */
export const noNetwork = (): never => {
  throw new TypeError('Failed to fetch')
}

export const refusal = (code: string, message: string) => (): Refusal => ({ ok: false, code, message })
export const notSignedIn = refusal('NOT_SIGNED_IN', '登录已经结束')

/** One reply after the other; the last one for ever. */
export function inTurn<Output>(...replies: (() => Output)[]): () => Output {
  let next = 0
  return () => {
    const reply = replies[Math.min(next, replies.length - 1)]
    next += 1
    if (!reply) throw new Error('no reply prepared')
    return reply()
  }
}
