import path from 'node:path'
import type { Invocation } from '../cloud'
import type { Stack } from '../stack'
import { callCloud, type Said } from './call-cloud'
import { gistOf } from './call-summary'
import type { Heard } from './call-view'
import { controls } from './controls'
import { type Live, openLive } from './event-stream'
import { breakOnce } from './fault'
import { filesOf, pageFiles } from './files'
import { openState, restart, type StageState, viewOf } from './state'
import type { FaultMode } from './view'

/** Changes within this time are sent together, ms. */
const GATHER_MS = 60
const FRESH_CODE_MS = 20_000
const PAGE = path.join(__dirname, 'page')

/**
 * Opens the stage at `/`: two phones, a till, and everything the functions do, live. Returns what closes it:
 * call it before the stack stops.
 */
export function openStage(stack: Stack, h5Folder: string): () => void {
  const { front } = stack
  const state = openState(stack)
  const live = openLive(() => [
    ['view', viewOf(state, stack)],
    ['calls', state.calls.list()],
  ])
  const { changed, cease } = gathered(() => live.tell('view', viewOf(state, stack)))
  listen(stack, state, live, changed)
  // The code to scan again is good for a minute: the page always holds a fresh one, also while nothing
  // happens.
  const fresh = setInterval(changed, FRESH_CODE_MS).unref()
  front.mount('/', filesOf(PAGE))
  front.mount('/stage/page', pageFiles(PAGE))
  front.mount('/app', filesOf(h5Folder))
  front.mount('/stage/events', live.handler)
  const inject = faultInjector(stack, state, changed)
  front.mount(
    '/stage',
    controls({
      stack,
      state,
      changed,
      inject,
      open: place => live.tell('go', { path: place }),
      restart: async () => {
        inject('none')
        await stack.reset()
        restart(state)
        live.tell('view', viewOf(state, stack))
        live.tell('restarted', {})
      },
    }),
  )
  return () => {
    clearInterval(fresh)
    cease()
  }
}

/** Notes every invocation, and what it answered as soon as that is known. */
function listen(stack: Stack, state: StageState, live: Live, changed: () => void): void {
  const { cloud, front } = stack
  const hear = (invocation: Invocation, heard: Heard) => {
    const call = state.calls.hear(invocation, heard)
    if (!call) return
    live.tell('call', call)
    changed()
  }
  cloud.invocations.on(invocation => hear(invocation, {}))
  stack.onHttp(({ invocation, status }) => invocation && hear(invocation, { status }))
  front.mount(
    '/cloud/call',
    callCloud(cloud, ({ invocation }, said) => {
      if (showedSecondScan(invocation, said)) state.secondScan = true
      const { code = '', message = '' } = said ?? {}
      if (said?.ok) hear(invocation, { gist: gistOf(actionOf(invocation), said.data) })
      else if (said) hear(invocation, { refusal: { code, message } })
    }),
  )
}

const actionOf = ({ event }: Invocation) => String((event as { action?: unknown } | null)?.action ?? '')

function showedSecondScan(invocation: Invocation, said: Said | null): boolean {
  const verdict = (said?.data as { verdict?: string } | undefined)?.verdict
  return actionOf(invocation) === 'redemption.preview' && verdict === 'used'
}

/** One fault at a time; when it has struck, the stage says 不出错 again. */
function faultInjector(stack: Stack, state: StageState, changed: () => void): (mode: FaultMode) => void {
  let callOff = () => {}
  const choose = (mode: FaultMode) => {
    state.fault = mode
    changed()
  }
  return mode => {
    callOff()
    callOff = mode === 'none' ? () => {} : breakOnce(stack.cloud, mode, () => choose('none'))
    choose(mode)
  }
}

function gathered(tell: () => void): { changed: () => void; cease: () => void } {
  let waiting: NodeJS.Timeout | undefined
  let ceased = false
  const changed = () => {
    if (waiting || ceased) return
    waiting = setTimeout(() => {
      waiting = undefined
      tell()
    }, GATHER_MS)
  }
  const cease = () => {
    ceased = true
    clearTimeout(waiting)
  }
  return { changed, cease }
}
