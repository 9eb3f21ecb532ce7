import type { Handler, LocalResponse } from '../http-server'

/** Sends every open stage page what happens, as server-sent events. */
export interface EventStream {
  handler: Handler
  send(event: string, value: unknown): void
}

/** `hello` is everything a page that has just come needs, as pairs of event and value. */
export function openEventStream(hello: () => [event: string, value: unknown][]): EventStream {
  const listeners = new Set<(text: string) => void>()
  const textOf = (event: string, value: unknown) => `event: ${event}\ndata: ${JSON.stringify(value)}\n\n`
  const handler: Handler = async (_asked, { request, response }): Promise<LocalResponse | undefined> => {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    const write = (text: string) => void response.write(text)
    for (const [event, value] of hello()) write(textOf(event, value))
    listeners.add(write)
    request.on('close', () => listeners.delete(write))
    return undefined
  }
  return {
    handler,
    send: (event, value) => {
      const text = textOf(event, value)
      for (const write of listeners) write(text)
    },
  }
}
