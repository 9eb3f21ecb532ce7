import { brandOf, memberOf } from '../../testing/people'
import { PEOPLE, testShop } from '../../testing/shop'
import { giveDuePerks } from './give-due-perks'
import { CAKE, CUP, couponIdOf, couponsOf, givenHolder, setStock, shardsOf } from './testing/holders'

const shop = testShop()
const { lin } = PEOPLE
const give = (member: Parameters<typeof giveDuePerks>[0]) => giveDuePerks(member, brandOf(shop), shop.now())
const left = () => shardsOf(shop).reduce((sum, shard) => sum + shard.left, 0)

test('a member who looks gets the month of their tier at once, from the stock of its batch', async () => {
  const before = left()
  const { member, coupons } = await give(givenHolder(shop, { given: [] }))
  expect(coupons).toMatchObject([{ _id: couponIdOf(lin), batchId: CUP, memberId: shop.memberId(lin) }])
  expect(couponsOf(shop)).toEqual(coupons)
  expect(left()).toBe(before - 1)
  expect(member?.perks).toEqual({
    birthday: '',
    given: [{ kind: 'monthly', batchId: CUP, period: '2026-11' }],
    owed: [],
  })
  expect(memberOf(shop, lin)).toMatchObject({ seq: 2, perks: member?.perks })
})

test('a second look gives nothing and costs no trip', async () => {
  const { member } = await give(givenHolder(shop, { given: [] }))
  shop.trips = []
  expect(await give(member)).toEqual({ member, coupons: [] })
  expect(shop.trips).toEqual([])
})

test.each([
  ['a caller who never came', () => null],
  ['a guest', () => givenHolder(shop, { given: [] }, { state: 'guest' })],
  ['a member of a tier without a monthly coupon', () => givenHolder(shop, { given: [] }, { tier: 'xinya' })],
  ['a member who has had the month', () => givenHolder(shop)],
])('%s gets nothing and costs no trip', async (_who, member) => {
  const before = member()
  expect(await give(before)).toEqual({ member: before, coupons: [] })
  expect(shop.trips).toEqual([])
})

test('points of a birthday gift are booked by an entry, its coupon comes with it', async () => {
  const { member, coupons } = await give(givenHolder(shop, { birthday: '11-30' }))
  expect(coupons.map(({ _id }) => _id)).toEqual([couponIdOf(lin, CAKE, 'birthday', '2026')])
  expect(member?.lots).toEqual([{ day: '2027-11-30', points: 50 }])
  expect(memberOf(shop, lin).journal).toMatchObject([{ kind: 'perk', postings: [{ points: 50 }] }])
})

test('points alone bring no coupon and need no second write', async () => {
  const { coupons } = await give(givenHolder(shop, { birthday: '11-30' }, { tier: 'xinya' }))
  expect(coupons).toEqual([])
  expect(memberOf(shop, lin)).toMatchObject({ lots: [{ points: 20 }], perks: { owed: [] } })
  expect(shop.trips.filter(({ what }) => what.startsWith('members.update'))).toHaveLength(1)
})

test('a run that loses the race shows what was read: the winner gives it', async () => {
  const before = givenHolder(shop, { given: [] })
  shop.between(/^members.update/, () => shop.change('members', before._id, { seq: 2 }))
  expect(await give(before)).toEqual({ member: before, coupons: [] })
  expect(couponsOf(shop)).toEqual([])
})

test('a full journal is left to the sweeper', async () => {
  const journal = Array.from({ length: 20 }, (_none, i) => ({ _id: `e${i}` })) as never[]
  const before = givenHolder(shop, { birthday: '11-30' }, { journal })
  expect(await give(before)).toEqual({ member: before, coupons: [] })
  expect(shop.trips).toEqual([])
})

test('a coupon that is sold out stays owed, and the batch is watched', async () => {
  setStock(shop, 0)
  const { member, coupons } = await give(givenHolder(shop, { given: [] }))
  expect(coupons).toEqual([])
  expect(member?.perks?.owed).toMatchObject([{ couponId: couponIdOf(lin), tries: 1 }])
  expect(memberOf(shop, lin).perks).toEqual(member?.perks)
  expect(shop.all('perkWatches')).toMatchObject([{ _id: CUP }])
})

test('a member who is booked on meanwhile keeps the row, and the sweeper finds the coupon there', async () => {
  const { _id } = givenHolder(shop, { given: [] })
  shop.between(/^coupons.add/, () => shop.change('members', _id, { seq: 9, nameInitial: '林' }))
  await give(memberOf(shop, lin))
  expect(memberOf(shop, lin)).toMatchObject({ seq: 9, nameInitial: '林', perks: { owed: [{ tries: 0 }] } })
  shop.pass(60_000)
  await shop.sweep()
  expect(memberOf(shop, lin).perks?.owed).toEqual([])
  expect(couponsOf(shop)).toHaveLength(1)
})

test('a pack is handed over and seen by its coupons with the next look', async () => {
  const pack = { kind: 'pack', contents: ['shanze:autumn', 'shanze:afternoon'], rule: undefined }
  shop.change('batches', CUP, pack)
  const { coupons } = await give(givenHolder(shop, { given: [] }))
  expect(coupons).toEqual([])
  expect(shop.one('coupons', couponIdOf(lin))).toMatchObject({ batchId: CUP })
  await shop.sweep()
  expect(couponsOf(shop).map(({ batchId }) => batchId)).toEqual([CUP, 'shanze:autumn', 'shanze:afternoon'])
})
