import { issueToken, readToken } from './signed-token'

const KIND = { purpose: 'hand-over', lifeMs: 300_000 }
const BEARER = ['exchange-1', 'shanze:clerk', 'shanze:east']
const PAYLOAD = ['2', 'shanze:autumn:v1', '']
const NOW = Date.parse('2026-11-22T10:24:00+08:00')

const issue = () => issueToken(KIND, BEARER, PAYLOAD, NOW)
const readBy = (bearer: string[], token: string) => readToken(KIND, bearer, token, NOW)

beforeEach(() => {
  process.env.HUIYUAN_SEAL_KEY = Buffer.alloc(32, 7).toString('base64')
})

describe('a signed token', () => {
  test.each([
    ['when it is issued', 0, false],
    ['just before its life ends', 299_999, false],
    ['when its life has ended', 300_000, true],
    ['a day later', 86_400_000, true],
  ])('is read by its bearer %s', (_when, elapsedMs, expired) => {
    const token = readToken(KIND, BEARER, issue(), NOW + elapsedMs)
    expect(token).toEqual({ payload: PAYLOAD, issuedAt: NOW, expired })
  })

  test.each([
    ['another exchange', ['exchange-2', 'shanze:clerk', 'shanze:east']],
    ['another clerk', ['exchange-1', 'shanze:other', 'shanze:east']],
    ['another store', ['exchange-1', 'shanze:clerk', 'shanze:west']],
    ['the same letters in other parts', ['exchange-1', 'shanze:clerkshanze:east', '']],
    ['fewer parts', ['exchange-1', 'shanze:clerk']],
  ])('is refused for %s', (_bearer, bearer) => {
    expect(readBy(bearer, issue())).toBeNull()
  })

  test('is refused for another purpose', () => {
    expect(readToken({ ...KIND, purpose: 'customer' }, BEARER, issue(), NOW)).toBeNull()
  })

  test('is refused by a deployment with another key', () => {
    const token = issue()
    process.env.HUIYUAN_SEAL_KEY = Buffer.alloc(32, 8).toString('base64')
    expect(readBy(BEARER, token)).toBeNull()
  })

  test.each([
    ['nothing', () => ''],
    ['a separator alone', () => '~'],
    ['separators alone', () => '~~~~~'],
    ['a word', () => 'x'],
    ['a token cut at its end', () => issue().slice(0, -1)],
    ['a token cut at its start', () => issue().slice(1)],
    ['a token without its mark', () => issue().slice(0, issue().lastIndexOf('~'))],
    ['a token with a later end', () => issue().replace(/^[^~]+/, 'zzzzzzzzz')],
    ['a token with another payload', () => issue().replace('autumn', 'winter')],
    ['a token with a part more', () => issue().replace('~', '~~')],
    ['a token with a longer mark', () => `${issue()}A`],
  ])('is not read from %s', (_what, token) => {
    expect(readBy(BEARER, token())).toBeNull()
  })

  test('needs no escaping in a URL', () => {
    const token = issueToken(KIND, BEARER, ['2'], NOW)
    expect(encodeURIComponent(token)).toBe(token)
  })

  test('is not issued for a payload that could be read another way', () => {
    expect(() => issueToken(KIND, BEARER, ['2~3'], NOW)).toThrow('hand-over')
  })
})
