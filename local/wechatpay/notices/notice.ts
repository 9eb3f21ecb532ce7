import type { NoticeFlaw } from './flaws'

/**
 * How the next notices behave on their way. All but the lost arrive in the end, if refused ones are tried
 * again.
 */
const NOTICE_BEHAVIOURS = {
  normal: '正常',
  late: '晚 30 秒',
  lost: '不来',
  twice: '来两次',
  reordered: '乱序',
  forged: '伪造',
  probe: '探测签名',
  stale: '时间过旧',
  'wrong-key': '用错密钥',
  reserialised: '内容被改写',
} as const
export type NoticeBehaviour = keyof typeof NOTICE_BEHAVIOURS

export type NoticeKind = 'payment' | 'refund'

/** What happened: a payment or a refund's outcome, in WeChat Pay's words. */
export interface Event {
  mchid: string
  url: string
  kind: NoticeKind
  eventType: string
  outTradeNo: string
  content: Record<string, unknown>
}

export interface Attempt {
  at: number
  flaw: NoticeFlaw
  /** The answer's HTTP status, or null when there was none within 5 s. */
  status: number | null
  tookMs: number
}

/** One notice and its story. It keeps its id over all attempts. */
export interface Notice extends Event {
  id: string
  createdAt: number
  behaviour: NoticeBehaviour
  state: 'waiting' | 'delivered' | 'given-up' | 'lost'
  attempts: Attempt[]
  /** Scheduled attempts so far; those made by hand do not count. */
  tries: number
  /** When it is tried next, while waiting. */
  nextAttemptAt: number | null
}
