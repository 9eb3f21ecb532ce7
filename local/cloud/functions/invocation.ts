export type Caller = {
  openid?: string
  appid?: string
  unionid?: string
  /** `wx_client` when omitted; `wx_http`, `wx_trigger`, `wx_paycallback` … have no identity. */
  source?: string
  clientIp?: string
  /** The caller in a mini-program that shares this environment's resources. */
  fromOpenid?: string
  fromAppid?: string
  fromUnionid?: string
}

export type CallOutcome =
  | { ok: true; result: unknown; invocation: Invocation }
  | {
      ok: false
      error: { errorCode: number; errorMessage: string; stackTrace?: string }
      invocation: Invocation
    }

export type Invocation = {
  id: string
  /** 1-based sequence number since the start; chance is drawn by it. */
  n: number
  function: string
  event: unknown
  caller?: Caller
  /** By the movable clock, epoch ms. */
  startedAt: number
  durationMs: number
  outcome: 'running' | 'ok' | 'error' | 'timeout' | 'killed'
  error?: { errorCode: number; errorMessage: string; stackTrace?: string }
  trips: Trip[]
  /** Longest chain of trips that had to wait for one another. */
  depth: number
  warnings: string[]
  logs: string[]
}

export type Trip = {
  n: number
  action: string
  collection?: string
  /** `members.get shanze:o…` */
  summary: string
  /** Since the invocation started. */
  startMs: number
  endMs: number
  depth: number
  scanned: number
  returned: number
  outcome: string
  request: unknown
  answer?: unknown
}
