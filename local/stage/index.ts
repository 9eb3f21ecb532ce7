import path from 'node:path'
import type { OrderDoc } from '@shared/domain/order/types'
import type { Invocation } from '../cloud'
import type { Stack } from '../stack'
import { type ApiAnswer, callCloud } from './call-cloud'
import { summaryOf } from './call-summary'
import type { CallFacts } from './call-view'
import { controls } from './controls'
import { type EventStream, openEventStream } from './event-stream'
import { breakOnce } from './fault'
import { filesOf, pageFiles, pageWithRoutes } from './files'
import { openState, restart, type StageState, unseenRefund, viewOf } from './state'
import { isRefundSettled } from './tour'
import type { FaultMode } from './view'

/** Changes within this time are sent together, ms. */
const GATHER_MS = 60
const FRESH_CODE_MS = 20_000
const PAGE = path.join(__dirname, 'page')
/** The browser app of the console, once it is built. */
const CONSOLE = path.join(__dirname, '../../console/dist')

/**
 * Opens the stage at `/`: two phones, a till, and everything the functions do, live. Returns what closes it:
 * call it before the stack stops.
 */
export function openStage(stack: Stack, h5Folder: string, consoleFolder = CONSOLE): () => void {
  const { server } = stack
  const state = openState(stack)
  const stream = openEventStream(() => [
    ['view', viewOf(state, stack)],
    ['calls', state.calls.list()],
  ])
  const { changed, stopSending } = gathered(() => {
    stream.send('view', viewOf(state, stack))
    showRefund(stack, state, stream)
  })
  listen(stack, state, stream, changed)
  // The code to scan again is good for a minute: the page always holds a fresh one, also while nothing
  // happens.
  const fresh = setInterval(changed, FRESH_CODE_MS).unref()
  server.mount('/', filesOf(PAGE))
  server.mount('/stage/page', pageFiles(PAGE))
  server.mount('/app', filesOf(h5Folder))
  server.mount('/console', pageWithRoutes(consoleFolder))
  server.mount('/stage/events', stream.handler)
  const inject = faultInjector(stack, state, changed)
  server.mount(
    '/stage',
    controls({
      stack,
      state,
      changed,
      inject,
      open: place => stream.send('go', { path: place }),
      restart: async () => {
        inject('none')
        await stack.reset()
        restart(state)
        stream.send('view', viewOf(state, stack))
        stream.send('restarted', {})
      },
    }),
  )
  return () => {
    clearInterval(fresh)
    stopSending()
  }
}

/** Notes every invocation, and what it answered as soon as that is known. */
function listen(stack: Stack, state: StageState, stream: EventStream, changed: () => void): void {
  const { cloud, server } = stack
  const note = (invocation: Invocation, facts: CallFacts) => {
    const call = state.calls.note(invocation, facts)
    if (!call) return
    stream.send('call', call)
    changed()
  }
  cloud.invocations.on(invocation => note(invocation, {}))
  stack.onHttp(({ invocation, status }) => invocation && note(invocation, { status }))
  server.mount(
    '/cloud/call',
    callCloud(cloud, ({ invocation }, answer) => {
      if (showedSecondScan(invocation, answer)) state.secondScan = true
      if (showedPoints(invocation, answer) && hasRefund(stack, state)) state.pointsAfterRefund = true
      const { code = '', message = '' } = answer ?? {}
      if (answer?.ok) note(invocation, { summary: summaryOf(actionOf(invocation), answer.data) })
      else if (answer) note(invocation, { refusal: { code, message } })
    }),
  )
}

const actionOf = ({ event }: Invocation) => String((event as { action?: unknown } | null)?.action ?? '')

function showedSecondScan(invocation: Invocation, answer: ApiAnswer | null): boolean {
  const verdict = (answer?.data as { verdict?: string } | undefined)?.verdict
  return actionOf(invocation) === 'redemption.preview' && verdict === 'used'
}

const showedPoints = (invocation: Invocation, answer: ApiAnswer | null): boolean =>
  actionOf(invocation) === 'points.open' && answer?.ok === true

const hasRefund = ({ cloud }: Stack, { till }: StageState): boolean =>
  till.orderIds().some(id => {
    const order = cloud.data.get('orders', id) as OrderDoc | undefined
    return order !== undefined && isRefundSettled(order)
  })

/** Once a refund has taken points back, the customer's phone opens where that can be read. */
function showRefund(stack: Stack, state: StageState, stream: EventStream): void {
  const refund = unseenRefund(state, stack)
  if (refund === null) return
  state.refundsShown = [...state.refundsShown, refund]
  stream.send('go', { path: '/pages/points/index' })
}

/** One fault at a time; when it has struck, the stage says 不出错 again. */
function faultInjector(stack: Stack, state: StageState, changed: () => void): (mode: FaultMode) => void {
  let removeFault = () => {}
  const choose = (mode: FaultMode) => {
    state.fault = mode
    changed()
  }
  return mode => {
    removeFault()
    removeFault = mode === 'none' ? () => {} : breakOnce(stack.cloud, mode, () => choose('none'))
    choose(mode)
  }
}

function gathered(send: () => void): { changed: () => void; stopSending: () => void } {
  let waiting: NodeJS.Timeout | undefined
  let stopped = false
  const changed = () => {
    if (waiting || stopped) return
    waiting = setTimeout(() => {
      waiting = undefined
      send()
    }, GATHER_MS)
  }
  const stopSending = () => {
    stopped = true
    clearTimeout(waiting)
  }
  return { changed, stopSending }
}
