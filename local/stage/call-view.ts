import type { Invocation } from '../cloud'
import type { Persona } from '../demo'
import { budgetOf } from './budgets'
import { cameSecond, isCounted, tripView, writes } from './trip-view'
import type { CallView } from './view'

/** What the stage learnt of an invocation beside its record: what it answered. */
export interface CallFacts {
  /** HTTP status of the function `http`. */
  status?: number
  /** Refusal code and sentence of the function `api`; absent when it said yes. */
  refusal?: { code: string; message: string }
  /** Its answer in a few words. */
  summary?: string
}

/** One invocation in the words of the list: what, who, how many round trips against its budget. */
export function callView(invocation: Invocation, people: readonly Persona[], facts: CallFacts): CallView {
  const { id, trips, startedAt, durationMs, depth } = invocation
  const kind = invocation.function as CallView['kind']
  const name = nameOf(invocation)
  const counted = trips.filter(isCounted)
  const settles = name === 'pay.notice' || name === 'order.landing'
  const did = {
    settled: settles && counted.some(trip => writes(trip, 'members')),
    addedFact: settles && counted.filter(trip => writes(trip, 'orders')).length > 1,
    followed: name === 'pay.notice' && counted.some(trip => trip.collection === 'exchanges'),
    withdrew: name === 'pay.notice' && counted.some(trip => trip.collection === 'coupons'),
    lostRaces: settles ? counted.filter(cameSecond).length : 0,
    refused: facts.refusal !== undefined,
  }
  const budget = budgetOf(name, did)
  return {
    id,
    at: startedAt,
    kind,
    name,
    who: whoOf(invocation, people, facts),
    ms: durationMs,
    tag: tagOf(invocation, facts),
    trips: trips.map(tripView),
    uncounted: trips.length - counted.length,
    chain: depth,
    budget,
    overBudget: budget !== null && counted.length > budget.trips,
  }
}

/** True for a run of the sweepers that found nothing to do: many of them, all alike. */
export function isIdleSweep({ function: kind, trips, outcome }: Invocation): boolean {
  return (
    kind === 'jobs' &&
    outcome === 'ok' &&
    !trips.some(trip => /add|insert|update|modify|remove|delete/i.test(trip.action))
  )
}

const TILL = '/till/tickets'
const pathOf = (event: unknown) => String((event as { path?: unknown } | null)?.path ?? '')

function nameOf({ function: kind, event }: Invocation): string {
  const {
    action,
    path = '',
    TriggerName,
  } = (event ?? {}) as { action?: string; path?: string; TriggerName?: string }
  if (kind === 'api') return action ?? 'api'
  if (kind === 'http' && path.includes(TILL)) return 'till.ticket'
  if (kind === 'http') return path.includes('/wechatpay/notice') ? 'pay.notice' : path
  return `jobs.${TriggerName ?? 'sweep'}`
}

function whoOf(
  { function: kind, caller, trips, event }: Invocation,
  people: readonly Persona[],
  facts: CallFacts,
): string {
  if (kind === 'http') {
    const { status = 200 } = facts
    if (pathOf(event).includes(TILL)) return status >= 400 ? '收银机 · 没有收下' : '收银机 · 验签通过'
    if (status >= 500) return '没处理完 · 微信支付会再发'
    return status >= 400 ? '来路不明 · 什么都没改' : '微信支付 · 验签通过'
  }
  if (kind === 'jobs') {
    const written = trips.filter(trip => /add|insert|update|modify/i.test(trip.action)).length
    return written === 0 ? '定时 · 没有要补的事' : `定时 · 补写了 ${written} 处`
  }
  const person = people.find(({ openid }) => openid === caller?.openid)
  return [person?.name ?? caller?.openid ?? '', facts.refusal?.message ?? facts.summary ?? '']
    .filter(Boolean)
    .join(' · ')
}

function tagOf({ outcome }: Invocation, { status, refusal }: CallFacts): CallView['tag'] {
  if (outcome === 'timeout') return { tone: 'no', text: '超时' }
  if (outcome === 'killed') return { tone: 'no', text: '中断' }
  if (outcome === 'error') return { tone: 'no', text: '出错' }
  if (status !== undefined && status >= 400) {
    return { tone: 'no', text: `${status >= 500 ? '失败' : '拒绝'} ${status}` }
  }
  if (refusal?.code === 'INTERNAL') return { tone: 'no', text: '没成功' }
  return refusal ? { tone: 'warn', text: '说不行' } : null
}
