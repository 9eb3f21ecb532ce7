import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { requireBillReady } from '../bills/bill-window'
import { tradeBill } from '../bills/trade-bill'
import type { Platform } from '../platform'
import { randomHex } from '../random-id'
import { WechatPayError } from '../refusal'
import type { ApiAnswer, ApiRequest } from './request'

const DOWNLOAD_LIFE_MS = 5 * 60_000

/** A bill laid out for download for a few minutes. */
export interface BillDownload {
  mchid: string
  file: Buffer
  validUntil: number
}

/**
 * `GET /v3/bill/tradebill?bill_date=&bill_type=ALL&tar_type=GZIP`: where to fetch it, and the hash of its
 * uncompressed bytes.
 */
export async function askForTradeBill(platform: Platform, request: ApiRequest): Promise<ApiAnswer> {
  const { query, mchid, reachedAt } = request
  const day = query.get('bill_date') ?? ''
  if ((query.get('bill_type') ?? 'ALL') !== 'ALL')
    throw new WechatPayError(400, 'PARAM_ERROR', '本机模拟只出 ALL 账单')
  const packing = query.get('tar_type')
  if (packing !== null && packing !== 'GZIP')
    throw new WechatPayError(400, 'PARAM_ERROR', 'tar_type 只能是 GZIP')
  const now = platform.clock.now()
  requireBillReady(day, now)
  const bill = tradeBill(
    platform.transactions.all().filter(one => one.mchid === mchid),
    day,
  )
  if (bill === null) throw new WechatPayError(400, 'NO_STATEMENT_EXIST', '账单文件不存在')
  const bytes = Buffer.from(bill, 'utf8')
  const token = randomHex(16)
  platform.downloads.set(token, {
    mchid,
    file: packing === 'GZIP' ? gzipSync(bytes) : bytes,
    validUntil: now + DOWNLOAD_LIFE_MS,
  })
  const hash = createHash('sha1').update(bytes).digest('hex')
  return {
    status: 200,
    json: {
      download_url: `${reachedAt}/v3/billdownload/file?token=${token}`,
      hash_type: 'SHA1',
      hash_value: hash,
    },
  }
}

/** `GET /v3/billdownload/file?token=`: by the merchant who asked, in time. */
export async function downloadBill(platform: Platform, { query, mchid }: ApiRequest): Promise<ApiAnswer> {
  const download = platform.downloads.get(query.get('token') ?? '')
  if (!download || download.mchid !== mchid || platform.clock.now() > download.validUntil)
    throw new WechatPayError(404, 'RESOURCE_NOT_EXISTS', '下载地址不存在或已过期')
  return { status: 200, file: download.file }
}
