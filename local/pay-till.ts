import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { Clock, Snapshot } from './cloud'
import { APPID, MCHID } from './demo'
import type { HttpServer } from './http-server'
import { merchantKeysOf } from './merchant-keys'
import { type RecordsSnapshot, startWechatPay, type WechatPaySim } from './wechatpay'

/** How the notice of the next payment or refund behaves. */
export type NoticeMode = 'normal' | 'late' | 'lost' | 'twice' | 'forged' | 'reordered'

/** WeChat Pay as the brand's tills use it, with the merchant number of the demo. */
export interface PayTill {
  /** The simulator itself, for what the counter has no word for; another one after `forget`. */
  sim(): WechatPaySim
  /** The merchant number's secrets as JSON, as the functions read them. */
  merchantKeys: string
  /** The same of any merchant number this WeChat Pay knows. */
  keysOf(mchid: string): string
  /**
   * The customer's pay code is scanned; resolves as soon as it is paid, its notice may still be on its way.
   */
  take(payment: TillPayment): Promise<{ outTradeNo: string; transactionId: string }>
  /** The till gives money back; resolves with the refund's number, its notice may still be on its way. */
  refund(refund: { outTradeNo: string; fen: number; notice?: NoticeMode; mchid?: string }): Promise<string>
  behave(notice: NoticeMode): void
  /** How many requests the functions have sent to WeChat Pay since the start. */
  questions(): number
  /**
   * Requests of the functions, from the given one from now on, get lost on their way there, or their
   * answers on the way back. Ends when called again, and says how many were.
   */
  lose(rule: { what: 'question' | 'answer'; from: number; times: number }): () => number
  /** Resolves once no notice is being delivered at this moment. */
  quiet(): Promise<void>
  /** Remembers every transaction and notice of this moment. */
  snapshot(): Snapshot
  /** Every transaction and notice gone; the keys stay. */
  forget(): Promise<void>
  stop(): Promise<void>
}

interface TillPayment {
  openid: string
  amountFen: number
  /** Code of the store, such as `yunqi`. */
  store: string
  description: string
  notice?: NoticeMode
  /** The demo's own number when omitted. */
  mchid?: string
}

const KEYS = 'keys.json'

/**
 * Opens WeChat Pay's side under `/pay`. `keysDir` shares keys between short runs, without their transactions.
 */
export function openPayTill(options: {
  clock: Clock
  server: HttpServer
  dataDir?: string
  keysDir?: string
  /** Merchant numbers beside the demo's, each with keys of its own. */
  otherMchids?: readonly string[]
  /** How many times longer than outside WeChat Pay waits for the answer to a notice. */
  patience?: number
}): PayTill {
  const { clock, server, dataDir, patience = 1 } = options
  const ownKeysDir = options.keysDir ?? dataDir
  const keysDir = ownKeysDir ?? mkdtempSync(path.join(tmpdir(), 'huiyuan-wechatpay-'))
  const merchants = [MCHID, ...(options.otherMchids ?? [])].map(mchid => {
    const notifyUrl = `${server.url}/http/wechatpay/notice/${mchid}`
    return { mchid, appids: [APPID], name: '山泽茶事', notifyUrl }
  })
  const open = (records: RecordsSnapshot = {}) =>
    startWechatPay({ clock, merchants, keysDir, records: records, patience, ...(dataDir ? { dataDir } : {}) })
  let sim = open()
  const line = mountPay(server, () => sim)

  const beginWith = async (records: RecordsSnapshot) => {
    await sim.stop()
    if (dataDir) emptyOfRecords(dataDir)
    sim = open(records)
  }
  const behave = (notice: NoticeMode) => {
    sim.nextNotice('normal')
    if (notice !== 'normal') sim.nextNotice(notice)
  }
  return {
    sim: () => sim,
    merchantKeys: merchantKeysOf(sim.credentials(MCHID)),
    keysOf: mchid => merchantKeysOf(sim.credentials(mchid)),
    behave,
    ...line,
    quiet: () => sim.notices.idle(),
    take: async ({ store, notice = 'normal', mchid = MCHID, ...payment }) => {
      behave(notice)
      const { outTradeNo, paid } = await sim.till.pay({
        ...payment,
        mchid,
        appid: APPID,
        attach: `st=${store}`,
      })
      return { outTradeNo, transactionId: paid?.transactionId ?? '' }
    },
    refund: async ({ outTradeNo, fen, notice = 'normal', mchid = MCHID }) => {
      behave(notice)
      const { outRefundNo } = await sim.refund({ mchid, outTradeNo, refundFen: fen, by: 'api' })
      return outRefundNo
    },
    snapshot: () => {
      const records = sim.snapshot()
      return {
        restore: () => beginWith(records),
        isCurrent: () => isDeepStrictEqual(sim.snapshot(), records),
      }
    },
    forget: () => beginWith({}),
    stop: async () => {
      await sim.stop()
      if (!ownKeysDir) rmSync(keysDir, { recursive: true, force: true })
    },
  }
}

function emptyOfRecords(dataDir: string): void {
  for (const name of readdirSync(dataDir)) {
    if (name !== KEYS) rmSync(path.join(dataDir, name), { recursive: true, force: true })
  }
}

/** The API under `/pay`, over a line that tests can break. */
function mountPay(server: HttpServer, sim: () => WechatPaySim): Pick<PayTill, 'questions' | 'lose'> {
  let questions = 0
  let broken: ((n: number) => 'question' | 'answer' | null) | null = null
  server.mount('/pay', async ({ method, headers, body }, { request, response }) => {
    const path = (request.url ?? '').slice('/pay'.length)
    const localRequest = { method, path, headers, body }
    if (!path.startsWith('/v3/')) return sim().handle(localRequest)
    questions += 1
    const lost = broken?.(questions) ?? null
    const answer = lost === 'question' ? null : await sim().handle(localRequest)
    if (lost === null && answer) return answer
    response.destroy()
  })
  return {
    questions: () => questions,
    lose: ({ what, from, times }) => {
      const first = questions + from
      let lost = 0
      broken = n => {
        if (n < first || n >= first + times) return null
        lost += 1
        return what
      }
      return () => {
        broken = null
        return lost
      }
    },
  }
}
