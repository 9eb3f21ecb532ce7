import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { ask, jsonOf, type Line, type Received, send } from './asking'
import type { PayAnswer } from './types'

/** A day of a large merchant; beyond it the file is not what it says. */
const LARGEST_BILL_BYTES = 128 * 1024 * 1024
const DOWNLOAD_LIMIT_MS = 20_000
const DOWNLOAD_PATH = /\/v3\/billdownload\/[^\s#]+$/

/**
 * Requests the bill of a Beijing day and downloads it: gzip, its file unsigned, so the SHA1 of the unpacked
 * bytes that the signed answer named must hold. `null` when nothing was traded that day.
 */
export async function tradeBill(line: Line, day: string): Promise<PayAnswer<string | null>> {
  const path = `/v3/bill/tradebill?bill_date=${encodeURIComponent(day)}&bill_type=ALL&tar_type=GZIP`
  const answered = await ask(line, { method: 'GET', path })
  if (!answered.ok) {
    const nothing = answered.reason === 'refused' && /NO_?STATEMENT_?EXIST/.test(answered.code)
    return nothing ? { ok: true, value: null } : answered
  }
  const offer = offerOf(answered.value)
  if (!offer) return { ok: false, reason: 'unanswered', message: 'the answer offers no bill' }
  const received = await send(line, { method: 'GET', path: offer.path }, DOWNLOAD_LIMIT_MS)
  if (!received) return { ok: false, reason: 'unanswered', message: 'the bill did not arrive in time' }
  if (received.status !== 200) return refusedDownload(received)
  const file = await unpacked(received.body)
  if (!file || sha1(file) !== offer.sha1) {
    return { ok: false, reason: 'forged', message: 'the bill is not the one that was offered' }
  }
  return { ok: true, value: file.toString('utf8') }
}

/** Only the path is taken: our signature goes to WeChat Pay and nowhere else. */
function offerOf(wire: unknown): { path: string; sha1: string } | null {
  const { download_url: url, hash_type: kind, hash_value: sha1 } = (wire ?? {}) as Record<string, unknown>
  if (typeof url !== 'string' || kind !== 'SHA1' || typeof sha1 !== 'string') return null
  const path = DOWNLOAD_PATH.exec(url)?.[0]
  return path ? { path, sha1: sha1.toLowerCase() } : null
}

function refusedDownload({ status, body }: Received): PayAnswer<never> {
  const { code } = (jsonOf(body) ?? {}) as { code?: unknown }
  return { ok: false, reason: 'unanswered', message: `the download answered ${status} ${code ?? ''}` }
}

/** Whatever sits in between may have unpacked it already. */
async function unpacked(body: Buffer): Promise<Buffer | null> {
  const isPacked = body[0] === 0x1f && body[1] === 0x8b
  if (!isPacked) return body.length <= LARGEST_BILL_BYTES ? body : null
  try {
    return await promisify(gunzip)(body, { maxOutputLength: LARGEST_BILL_BYTES })
  } catch {
    return null
  }
}

const sha1 = (bytes: Buffer) => createHash('sha1').update(bytes).digest('hex')
