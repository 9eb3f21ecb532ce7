import { request } from 'node:http'

export interface ComputerAnswer {
  status: number
  body: { ok: boolean; code?: string; data?: Record<string, unknown> }
}

interface ShownTicket {
  ticket: string
  match: string
  codeUrl: string
}

/**
 * A browser with the console open, over real HTTP to the local cloud: it keeps its cookies, as `fetch` of
 * Node does not.
 */
export function computerAt(address: string, brandId: string) {
  const cookies = new Map<string, string>()
  const post = (path: string, fields: object = {}, over: Record<string, string> = {}) =>
    new Promise<ComputerAnswer>((resolve, reject) => {
      const url = new URL(path, address)
      const headers = {
        origin: url.origin,
        'x-huiyuan-console': '1',
        'content-type': 'application/json',
        'user-agent': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/128.0 Safari/537.36',
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...over,
      }
      const sent = request(url, { method: 'POST', headers }, async response => {
        for (const cookie of response.headers['set-cookie'] ?? []) {
          const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
          cookies.set(name, value)
        }
        const chunks: Buffer[] = []
        for await (const chunk of response) chunks.push(chunk as Buffer)
        const text = Buffer.concat(chunks).toString('utf8')
        const isJson = response.headers['content-type']?.includes('json') === true
        resolve({ status: response.statusCode ?? 0, body: isJson ? JSON.parse(text) : { ok: false } })
      })
      sent.on('error', reject)
      sent.end(JSON.stringify(fields))
    })
  const ask = async () => (await post('/api/login', { brandId })).body.data as unknown as ShownTicket
  const poll = async (ticket: string) => (await post('/api/login/poll', { ticket })).body.data?.state
  const session = () => post('/api/call', { action: 'login.session', input: {} })
  return { post, ask, poll, session }
}

export type Computer = ReturnType<typeof computerAt>
