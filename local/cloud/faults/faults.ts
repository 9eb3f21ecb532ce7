import type { Invocation } from '../types'

/**
 * `before`: connection reset, nothing applied. `after`: applied, then reset (the answer is lost).
 * `hang`: never applied nor answered. `kill-before` / `kill-after`: the instance dies at that point.
 */
export type FaultMode = 'before' | 'after' | 'hang' | 'kill-before' | 'kill-after'

export type FaultRule = {
  function?: string
  /** The how-manieth round trip of its invocation, from 1. */
  trip?: number
  /** `database.modifyDocument` … */
  action?: string
  collection?: string
  match?: (invocation: Invocation) => boolean
  mode: FaultMode
  /** How often the rule strikes; omitted: always. */
  times?: number
}

type Strike = { invocation: Invocation; trip: number; action: string; collection?: string | undefined }

/** The rules tests have laid; each incoming round trip asks whether one of them strikes. */
export class Faults {
  private rules: { rule: FaultRule; left: number }[] = []

  add = (rule: FaultRule): (() => void) => {
    const entry = { rule, left: rule.times ?? Number.POSITIVE_INFINITY }
    this.rules.push(entry)
    return () => {
      this.rules = this.rules.filter(other => other !== entry)
    }
  }

  clear = (): void => {
    this.rules = []
  }

  strike(trip: Strike): FaultMode | undefined {
    const hit = this.rules.find(({ rule, left }) => left > 0 && applies(rule, trip))
    if (!hit) return undefined
    hit.left--
    return hit.rule.mode
  }
}

const applies = (rule: FaultRule, { invocation, trip, action, collection }: Strike) =>
  (rule.function === undefined || rule.function === invocation.function) &&
  (rule.trip === undefined || rule.trip === trip) &&
  (rule.action === undefined || rule.action === action) &&
  (rule.collection === undefined || rule.collection === collection) &&
  (rule.match === undefined || rule.match(invocation))
