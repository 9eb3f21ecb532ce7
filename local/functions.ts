import type { IncomingMessage } from 'node:http'
import path from 'node:path'
import { type Clock, type CollectionDeclaration, type Invocation, type LocalCloud, start } from './cloud'
import { codePicture } from './code-picture'
import { declaredCollections } from './declared-collections'
import { APPID } from './demo'
import type { HttpServer, LocalRequest } from './http-server'
import { previewPhoneNumbers } from './preview-phone-numbers'

const root = path.resolve(__dirname, '..')

interface HttpCall {
  status: number
  invocation: Invocation | undefined
}
export type HttpListener = (call: HttpCall) => void

/**
 * The local WeChat cloud with our functions in it, reachable for WeChat Pay under `/http` and for the console
 * under `/api`, on the console's own origin.
 */
export async function openFunctions(options: {
  server: HttpServer
  clock: Clock
  sealKey: string
  dataDir?: string
  functionsDir?: string
  collections?: CollectionDeclaration[]
  reload?: boolean
  timers?: 'auto' | 'manual'
  timeLimitMs?: number
  patience?: number
  strictIndexes?: boolean
}): Promise<{ cloud: LocalCloud; onHttp(listener: HttpListener): () => void }> {
  const { server, clock, sealKey, dataDir, reload = false, timers = 'auto', timeLimitMs, patience } = options
  const { strictIndexes = false } = options
  const cloud = await start({
    functionsDir: options.functionsDir ?? path.join(root, 'cloudfunctions/dist'),
    collections: options.collections ?? declaredCollections(),
    clock,
    reload,
    timers,
    strictIndexes,
    httpRoutes: [{ path: '/', function: 'http' }],
    env: {
      HUIYUAN_SEAL_KEY: sealKey,
      WECHATPAY_BASE_URL: `${server.url}/pay`,
      PUBLIC_BASE_URL: `${server.url}/http`,
    },
    ...(dataDir ? { dataDir: path.join(dataDir, 'cloud') } : {}),
    ...(timeLimitMs === undefined ? {} : { timeLimitMs }),
    ...(patience === undefined ? {} : { patience }),
  })
  cloud.openapi.answer('phonenumber.getPhoneNumber', phoneButton())
  cloud.openapi.answer('subscribeMessage.send', () => ({ errcode: 0, errmsg: 'ok' }))
  cloud.openapi.answer('wxa.sec.order.uploadShippingInfo', () => ({ errcode: 0, errmsg: 'ok' }))
  teachPaths(cloud)
  const listeners = new Set<HttpListener>()
  mountHttp(server, cloud, listeners)
  return {
    cloud,
    onHttp: listener => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

function mountHttp(server: HttpServer, cloud: LocalCloud, listeners: Set<HttpListener>): void {
  let count = 0
  const passOn = async (request: LocalRequest, remoteAddress: string) => {
    count += 1
    const mark = `http-${count}`
    const headers = { ...request.headers, 'x-request-id': mark, 'x-real-ip': remoteAddress }
    const answer = await cloud.http({ ...request, headers })
    const invocation = cloud.invocations
      .list()
      .reverse()
      .find(({ event }) => markOf(event) === mark)
    for (const listener of listeners) listener({ status: answer.status, invocation })
    return answer
  }
  const addressOf = ({ request }: { request: IncomingMessage }) => request.socket.remoteAddress ?? ''
  server.mount('/http', (request, raw) => passOn(request, addressOf(raw)))
  server.mount('/api', (request, raw) => passOn({ ...request, path: `/api${request.path}` }, addressOf(raw)))
}

const markOf = (event: unknown) =>
  (event as { headers?: Record<string, string> } | null)?.headers?.['x-request-id']

/** Codes and addresses of paths: the same for the same path, so that nothing of a test is drawn. */
function teachPaths({ openapi }: LocalCloud): void {
  const done = { errcode: 0, errmsg: 'ok' }
  openapi.answer('wxacode.getUnlimited', ({ scene, width }) => ({
    contentType: 'image/png',
    buffer: codePicture(String(scene), Number(width) || 430),
  }))
  openapi.answer('urllink.generate', ({ query }) => ({
    ...done,
    url_link: `https://wxaurl.cn/${encodeURIComponent(String(query))}`,
  }))
  openapi.answer('urlscheme.generate', ({ jump_wxa: opened }) => ({
    ...done,
    openlink: `weixin://dl/business/?t=${encodeURIComponent((opened as { query: string }).query)}`,
  }))
}

/**
 * What WeChat answers for the code of a phone button in the preview: `dev-phone-<persona>`, each with its own
 * number.
 */
function phoneButton(): (data: { code?: unknown }) => object {
  const numberOf = previewPhoneNumbers()
  return ({ code }) => {
    const number = numberOf(String(code).replace(/^dev-phone-/, ''))
    return {
      errcode: 0,
      errmsg: 'ok',
      phone_info: {
        phoneNumber: number,
        purePhoneNumber: number,
        countryCode: '86',
        watermark: { timestamp: 0, appid: APPID },
      },
    }
  }
}
