import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { wechatPay } from '.'
import { fakePlatform, type Reply } from './testing/fake-platform'
import { keys, NOW } from './testing/platform'

let stop: () => Promise<void> = async () => {}
afterEach(() => stop())

const BILL = '\uFEFF交易时间,商户订单号\r\n`2026-11-21,`T1\r\n'
const ASK = 'GET /v3/bill/tradebill'
const DOWNLOAD = 'GET /v3/billdownload/file'
const offer = (over: object = {}) => ({
  body: {
    download_url: 'https://api.mch.weixin.qq.com/v3/billdownload/file?token=abc',
    hash_type: 'SHA1',
    hash_value: createHash('sha1').update(BILL).digest('hex').toUpperCase(),
    ...over,
  },
})

async function pulling(replies: Record<string, Reply[]>) {
  const platform = await fakePlatform(replies)
  process.env.WECHATPAY_BASE_URL = platform.url
  stop = platform.stop
  return { answer: await wechatPay(keys, () => NOW).tradeBill('2026-11-21'), requests: platform.requests }
}

describe("pulling a day's bill", () => {
  test.each([
    ['packed', gzipSync(BILL)],
    ['unpacked on the way', Buffer.from(BILL)],
  ])('gives the file as text, %s, by two signed requests', async (_case, file) => {
    const { answer, requests } = await pulling({ [ASK]: [offer()], [DOWNLOAD]: [{ file }] })
    expect(answer).toEqual({ ok: true, value: BILL })
    expect(requests.map(({ path }) => path)).toEqual([
      '/v3/bill/tradebill?bill_date=2026-11-21&bill_type=ALL&tar_type=GZIP',
      '/v3/billdownload/file?token=abc',
    ])
    expect(
      requests.every(({ headers }) => headers.authorization?.startsWith('WECHATPAY2-SHA256-RSA2048')),
    ).toBe(true)
  })

  test('is empty on a day without trade', async () => {
    const refusal = { status: 400, body: { code: 'NO_STATEMENT_EXIST', message: '账单文件不存在' } }
    expect((await pulling({ [ASK]: [refusal] })).answer).toEqual({ ok: true, value: null })
  })

  test('is refused before it is ready', async () => {
    const refusal = { status: 400, body: { code: 'STATEMENT_CREATING', message: '账单正在生成' } }
    expect((await pulling({ [ASK]: [refusal] })).answer).toMatchObject({
      ok: false,
      code: 'STATEMENT_CREATING',
    })
  })

  test.each([
    ['another file than the one offered', gzipSync(`${BILL}x`)],
    ['a file cut off', gzipSync(BILL).subarray(0, 20)],
    ['an error page', Buffer.from('<html>')],
  ])('does not believe %s', async (_case, file) => {
    const { answer } = await pulling({ [ASK]: [offer()], [DOWNLOAD]: [{ file }] })
    expect(answer).toMatchObject({ ok: false, reason: 'forged' })
  })

  test.each([
    ['without an address', { download_url: undefined }],
    ['hashed in another way', { hash_type: 'MD5' }],
    ['elsewhere', { download_url: 'https://example.com/other/file' }],
  ])('takes no offer %s', async (_case, over) => {
    const { answer, requests } = await pulling({ [ASK]: [offer(over)] })
    expect(answer).toMatchObject({ ok: false, reason: 'unanswered' })
    expect(requests).toHaveLength(1)
  })

  test('signs for WeChat Pay alone, whatever host the offer names', async () => {
    const there = 'https://evil.example/v3/billdownload/file?token=abc'
    const { answer, requests } = await pulling({
      [ASK]: [offer({ download_url: there })],
      [DOWNLOAD]: [{ file: gzipSync(BILL) }],
    })
    expect(answer.ok).toBe(true)
    expect(requests).toHaveLength(2)
  })

  test('that is gone when it is fetched is no bill yet', async () => {
    const gone = { status: 404, body: { code: 'RESOURCE_NOT_EXISTS' } }
    expect((await pulling({ [ASK]: [offer()], [DOWNLOAD]: [gone] })).answer).toMatchObject({
      ok: false,
      reason: 'unanswered',
    })
  })
})
