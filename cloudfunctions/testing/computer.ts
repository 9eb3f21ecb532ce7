import type { ActionName, InputOf, OutputOf, Refusal } from '@shared/contract'
import { main as http } from '../http'
import { callAs } from './sdk'
import type { Shop } from './shop'

const ORIGIN = 'https://console.example'

interface Answer<T> {
  status: number
  body: { ok: true; data: T } | Refusal
  setCookie: string
}

export interface Ticket {
  ticket: string
  match: string
  codeUrl: string
  until: number
}

/** A browser with the console open: it keeps cookies and sends what the console's scripts send. */
export class Computer {
  readonly cookies = new Map<string, string>()

  constructor(
    private readonly shop: Shop,
    readonly address = '203.0.113.7',
  ) {}

  /** Fields as JSON, or a body as it is. */
  async post<T>(path: string, fields: object | string = {}, headers: object = {}): Promise<Answer<T>> {
    callAs({ SOURCE: 'wx_http' })
    this.shop.trips = []
    const answer = (await http({
      path,
      httpMethod: 'POST',
      headers: { ...this.headers(), ...headers },
      body: typeof fields === 'string' ? fields : JSON.stringify(fields),
    })) as { statusCode: number; headers: Record<string, string>; body: string }
    const setCookie = answer.headers['set-cookie'] ?? ''
    this.keep(setCookie)
    return { status: answer.statusCode, body: JSON.parse(answer.body) as Answer<T>['body'], setCookie }
  }

  async ask(brandId?: string): Promise<Ticket> {
    return yes(await this.post<Ticket>('/api/login', brandId === undefined ? {} : { brandId }))
  }

  async poll(ticket: string): Promise<string> {
    return yes(await this.post<{ state: string }>('/api/login/poll', { ticket })).state
  }

  async call<N extends ActionName>(action: N, input: InputOf<N>): Promise<Answer<OutputOf<N>>> {
    return this.post<OutputOf<N>>('/api/call', { action, input })
  }

  private headers(): Record<string, string> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    return {
      host: 'console.example',
      origin: ORIGIN,
      'x-huiyuan-console': '1',
      'x-real-ip': this.address,
      'user-agent': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/128.0 Safari/537.36',
      cookie,
    }
  }

  private keep(setCookie: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(setCookie) ?? []
    if (name === '') return
    if (value === '') this.cookies.delete(name)
    else this.cookies.set(name, value)
  }
}

function yes<T>({ status, body }: Answer<T>): T {
  if (!body.ok) throw new Error(`${status} ${body.code}`)
  return body.data
}
