import type { Invocation } from '../cloud'
import { personas } from '../demo'
import { callView, type Heard, isIdleSweep } from './call-view'
import type { CallView } from './view'

/** Calls kept for a page that opens later. */
const KEPT = 80

/** The invocations since opening, as the list shows them. */
export interface HeardCalls {
  list(): CallView[]
  totals(): { total: number; overBudget: number }
  /** Notes an invocation, or more about one already noted; null for what is not worth a line. */
  hear(invocation: Invocation, heard: Heard): CallView | null
  clear(): void
}

export function heardCalls(): HeardCalls {
  let calls: CallView[] = []
  const learnt = new Map<string, Heard>()
  const over = new Set<string>()
  let total = 0
  return {
    list: () => calls,
    totals: () => ({ total, overBudget: over.size }),
    hear: (invocation, news) => {
      if (isIdleSweep(invocation)) return null
      const heard = { ...learnt.get(invocation.id), ...news }
      if (!learnt.has(invocation.id)) total += 1
      learnt.set(invocation.id, heard)
      const call = callView(invocation, personas, heard)
      if (call.overBudget) over.add(call.id)
      else over.delete(call.id)
      const known = calls.some(({ id }) => id === call.id)
      calls = known ? calls.map(each => (each.id === call.id ? call : each)) : [...calls, call].slice(-KEPT)
      return call
    },
    clear: () => {
      calls = []
      learnt.clear()
      over.clear()
      total = 0
    },
  }
}
