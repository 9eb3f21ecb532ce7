import { log, redacted } from './log'

const openid = 'oAbCdEfGhIjKlMnOpQrStUvWxYz1'

describe('a log line', () => {
  test.each([
    ['an openid inside an id', { id: `shanze:${openid}` }],
    ['an openid inside a sentence', { text: `member ${openid} not found` }],
    ['a phone number', { text: '顾客 13800001234 已入会' }],
    ['a phone number with its country', { text: '+8613800001234' }],
    ['whatever a secret field holds', { apiV3Key: 'abc', privateKey: 'def', code: '0a1b2c' }],
    ['a PEM key', { text: '-----BEGIN PRIVATE KEY-----\nMIIE13800001234\n-----END PRIVATE KEY-----' }],
    ['an error that quotes an openid', { error: new Error(`no document ${openid}`) }],
    ['lists', { openids: [openid], members: [{ _id: openid }] }],
  ])('does not show %s', (_case, fields) => {
    expect(JSON.stringify(redacted(fields))).not.toMatch(/oAbCdEf|1380000|abc|def|0a1b2c|MIIE/)
  })

  test.each([
    '+86 138 0013 8000',
    '008613800138000',
    '86-138-0013-8000',
    '852 9123 4567',
    '+85291234567',
    '+886 912 345 678',
  ])('low 12: does not show the phone number %s', number => {
    expect(redacted(`顾客 ${number} 来电`)).toMatch(/^顾客 ?\[phone [0-9a-f]{6}\] 来电$/)
  })

  test('low 12: keeps a command id in words', () => {
    expect(redacted('one-command-for-two-people')).toBe('one-command-for-two-people')
  })

  test('M4: a text of a megabyte is cut before it is searched, and nothing is searched twice', () => {
    for (const text of ['-----BEGIN'.repeat(100_000), 'o'.repeat(1_000_000), '1 3 '.repeat(250_000)]) {
      const begun = performance.now()
      expect(String(redacted({ text }))).toBeDefined()
      expect(JSON.stringify(redacted({ text })).length).toBeLessThan(9_000)
      expect(performance.now() - begun).toBeLessThan(1_000)
    }
    const key = `-----BEGIN PRIVATE KEY-----\nMIIE${'A'.repeat(20_000)}\n-----END PRIVATE KEY-----`
    expect(redacted(key)).toBe('[pem]')
  })

  test('keeps what helps: order numbers, times, amounts', () => {
    const fields = {
      order: '1900000109:T20261122000001',
      at: 1795314240000,
      fen: 12800,
      tries: 2,
      none: null,
    }
    expect(redacted(fields)).toEqual(fields)
  })

  test('shows the same person by the same fingerprint', () => {
    expect(redacted(`a ${openid}`)).toBe(redacted(`a ${openid}`))
    expect(redacted(openid)).not.toBe(redacted(`${openid}2`))
  })

  test('is one line of JSON with the stack of its error', () => {
    const write = jest.spyOn(console, 'error').mockImplementation(() => {})
    log.error('sweep.failed', new TypeError('broken'), { tries: 1 })
    const [line] = write.mock.calls[0] ?? []
    write.mockRestore()
    expect(line).not.toContain('\n')
    expect(JSON.parse(line)).toMatchObject({
      level: 'error',
      event: 'sweep.failed',
      tries: 1,
      error: { name: 'TypeError', message: 'broken', stack: expect.stringContaining('log.test') },
    })
  })
})
