import { CloudError } from '../errors'

/** What the bought plan allows; omitted figures are not enforced. */
export type Plan = { connections?: number; requestsPerSecond?: number }

/**
 * Plans whose figures the platform has published; larger ones have 50 to 500 connections, given as figures.
 */
export const PLANS = { basic: { connections: 20, requestsPerSecond: 30 } } as const satisfies Record<
  string,
  Plan
>
export type PlanName = keyof typeof PLANS

/** Counts requests in flight and per second, and refuses what the plan does not cover. */
export class PlanGate {
  private inFlight = 0
  private second = 0
  private inSecond = 0
  private readonly plan: Plan
  private readonly now: () => number

  /** Seconds are those of the cloud's clock. */
  constructor(plan: Plan | PlanName, now: () => number) {
    this.now = now
    this.plan = typeof plan === 'string' ? PLANS[plan] : plan
  }

  /** Throws when the plan is used up; otherwise call the returned function once the request is answered. */
  enter(): () => void {
    const second = Math.floor(this.now() / 1000)
    if (second !== this.second) {
      this.second = second
      this.inSecond = 0
    }
    if (this.inSecond >= (this.plan.requestsPerSecond ?? Number.POSITIVE_INFINITY)) {
      throw new CloudError(
        'EXCEED_REQUEST_LIMIT',
        `[LimitExceeded.RequestLimit] more than ${this.plan.requestsPerSecond} requests per second`,
        'spread the work or buy a larger plan',
      )
    }
    if (this.inFlight >= (this.plan.connections ?? Number.POSITIVE_INFINITY)) {
      throw new CloudError(
        'EXCEED_CONCURRENT_REQUEST_LIMIT',
        `[LimitExceeded.ConcurrentRequest] more than ${this.plan.connections} connections at once`,
        'send fewer requests in parallel or buy a larger plan',
      )
    }
    this.inSecond++
    this.inFlight++
    return () => {
      this.inFlight--
    }
  }
}
