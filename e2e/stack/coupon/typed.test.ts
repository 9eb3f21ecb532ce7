import type { BrandDoc } from '@shared/domain/brand/types'
import { brand } from '../../../local/demo/brand'
import { openCouponShop } from './coupon-shop'
import { MINUTE_MS, newCommand, YUNQI } from './shop'

const { shop, held, codeOf, preview, confirmed, stateOf } = openCouponShop()

async function opened(code = 'autumn', who?: string) {
  const coupon = await held(code, who)
  const { codes } = await shop.get(coupon.who, 'coupon.open', { couponId: coupon.couponId })
  return { ...coupon, shortNo: codes?.shortNo ?? '' }
}
const typed = ({ couponId }: { couponId: string }) => {
  const { shortNo, digits } = shop.shown(couponId)
  return `${shortNo} ${digits}`
}
const otherDigits = (code: string) => code.slice(0, -1) + ((Number(code.slice(-1)) + 1) % 10)
const withRules = (rules: Partial<BrandDoc>): BrandDoc => ({ ...brand, ...rules })
const allowTyping = () => shop.put('brands', withRules({ typedCodesWithoutDigits: true }))
const triesOf = (name: string) => shop.staff(name).deskTries?.failed ?? 0

describe('M1: a typed number needs the digits that change beside it', () => {
  test('a typed coupon number alone opens nothing', async () => {
    const coupon = await opened()
    expect(await preview('陈一', coupon.shortNo)).toMatchObject({ ok: false, code: 'DIGITS_NEEDED' })
    expect(triesOf('陈一')).toBe(0)
  })

  test('a typed number with the digits of the moment is redeemed like a scan', async () => {
    const coupon = await opened()
    const preview = await shop.get('陈一', 'redemption.preview', { storeId: YUNQI, code: typed(coupon) })
    expect(preview).toMatchObject({ kind: 'coupon', verdict: 'usable' })
    const redeemed = await shop.get('陈一', 'redemption.redeem', {
      commandId: newCommand(),
      storeId: YUNQI,
      couponId: preview.kind === 'coupon' ? preview.coupon.id : '',
      permit: preview.kind === 'coupon' ? preview.permit : '',
    })
    expect(redeemed.use.typed).toBe(false)
    expect(stateOf(coupon.couponId)).toBe('USED')
  })

  test('an hour-old screenshot of a coupon is worth nothing, scanned or typed', async () => {
    const coupon = await opened()
    const [scanned, byHand] = [codeOf(coupon.couponId), typed(coupon)]
    await shop.clock.advance(2 * MINUTE_MS)
    expect(await preview('陈一', scanned)).toMatchObject({ ok: false, code: 'CODE_EXPIRED' })
    expect(await preview('陈一', byHand)).toMatchObject({ ok: false, code: 'DIGITS_OVER' })
    await shop.clock.advance(58 * MINUTE_MS)
    expect(await preview('陈一', scanned)).toMatchObject({ ok: false, code: 'CODE_EXPIRED' })
    expect(await preview('陈一', byHand)).toMatchObject({ ok: false, code: 'TYPED_WRONG' })
    expect(stateOf(coupon.couponId)).toBe('EFFECTIVE')
  })

  test('wrong digits and an unknown coupon number have the same answer', async () => {
    const coupon = await opened()
    const wrong = await preview('陈一', otherDigits(typed(coupon)))
    const nobody = await preview('陈一', '123456782 0000')
    expect(wrong).toMatchObject({ ok: false, code: 'TYPED_WRONG' })
    expect([nobody.ok, nobody.ok || nobody.message]).toEqual([false, wrong.ok || wrong.message])
  })

  test('a brand may switch the digits off: the use is marked and counted for the manager', async () => {
    const coupon = await opened()
    await allowTyping()
    await shop.clock.advance(MINUTE_MS)
    const preview = await shop.get('陈一', 'redemption.preview', { storeId: YUNQI, code: coupon.shortNo })
    const { use } = await shop.get('陈一', 'redemption.redeem', {
      commandId: newCommand(),
      storeId: YUNQI,
      couponId: preview.kind === 'coupon' ? preview.coupon.id : '',
      permit: preview.kind === 'coupon' ? preview.permit : '',
    })
    expect(use.typed).toBe(true)
    await confirmed('陈一', await held('autumn'))
    const today = (who: string) => shop.get(who, 'redemption.today', { storeId: YUNQI })
    expect(await today('沈禾')).toMatchObject({ count: 2, typedCount: 1 })
    expect(await today('陈一')).toMatchObject({ count: 2, typedCount: null })
    expect((await today('沈禾')).uses.map(each => each.typed)).toEqual([false, true])
  })
})

describe('H2: a typed or used number opens that coupon alone', () => {
  test('the number of a used coupon gives no permits for what else the customer holds', async () => {
    const coupon = await opened('autumn')
    await shop.get(coupon.who, 'coupon.open', { couponId: (await held('weekly', coupon.who)).couponId })
    await confirmed('陈一', coupon)
    expect(await preview('陈一', typed(coupon))).toMatchObject({
      ok: true,
      data: { verdict: 'used', permit: '', others: [] },
    })
    await shop.clock.advance(6 * 60 * MINUTE_MS)
    expect(await preview('陈一', coupon.shortNo)).toMatchObject({ ok: false })
    await shop.sweep()
    expect(await preview('陈一', typed({ couponId: coupon.couponId }))).toMatchObject({ ok: false })
  })

  test('a typed number gives no permits for other coupons either, where the brand allows it', async () => {
    const coupon = await opened('lakeside')
    await held('autumn', coupon.who)
    await allowTyping()
    await shop.clock.advance(MINUTE_MS)
    expect(await preview('陈一', coupon.shortNo)).toMatchObject({
      data: { verdict: 'not-usable', others: [] },
    })
  })

  test('a fresh scan shows the customer’s other coupons: the customer is present', async () => {
    const coupon = await opened('lakeside')
    await held('autumn', coupon.who)
    expect(await preview('陈一', codeOf(coupon.couponId))).toMatchObject({
      data: { verdict: 'not-usable', others: [{ permit: expect.stringMatching(/./) }] },
    })
  })
})

describe('M2: who tries in vain has to wait', () => {
  const guess = (n: number) => `123456782 ${String(n).padStart(4, '0')}`

  test('a wrong number, wrong digits, a forged proof and an unknown card all count as failed tries; a right number does not', async () => {
    const coupon = await opened()
    const code = codeOf(coupon.couponId)
    await preview('陈一', guess(1))
    await preview('陈一', otherDigits(typed(coupon)))
    await preview('陈一', code.slice(0, -1) + (code.endsWith('7') ? '8' : '7'))
    await shop.put(
      'brands',
      withRules({ counterCredit: { clerkFen: 1, managerFen: 1, perDayFen: 1_000_000 } }),
    )
    await shop.clock.advance(MINUTE_MS)
    await preview('陈一', '0000000000')
    expect(triesOf('陈一')).toBe(4)
    expect(await preview('陈一', typed(coupon))).toMatchObject({ ok: true })
    await preview('陈一', 'https://example.com')
    expect(triesOf('陈一')).toBe(4)
  })

  test('the wait after failed tries grows and is said in words; a coupon scanned meanwhile still works', async () => {
    const coupon = await opened()
    for (let n = 0; n < 5; n++) expect(await preview('陈一', guess(n))).toMatchObject({ code: 'TYPED_WRONG' })
    expect(await preview('陈一', typed(coupon))).toMatchObject({
      ok: false,
      code: 'TOO_MANY_TRIES',
      message: '输错太多次，请等 15 秒再试。顾客的券不会少',
      data: { seconds: 15 },
    })
    expect(await preview('陈一', codeOf(coupon.couponId))).toMatchObject({ ok: true })
    expect(await preview('clerk1', typed(coupon))).toMatchObject({ ok: true })
    await shop.clock.advance(15_000)
    expect(await preview('陈一', guess(5))).toMatchObject({ code: 'TYPED_WRONG' })
    expect(await preview('陈一', guess(6))).toMatchObject({ code: 'TOO_MANY_TRIES', data: { seconds: 30 } })
    await shop.clock.advance(4 * 60 * MINUTE_MS)
    expect(await preview('陈一', typed(coupon))).toMatchObject({ ok: true })
  })

  test('of fifty guesses sent at once, one right among them, no more than one is looked at', async () => {
    const coupon = await opened()
    const right = typed(coupon)
    const guesses = [...Array.from({ length: 49 }, (_, n) => guess(n)), right]
    const answers = await Promise.all(guesses.map(code => preview('陈一', code)))
    const codes = answers.map(answer => (answer.ok ? 'FOUND' : answer.code))
    expect(codes.filter(code => code !== 'TOO_MANY_TRIES').length).toBeLessThanOrEqual(DESK_FREE + 1)
  })

  test('of fifty forged scans sent at once every one is counted', async () => {
    const { couponId } = await opened()
    const code = codeOf(couponId)
    const forged = Array.from({ length: 50 }, (_, n) => `${code.slice(0, -4)}${String(n + 1000)}`)
    await Promise.all(forged.map(each => preview('陈一', each)))
    expect(triesOf('陈一')).toBeGreaterThanOrEqual(5)
    expect(await preview('陈一', typed({ couponId }))).toMatchObject({ code: 'TOO_MANY_TRIES' })
  })
})

/** Guesses that cost no waiting. */
const DESK_FREE = 4
