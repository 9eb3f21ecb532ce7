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
