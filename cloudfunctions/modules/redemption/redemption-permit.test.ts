import { issueRedemptionPermit, readRedemptionPermit } from './redemption-permit'

const bearer = { couponId: 'gift:m:1:0', staffId: 'b:clerk', storeId: 'b:east' }
const seen = { termsId: 'b:autumn:v1', usesLeft: 1, useIndex: 0, todayCount: 23, typed: false }
const at = 1_790_000_000_000
const MINUTE_MS = 60_000

beforeAll(() => {
  process.env.HUIYUAN_SEAL_KEY = Buffer.alloc(32, 7).toString('base64')
})

describe('the permit of a preview', () => {
  test('carries to the redemption what the clerk saw, for five minutes', () => {
    const permit = issueRedemptionPermit(bearer, seen, at)
    expect(permit.length).toBeLessThanOrEqual(128)
    expect(readRedemptionPermit(permit, bearer, at + 5 * MINUTE_MS - 1)).toEqual({ seen, expired: false })
    expect(readRedemptionPermit(permit, bearer, at + 5 * MINUTE_MS)).toEqual({ seen, expired: true })
  })

  test('says that the number was typed', () => {
    const typed = { ...seen, typed: true }
    expect(readRedemptionPermit(issueRedemptionPermit(bearer, typed, at), bearer, at)?.seen).toEqual(typed)
  })

  test.each([
    ['another coupon', { ...bearer, couponId: 'gift:m:1:1' }],
    ['another clerk', { ...bearer, staffId: 'b:other' }],
    ['another store', { ...bearer, storeId: 'b:west' }],
  ])('is worth nothing for %s', (_whose, other) => {
    expect(readRedemptionPermit(issueRedemptionPermit(bearer, seen, at), other, at)).toBeNull()
  })

  test.each(['', '~', 'x', '~~~~~', 'a~1~0~0~s~b:autumn~AAAAAAAAAAAAAAAAAAAAAA'])('%j is no permit', text => {
    expect(readRedemptionPermit(text, bearer, at)).toBeNull()
  })

  test('cannot be given a longer life or another batch', () => {
    const permit = issueRedemptionPermit(bearer, seen, at)
    const [expiry = '', ...rest] = permit.split('~')
    const later = (Number.parseInt(expiry, 36) + MINUTE_MS).toString(36)
    expect(readRedemptionPermit([later, ...rest].join('~'), bearer, at)).toBeNull()
    expect(readRedemptionPermit(permit.replace('b:autumn', 'b:winter'), bearer, at)).toBeNull()
  })
})
