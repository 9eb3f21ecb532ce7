import { issueRedemptionTicket, readRedemptionTicket } from './redemption-ticket'

const bearer = { couponId: 'gift:m:1:0', staffId: 'b:clerk', storeId: 'b:east' }
const seen = { termsId: 'b:autumn:v1', usesLeft: 1, useIndex: 0, todayCount: 23, typed: false }
const at = 1_790_000_000_000
const MINUTE_MS = 60_000

beforeAll(() => {
  process.env.HUIYUAN_SEAL_KEY = Buffer.alloc(32, 7).toString('base64')
})

describe('the ticket of a preview', () => {
  test('carries to the redemption what the clerk saw, for five minutes', () => {
    const ticket = issueRedemptionTicket(bearer, seen, at)
    expect(ticket.length).toBeLessThanOrEqual(128)
    expect(readRedemptionTicket(ticket, bearer, at + 5 * MINUTE_MS - 1)).toEqual({ seen, expired: false })
    expect(readRedemptionTicket(ticket, bearer, at + 5 * MINUTE_MS)).toEqual({ seen, expired: true })
  })

  test('says that the number was typed', () => {
    const typed = { ...seen, typed: true }
    expect(readRedemptionTicket(issueRedemptionTicket(bearer, typed, at), bearer, at)?.seen).toEqual(typed)
  })

  test.each([
    ['another coupon', { ...bearer, couponId: 'gift:m:1:1' }],
    ['another clerk', { ...bearer, staffId: 'b:other' }],
    ['another store', { ...bearer, storeId: 'b:west' }],
  ])('is worth nothing for %s', (_whose, other) => {
    expect(readRedemptionTicket(issueRedemptionTicket(bearer, seen, at), other, at)).toBeNull()
  })

  test.each(['', '~', 'x', '~~~~~', 'a~1~0~0~s~b:autumn~AAAAAAAAAAAAAAAAAAAAAA'])('%j is no ticket', text => {
    expect(readRedemptionTicket(text, bearer, at)).toBeNull()
  })

  test('cannot be given a longer life or another batch', () => {
    const ticket = issueRedemptionTicket(bearer, seen, at)
    const [expiry = '', ...rest] = ticket.split('~')
    const later = (Number.parseInt(expiry, 36) + MINUTE_MS).toString(36)
    expect(readRedemptionTicket([later, ...rest].join('~'), bearer, at)).toBeNull()
    expect(readRedemptionTicket(ticket.replace('b:autumn', 'b:winter'), bearer, at)).toBeNull()
  })
})
