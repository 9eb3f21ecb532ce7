import { wechatPay } from '.'
import { fakePlatform, type Reply } from './testing/fake-platform'
import {
  certificateList,
  certificateSigner,
  keys,
  NOW,
  notice,
  paidOnTheWire,
  publicKeySigner,
} from './testing/platform'

const CERTIFICATES = 'GET /v3/certificates'
let now = NOW
let stop: () => Promise<void> = async () => {}
afterEach(() => stop())

async function paying(list: Reply, own = keys) {
  now = NOW
  const platform = await fakePlatform({ [CERTIFICATES]: [list] })
  process.env.WECHATPAY_BASE_URL = platform.url
  stop = platform.stop
  const pay = wechatPay(own, () => now)
  const outcome = async (sent = notice(undefined, { signer: certificateSigner, atMs: now })) => {
    const result = await pay.readNotice(sent.headers, Buffer.from(sent.body))
    return result.ok ? 'believed' : result.reason
  }
  return { outcome, requests: platform.requests }
}

describe('platform certificates beside the public key', () => {
  test('either key is believed, whichever a notice carries', async () => {
    const { outcome } = await paying({ body: certificateList() })
    expect(await outcome(notice(paidOnTheWire, { signer: publicKeySigner }))).toBe('believed')
    expect(await outcome()).toBe('believed')
  })

  test('a merchant without a public key lives by certificates alone', async () => {
    const { publicKey: _none, ...own } = keys
    const { outcome, requests } = await paying({ body: certificateList(), signer: certificateSigner }, own)
    expect(await outcome()).toBe('believed')
    expect(await outcome(notice())).toBe('unknown-serial')
    expect(requests[0]?.headers['wechatpay-serial']).toBeUndefined()
  })

  test('an unknown serial fetches the list once, however many ask', async () => {
    const { outcome, requests } = await paying({ body: certificateList() })
    expect(await Promise.all([outcome(), outcome(), outcome()])).toEqual(['believed', 'believed', 'believed'])
    expect(requests).toHaveLength(1)
  })

  test('a forger cannot make us fetch it all the time', async () => {
    const { outcome, requests } = await paying({ body: certificateList() })
    const forged = () =>
      notice(undefined, { signer: { ...certificateSigner, serial: '00AA11BB22' }, atMs: now })
    for (const _attempt of [1, 2, 3]) expect(await outcome(forged())).toBe('unknown-serial')
    expect(requests).toHaveLength(1)
    now += 60_000
    expect(await outcome(forged())).toBe('unknown-serial')
    expect(requests).toHaveLength(2)
  })

  test('an id of another public key sends no request', async () => {
    const { outcome, requests } = await paying({ body: certificateList() })
    const other = { ...publicKeySigner, serial: 'PUB_KEY_ID_7' }
    expect(await outcome(notice(undefined, { signer: other }))).toBe('unknown-serial')
    expect(requests).toHaveLength(0)
  })

  test.each<[string, Reply]>([
    [
      'signed by an unknown key',
      { body: certificateList(), signer: { ...certificateSigner, serial: 'AA11BB22' } },
    ],
    [
      'whose signature does not hold',
      { body: certificateList(), signer: { ...publicKeySigner, key: certificateSigner.key } },
    ],
    ['encrypted with another key', { body: certificateList({ key: 'another-32-byte-key-of-this-case' }) }],
    ['whose certificate has another serial than it says', { body: certificateList({ serial: 'AA11BB22' }) }],
    ['of another form', { body: { data: 'none' } }],
    ['refused', { status: 401, body: { code: 'SIGN_ERROR' } }],
  ])('a list %s adds no key', async (_case, list) => {
    const { outcome } = await paying(list)
    expect(await outcome()).toBe('unknown-serial')
  })

  test('an expired certificate is no key', async () => {
    const { outcome } = await paying({ body: certificateList({ validTo: NOW - 1_000 }) })
    expect(await outcome()).toBe('unknown-serial')
  })
})
