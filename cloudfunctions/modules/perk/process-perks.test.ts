import type { MemberDoc } from '@shared/domain/account/types'
import type { PerkBook } from '@shared/domain/perk/types'
import { brandOf, memberOf } from '../../testing/people'
import { PEOPLE, testShop } from '../../testing/shop'
import { processPerks } from './process-perks'
import { CAKE, CUP, couponIdOf, couponsOf, givenHolder, owed, setStock } from './testing/holders'

const shop = testShop()
const { lin } = PEOPLE
const withBook = (member: MemberDoc, book: Partial<PerkBook>): MemberDoc => ({
  ...member,
  perks: { birthday: '', given: [], owed: [], ...book },
})
const run = (before: MemberDoc, member = before) => processPerks(before, member, brandOf(shop), shop.now())

test('a member who is owed nothing costs no trip, with a book or without', async () => {
  const { perks: _none, ...plain } = givenHolder(shop)
  expect(await run(plain)).toEqual(plain)
  const holder = givenHolder(shop)
  expect(await run(holder)).toEqual(holder)
  expect(shop.trips).toEqual([])
})

test('what the last write has just decided is handed over, due or not', async () => {
  const before = givenHolder(shop)
  const after = withBook(before, { owed: [owed(lin, { tryAt: shop.now() + 20_000 })] })
  expect((await run(before, after)).perks?.owed).toEqual([])
  expect(couponsOf(shop)).toMatchObject([{ _id: couponIdOf(lin) }])
})

test.each([
  [0, 1],
  [1, 0],
])('a row that comes again in %i ms is tried: %i coupons', async (ms, coupons) => {
  const member = givenHolder(shop, { owed: [owed(lin, { tries: 2, tryAt: shop.now() + ms })] })
  const after = await run(member)
  expect(couponsOf(shop)).toHaveLength(coupons)
  expect(after.perks?.owed).toHaveLength(1 - coupons)
})

test('a row that was tried in vain counts the try and waits for its batch', async () => {
  setStock(shop, 0)
  const member = givenHolder(shop, { owed: [owed(lin, { tries: 2, tryAt: shop.now() })] })
  const after = await run(member)
  expect(after.perks?.owed).toMatchObject([{ couponId: couponIdOf(lin), tryAt: 8_640_000_000_000_000 }])
  expect(memberOf(shop, lin)).toEqual(member)
})

test('a row that failed comes again after a pause that grows with its tries', async () => {
  const batch = shop.one<{ rule: object }>('batches', CUP)
  shop.change('batches', CUP, { rule: { ...batch.rule, validity: undefined } })
  const member = givenHolder(shop, { owed: [owed(lin, { tries: 2, tryAt: shop.now() })] })
  const { perks } = await run(member)
  expect(perks?.owed[0]?.tryAt).toBe(shop.now() + 60_000 * 4)
})

describe('what a refund has undone', () => {
  const withdrawn = [{ kind: 'monthly' as const, batchId: CUP, period: '2026-11', couponId: couponIdOf(lin) }]

  test('is taken back from the wallet, its unit goes back into stock', async () => {
    const holder = givenHolder(shop, { owed: [owed(lin, { tryAt: shop.now() })] })
    const given = await run(holder)
    const after = await run(withBook(given, { withdrawn }))
    expect(after.perks).toEqual({ birthday: '', given: [], owed: [] })
    expect(couponsOf(shop)).toMatchObject([{ _id: couponIdOf(lin), revoked: true, revokedBy: 'tier' }])
  })

  test('and was never handed over is closed for a run that comes late', async () => {
    const after = await run(givenHolder(shop, { withdrawn }))
    expect(after.perks?.withdrawn).toBeUndefined()
    expect(couponsOf(shop)).toMatchObject([
      {
        _id: couponIdOf(lin),
        memberId: 'shanze:openid-lin',
        revoked: true,
        origin: `perk:monthly:2026-11:${CUP}`,
      },
    ])
    const late = await run(withBook(after, { owed: [owed(lin, { tries: 1 })] }))
    expect(late.perks?.owed).toEqual([])
    expect(couponsOf(shop)).toHaveLength(1)
  })

  test('leaves what is owed otherwise', async () => {
    const cake = owed(lin, { batchId: CAKE, tryAt: shop.now() + 1 })
    const after = await run(givenHolder(shop, { withdrawn, owed: [cake] }))
    expect(after.perks).toMatchObject({ owed: [cake] })
  })
})
