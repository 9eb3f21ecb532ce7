import { personas } from '../demo'
import { type Handler, json, type LocalRequest } from '../http-server'
import type { Stack } from '../stack'
import type { StageState } from './state'
import { FAULT_MODES, type FaultMode, NOTICE_MODES } from './view'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

interface Stage {
  stack: Stack
  state: StageState
  /** Something on the stage is different now. */
  changed(): void
  inject(mode: FaultMode): void
  /** Opens a page of the mini-program on the customer's phone. */
  open(path: string): void
  restart(): Promise<void>
}

type Control = (stage: Stage, body: Record<string, unknown>) => Promise<void> | void

/** A command the stage cannot carry out; the words are shown as they are. */
class CannotDo extends Error {}

/** Everything the stage's buttons ask for, by path below `/stage/`. */
const table: Record<string, Control> = {
  customer: ({ state }, { id }) => {
    state.customer = oneOf(
      personas.filter(({ phone }) => phone === 'consumer').map(person => person.id),
      id,
    )
  },
  clerk: ({ state }, { id }) => {
    state.clerk = oneOf(
      personas.filter(({ phone }) => phone !== 'consumer').map(person => person.id),
      id,
    )
  },
  notice: ({ state, stack }, { mode }) => {
    state.notice = oneOf(NOTICE_MODES, mode)
    stack.pay.behave(state.notice)
  },
  fault: ({ inject }, { mode }) => inject(oneOf(FAULT_MODES, mode)),
  reset: ({ restart }) => restart(),
  clock: ({ stack: { clock } }, { by }) => clock.advance(jumpOf(String(by), clock.now())),
  'till/take': async ({ state: { till, customer, notice }, open }) => {
    if (till.view().state !== 'open') throw new CannotDo('这一单已经收过款了。')
    open(await till.take(customer, notice))
  },
  'till/print': async ({ state: { till } }) => {
    if (till.view().state !== 'open') throw new CannotDo('这一单已经收过款了。')
    await till.print()
  },
  'till/scan': ({ state: { till }, open }) => {
    const page = till.scan()
    if (!page) throw new CannotDo('还没有印小票。')
    open(page)
  },
  'till/next': ({ state: { till } }) => till.next(),
  'till/refund': async ({ state: { till, notice } }, { part }) => {
    if (till.view().state === 'open') throw new CannotDo('还没收款，不用退。')
    if (till.scan()) throw new CannotDo('现金收的，请在店员的手机上退。')
    await till.refund(part === true, notice)
  },
}

export function controls(stage: Stage): Handler {
  return async request => {
    const control = table[request.path.slice(1)]
    if (request.method !== 'POST' || !control) return json(404, { words: '没有这个地址' })
    try {
      await control(stage, bodyOf(request))
      stage.changed()
      return json(200, { words: '' })
    } catch (error) {
      if (error instanceof CannotDo) return json(400, { words: error.message })
      console.error('stage: could not', request.path, error)
      return json(500, { words: '没能做到，原因在终端里。' })
    }
  }
}

function oneOf<T extends string>(allowed: readonly T[], value: unknown): T {
  const match = allowed.find(each => each === value)
  if (match === undefined) throw new CannotDo(`没有「${String(value)}」这个选择。`)
  return match
}

/** How far to jump, ms; 到月底 is the last day's noon, or the next month's when it is that day already. */
function jumpOf(by: string, now: number): number {
  if (by === 'hour') return HOUR_MS
  if (by === 'day') return DAY_MS
  if (by !== 'month-end') throw new CannotDo(`没有「${by}」这个跳法。`)
  return monthEndAfter(now) - now
}

function monthEndAfter(now: number): number {
  const offsetMs = 8 * HOUR_MS
  const local = new Date(now + offsetMs)
  const noonOfLastDay = (months: number) =>
    Date.UTC(local.getUTCFullYear(), local.getUTCMonth() + months, 0, 12) - offsetMs
  const thisMonth = noonOfLastDay(1)
  return thisMonth > now ? thisMonth : noonOfLastDay(2)
}

function bodyOf({ body }: LocalRequest): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body.toString('utf8') || '{}')
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}
