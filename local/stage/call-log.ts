import type { Invocation } from '../cloud'
import { personas } from '../demo'
import { type CallFacts, callView, isIdleSweep } from './call-view'
import type { CallView } from './view'

/** Calls kept for a page that opens later. */
const KEPT = 80

/** The invocations since opening, as the list shows them. */
export interface CallLog {
  list(): CallView[]
  totals(): { total: number; overBudget: number }
  /** Notes an invocation, or more about one already noted; null for what is not worth a line. */
  note(invocation: Invocation, merged: CallFacts): CallView | null
  clear(): void
}

export function newCallLog(): CallLog {
  let calls: CallView[] = []
  const facts = new Map<string, CallFacts>()
  const over = new Set<string>()
  let total = 0
  return {
    list: () => calls,
    totals: () => ({ total, overBudget: over.size }),
    note: (invocation, newFacts) => {
      if (isIdleSweep(invocation)) return null
      const merged = { ...facts.get(invocation.id), ...newFacts }
      if (!facts.has(invocation.id)) total += 1
      facts.set(invocation.id, merged)
      const call = callView(invocation, personas, merged)
      if (call.overBudget) over.add(call.id)
      else over.delete(call.id)
      const known = calls.some(({ id }) => id === call.id)
      calls = known ? calls.map(each => (each.id === call.id ? call : each)) : [...calls, call].slice(-KEPT)
      return call
    },
    clear: () => {
      calls = []
      facts.clear()
      over.clear()
      total = 0
    },
  }
}
