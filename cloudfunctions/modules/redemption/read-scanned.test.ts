import { cardNumber } from '@shared/domain/codes/card-number'
import { codeIdOf, couponCode, memberCode, STEP_MS, stepOf } from '@shared/domain/codes/rotating'
import { shortNumber } from '@shared/domain/codes/short-number'
import { codeMac } from '../../platform/vault'
import { readScanned } from './read-scanned'

const at = 1_790_000_000_000
const shortNo = shortNumber(0.5)
const codeId = codeIdOf(new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]))
const codeOf = (moment: number) => couponCode(codeId, stepOf(moment), codeMac)

beforeAll(() => {
  process.env.HUIYUAN_SEAL_KEY = Buffer.alloc(32, 7).toString('base64')
})

describe('what a clerk scans or types', () => {
  test('a fresh coupon code, a fresh member code, a typed number', () => {
    expect(readScanned(codeOf(at), at)).toMatchObject({ ok: true, code: { kind: 'coupon', codeId } })
    const member = memberCode(cardNumber(0.25), stepOf(at), codeMac)
    expect(readScanned(member, at)).toMatchObject({ ok: true, code: { kind: 'member' } })
    const typed = { kind: 'typed-coupon', shortNo, digits: '0428' }
    expect(readScanned(`${shortNo}0428`, at)).toEqual({ ok: true, code: typed })
    const cardNo = cardNumber(0.25)
    expect(readScanned(cardNo, at)).toEqual({ ok: true, code: { kind: 'card-number', cardNo } })
  })

  test.each([
    ['two minutes ago', at - 120_000],
    ['yesterday', at - 86_000_000],
    ['ahead of time, from a phone whose clock is wrong', at + 300_000],
  ])('a code made %s is ours, but expired', (_when, moment) => {
    expect(readScanned(codeOf(moment), at)).toEqual({ ok: false, code: 'CODE_EXPIRED', forged: false })
  })

  test('a code of the step before still holds while the phone changes it', () => {
    expect(readScanned(codeOf(at - STEP_MS), at)).toMatchObject({ ok: true })
  })

  test('a code with one character changed is not ours', () => {
    const code = codeOf(at)
    const last = code.endsWith('7') ? '8' : '7'
    expect(readScanned(code.slice(0, -1) + last, at)).toEqual({
      ok: false,
      code: 'CODE_UNKNOWN',
      forged: true,
    })
  })

  test.each(['hello', '123456789012345678', 'https://example.com', '0'])('%j is no code', text => {
    expect(readScanned(text, at)).toEqual({ ok: false, code: 'CODE_UNKNOWN', forged: false })
  })
})
