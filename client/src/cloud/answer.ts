import type { RefusalCode } from '@shared/contract'

interface Failed {
  ok: false
  /** The sentence for the person who sees it. */
  message: string
}

/** The server said no, and why. `data` holds facts the screen needs. */
export interface Refused extends Failed {
  kind: 'refused'
  code: RefusalCode
  data?: unknown
  requestId: string
}

/** Whether the request took effect is unknown: no network, no answer in time, or a bug on our side. */
export interface Lost extends Failed {
  kind: 'offline' | 'timeout' | 'internal'
  requestId?: string
}

export type Failure = Refused | Lost
export type Answer<T> = { ok: true; data: T; requestId: string } | Failure

const sentences: Record<Lost['kind'], string> = {
  offline: '没有网络，这次还没有送出',
  timeout: '等了很久没有回音，你的积分和券没有变动',
  internal: '没能打开，不是你的问题。你的积分和券都在，没有变动',
}

/** A command without an answer may have counted: nothing says that it did not. */
const sentencesOfCommands: Record<Lost['kind'], string> = {
  offline: sentences.offline,
  timeout: '等了很久没有回音，可能已经办好。再点一次就知道，不会重复算',
  internal: '没等到结果，不是你的问题。再点一次就知道，不会重复算',
}

/** What a command was answered, in words that are true of something that changes. */
export const ofCommand = <T>(answer: Answer<T>): Answer<T> =>
  answer.ok || answer.kind === 'refused' ? answer : { ...answer, message: sentencesOfCommands[answer.kind] }

export const lost = (kind: Lost['kind'], requestId?: string): Lost => ({
  ok: false,
  kind,
  message: sentences[kind],
  ...(requestId ? { requestId } : {}),
})
