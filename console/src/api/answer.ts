import type { RefusalCode } from '@shared/contract'

/** The server said no, and why. `NOT_SIGNED_IN` ends the session on this computer. */
export interface Refused {
  ok: false
  kind: 'refused'
  code: RefusalCode
  /** The sentence for the person who sees it. */
  message: string
  data?: unknown
  requestId?: string
}

/** Whether the request took effect is unknown: no network, no answer in time, or a bug on our side. */
export interface Lost {
  ok: false
  kind: 'offline' | 'timeout' | 'internal'
  message: string
  requestId?: string
}

export type Failure = Refused | Lost
export type Answer<T> = { ok: true; data: T } | Failure

const sentences: Record<Lost['kind'], string> = {
  offline: '没有网络，什么也没有变动',
  timeout: '等了很久没有回音，什么也没有变动',
  internal: '没有取到，不是你的问题。账没有变动',
}

/** A command without an answer may have counted: nothing says that it did not. */
const sentencesOfCommands: Record<Lost['kind'], string> = {
  offline: '没有网络，还没有送出。连上再点一次，不会重复算',
  timeout: '等了很久没有回音，可能已经办好。再点一次就知道，不会重复算',
  internal: '没等到结果，不是你的问题。再点一次就知道，不会重复算',
}

export const lost = (kind: Lost['kind'], requestId?: string): Lost => ({
  ok: false,
  kind,
  message: sentences[kind],
  ...(requestId ? { requestId } : {}),
})

/** What a command was answered, in words that are true of something that changes. */
export const ofCommand = <T>(answer: Answer<T>): Answer<T> =>
  answer.ok || answer.kind === 'refused' ? answer : { ...answer, message: sentencesOfCommands[answer.kind] }
