import type { CallView, StageView } from '../view'

/**
 * Requests an action of the stage; false when it could not, with the reason in words on the console of the
 * page.
 */
export async function ask(path: string, body: object = {}): Promise<{ ok: boolean; words: string }> {
  try {
    const response = await fetch(`/stage/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const answer = (await response.json()) as { words?: string }
    return { ok: response.ok, words: answer.words ?? '' }
  } catch {
    return { ok: false, words: '连不上本机服务，请看终端里的 npm start 是否还在运行' }
  }
}

interface Listener {
  view(view: StageView): void
  calls(calls: CallView[]): void
  call(call: CallView): void
  /** The customer's phone should open this page of the mini-program. */
  open(path: string): void
  /** Everything began anew. */
  restarted(): void
  connected(yes: boolean): void
}

/** Follows the stage as it lives; the browser reconnects by itself and is then given everything again. */
export function follow(listener: Listener): void {
  const source = new EventSource('/stage/events')
  const on = <T>(name: string, then: (value: T) => void) =>
    source.addEventListener(name, event => then(JSON.parse((event as MessageEvent<string>).data) as T))
  on<StageView>('view', listener.view)
  on<CallView[]>('calls', listener.calls)
  on<CallView>('call', listener.call)
  on<{ path: string }>('go', ({ path }) => listener.open(path))
  on('restarted', () => listener.restarted())
  source.addEventListener('open', () => listener.connected(true))
  source.addEventListener('error', () => listener.connected(false))
}
