import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { NOW } from '../test-brand'
import { base32, readBase32 } from './base32'
import { cardNumber, isCardNumber } from './card-number'
import { hasCheckDigit, withCheckDigit } from './check-digit'
import { hash32 } from './hash'
import type { Mac } from './mac'
import { payCode } from './pay-code'
import { readReceiptParts, receiptCodeIn, receiptCodeOf } from './receipt-code'
import { redemptionNumber } from './redemption-number'
import {
  codeHolds,
  codeIdOf,
  couponCode,
  couponDigits,
  digitsHold,
  memberCode,
  readCode,
  STEP_MS,
  stepOf,
} from './rotating'
import { readShortNumber, shortNumber, spacedShortNumber } from './short-number'

const mac: Mac = message => createHmac('sha256', 'key').update(message).digest()
const other: Mac = message => createHmac('sha256', 'other').update(message).digest()
const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })

describe('the code on a receipt', () => {
  const parts = { storeCode: 'yunqi', receiptNo: 'A-0001', mark: 'abcdefgh_-345678' }
  const code = 'HR.yunqi.A-0001.abcdefgh_-345678'

  test('is read back into its parts', () => {
    expect(receiptCodeOf(parts)).toBe(code)
    expect(readReceiptParts(code)).toEqual(parts)
  })

  test.each([
    ['alone', code],
    ['in the address a receipt prints', `https://qr.shanze.example/r?code=${code}`],
    ['with more behind it', `https://qr.shanze.example/r?code=${code}&from=till`],
  ])('is found %s', (_case, text) => expect(receiptCodeIn(text)).toBe(code))

  test.each([
    ['a longer mark', `${code}9`],
    ['something before it', `X${code}`],
    ['another code', 'H1.4821093755'],
    ['nothing', ''],
  ])('%s is none', (_case, text) => {
    expect(receiptCodeIn(text)).toBeNull()
    expect(readReceiptParts(text)).toBeNull()
  })
})

describe('numbers people read aloud', () => {
  test('a short number has nine digits, read in 4-4-1', () => {
    expect(shortNumber(0.48210937)).toBe(withCheckDigit('48210937'))
    expect(spacedShortNumber('482109375')).toBe('4821 0937 5')
    expect([shortNumber(0), shortNumber(0.99999999999)]).toEqual(['000000000', withCheckDigit('99999999')])
  })

  test.each(['4821 0937 0', '4821-0937', '48210937', '', 'abc', '4821093755'])(
    '%j is no short number',
    typed => expect(readShortNumber(typed)).toBeNull(),
  )

  test('any number is read back, with spaces or dashes', () => {
    fc.assert(
      fc.property(random, at => {
        const shortNo = shortNumber(at)
        expect(readShortNumber(spacedShortNumber(shortNo))).toBe(shortNo)
        expect(readShortNumber(` ${shortNo.slice(0, 4)}-${shortNo.slice(4)} `)).toBe(shortNo)
      }),
    )
  })

  test('one wrong digit is always found', () => {
    fc.assert(
      fc.property(random, fc.nat({ max: 8 }), fc.integer({ min: 1, max: 9 }), (at, place, off) => {
        const right = shortNumber(at)
        const wrong = right.slice(0, place) + ((Number(right[place]) + off) % 10) + right.slice(place + 1)
        expect(hasCheckDigit(right)).toBe(true)
        expect(hasCheckDigit(wrong)).toBe(false)
      }),
    )
  })

  test('a card number has ten digits and a check digit', () => {
    fc.assert(fc.property(random, at => expect(isCardNumber(cardNumber(at))).toBe(true)))
    expect([isCardNumber(cardNumber(0)), isCardNumber('0123456781')]).toEqual([true, false])
  })

  test('a receipt number belongs to its redemption', () => {
    expect(redemptionNumber('a', 'r1')).toMatch(/^R-[0-9A-HJKMNP-TV-Z]{4}-\d{4}$/)
    expect(redemptionNumber('a', 'r1')).toBe(redemptionNumber('a', 'r1'))
    const many = new Set(Array.from({ length: 2000 }, (_, i) => redemptionNumber('a', `r${i}`)))
    expect(many.size).toBe(2000)
  })

  test('base32 has no letters that look like digits, and forgives them when typed', () => {
    expect([base32(0, 4), base32(32 ** 4 - 1, 4), readBase32('oil1')]).toEqual(['0000', 'ZZZZ', '0111'])
  })

  test('hashes spread', () => {
    const last = Array.from({ length: 4096 }, (_, i) => hash32(`o${i}`) % 64)
    const counts = Array.from({ length: 64 }, (_, k) => last.filter(each => each === k).length)
    expect(Math.max(...counts)).toBeLessThan(110)
    expect(Math.min(...counts)).toBeGreaterThan(25)
  })
})

describe('codes that rotate', () => {
  const shortNo = shortNumber(0.48210937)
  const codeId = codeIdOf(createHmac('sha256', 'coupon').update('1').digest())
  const anyCodeId = fc.uint8Array({ minLength: 10, maxLength: 10 }).map(codeIdOf)
  const cardNo = cardNumber(0.5)
  const step = stepOf(NOW)
  const scanned = (text: string) => {
    const code = readCode(text)
    if (!code || !('proof' in code)) throw new Error(`not a code: ${text}`)
    return code
  }

  test('a coupon code is C, its opaque id and eight characters; a member code is 18 digits', () => {
    expect(codeId).toMatch(/^[0-9A-HJKMNP-TV-Z]{16}$/)
    expect(couponCode(codeId, step, mac)).toMatch(new RegExp(`^C${codeId}[0-9A-HJKMNP-TV-Z]{8}$`))
    expect(memberCode(cardNo, step, mac)).toMatch(new RegExp(`^${cardNo}\\d{8}$`))
    expect(couponCode(codeId, step, mac)).toBe(couponCode(codeId, step, mac))
  })

  test.each([
    [-60_000, false],
    [-30_000, true],
    [0, true],
    [30_000, true],
    [60_000, false],
  ])('scanned %i ms later or earlier it holds: %s', (late, holds) => {
    expect(codeHolds(scanned(couponCode(codeId, step, mac)), NOW + late, mac)).toBe(holds)
    expect(codeHolds(scanned(memberCode(cardNo, step, mac)), NOW + late, mac)).toBe(holds)
  })

  test('another key, number or kind of code proves nothing', () => {
    const code = scanned(couponCode(codeId, step, mac))
    expect(codeHolds(code, NOW, other)).toBe(false)
    expect(
      codeHolds({ kind: 'coupon', codeId: codeId.replace(/.$/, '0'), proof: code.proof }, NOW, mac),
    ).toBe(false)
    expect(codeHolds({ kind: 'member', cardNo, proof: '' }, NOW, mac)).toBe(false)
  })

  test.each([
    [-STEP_MS, 'now'],
    [0, 'now'],
    [STEP_MS, 'now'],
    [2 * STEP_MS, 'over'],
    [10 * 60_000, 'over'],
    [12 * 60_000, 'never'],
    [-2 * STEP_MS, 'never'],
  ])('typed %i ms later the digits hold: %s', (late, hold) => {
    const digits = couponDigits(codeId, step, mac)
    expect(digits).toMatch(/^\d{4}$/)
    expect(digitsHold(codeId, digits, NOW + late, mac)).toBe(hold)
  })

  test('M1: neither the number nor its digits can be read from the code in the QR', () => {
    const code = couponCode(codeId, step, mac)
    expect(code).not.toContain(shortNo)
    expect(readCode(code)).toEqual({ kind: 'coupon', codeId, proof: code.slice(-8) })
    expect(digitsHold(codeIdOf(new Uint8Array(10)), couponDigits(codeId, step, mac), NOW, mac)).toBe('never')
  })

  test('whatever was scanned is read or refused, never guessed', () => {
    expect(readCode(spacedShortNumber(shortNo))).toEqual({ kind: 'typed-coupon', shortNo, digits: '' })
    expect(readCode(`${spacedShortNumber(shortNo)} 0428`)).toEqual({
      kind: 'typed-coupon',
      shortNo,
      digits: '0428',
    })
    expect(readCode(`${cardNo.slice(0, 4)} ${cardNo.slice(4)}`)).toEqual({ kind: 'card-number', cardNo })
    expect(readCode(cardNo.replace(/.$/, last => String((Number(last) + 1) % 10)))).toBeNull()
    expect(readCode(couponCode(codeId, step, mac).toLowerCase())).toMatchObject({ kind: 'coupon', codeId })
    for (const text of [
      '',
      'C123',
      'https://example.com/x',
      '1234567890'.repeat(2).slice(2),
      `C${shortNo}ABCDEFGH`,
      `${shortNo}042`,
      'x'.repeat(1e5),
    ]) {
      expect(readCode(text)).toBeNull()
    }
    fc.assert(fc.property(fc.string({ maxLength: 40 }), text => void readCode(text)))
  })

  test('every code that is shown is read back', () => {
    fc.assert(
      fc.property(random, anyCodeId, fc.nat({ max: 1e9 }), (at, id, anyStep) => {
        expect(readCode(couponCode(id, anyStep, mac))).toMatchObject({ kind: 'coupon', codeId: id })
        expect(readCode(memberCode(cardNumber(at), anyStep, mac))).toMatchObject({
          kind: 'member',
          cardNo: cardNumber(at),
        })
      }),
    )
  })
})

describe('the pay code', () => {
  const cardNo = cardNumber(0.5)

  test('M6: proves for its half minute that its owner wants to pay, and the member code never does', () => {
    const step = stepOf(NOW)
    const read = readCode(payCode(cardNo, step, mac))
    if (read?.kind !== 'pay') throw new Error(JSON.stringify(read))
    expect([codeHolds(read, NOW, mac), codeHolds(read, NOW, other)]).toEqual([true, false])
    expect(codeHolds(read, NOW + 4 * STEP_MS, mac)).toBe(false)
    const forged = readCode(`P${memberCode(cardNo, step, mac)}`)
    if (forged?.kind !== 'pay') throw new Error(JSON.stringify(forged))
    expect(codeHolds(forged, NOW, mac)).toBe(false)
  })
})
