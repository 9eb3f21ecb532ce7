import { DAY_MS } from '@shared/domain/calendar/units'
import { ADDRESS_DAYS } from '@shared/domain/link/address'
import type { MadeAddress } from '@shared/domain/link/link-doc'
import { cloud } from './cloud'
import { log } from './log'

export type AddressForm = 'url-link' | 'scheme'
/** `limit`: WeChat makes no more today. `unavailable`: try again later. */
type Failure = { ok: false; reason: 'limit' | 'unavailable' }

/** 45009 and 44990: too many today, or in this minute. */
const LIMIT_CODES = [45009, 44990]
/** Pixels; sharp at 3 cm in print. */
const CODE_WIDTH = 430

/** The SDK builds every open API by its name but declares only some. */
interface LinkApis {
  wxacode: { getUnlimited(request: object): Promise<{ contentType?: string; buffer?: Buffer }> }
  urllink: { generate(request: object): Promise<{ urlLink?: string }> }
  urlscheme: { generate(request: object): Promise<{ openlink?: string }> }
}

const apis = () => cloud.openapi as unknown as LinkApis

/**
 * Has WeChat draw a mini-program code. It is drawn before the page is published too (`checkPath`), so that
 * prints may be ordered early. Never throws.
 */
export async function drawCode(opening: {
  page: string
  scene: string
}): Promise<{ ok: true; contentType: string; bytes: Buffer } | Failure> {
  try {
    const drawn = await apis().wxacode.getUnlimited({ ...opening, checkPath: false, width: CODE_WIDTH })
    if (!drawn.buffer || drawn.buffer.length === 0) throw new Error('WeChat drew nothing')
    return { ok: true, contentType: drawn.contentType ?? 'image/png', bytes: Buffer.from(drawn.buffer) }
  } catch (error) {
    return failed('wxacode', error)
  }
}

/** Has WeChat make an address that opens a page for 30 days. Never throws. */
export async function makeAddress(
  form: AddressForm,
  { page, query }: { page: string; query: string },
  now: number,
): Promise<{ ok: true; made: MadeAddress } | Failure> {
  const expiry = { isExpire: true, expireType: 1, expireInterval: ADDRESS_DAYS }
  try {
    const address =
      form === 'url-link'
        ? (await apis().urllink.generate({ path: page, query, ...expiry })).urlLink
        : (await apis().urlscheme.generate({ jumpWxa: { path: page, query }, ...expiry })).openlink
    if (!address) throw new Error('WeChat named no address')
    return { ok: true, made: { address, madeAt: now, endsAt: now + ADDRESS_DAYS * DAY_MS } }
  } catch (error) {
    return failed(form, error)
  }
}

function failed(what: string, error: unknown): Failure {
  const code = Number((error as { errCode?: unknown }).errCode)
  const reason = LIMIT_CODES.includes(code) ? 'limit' : 'unavailable'
  log.error('link.not-made', error, { what, reason })
  return { ok: false, reason }
}
