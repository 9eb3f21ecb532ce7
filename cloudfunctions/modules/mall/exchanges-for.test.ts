import { PEOPLE, testShop } from '../../testing/shop'
import { unchanged } from '../../testing/unchanged'
import { begun, exchange, exchangesOf, lin, memberOf, rich } from './testing/exchanges'

const shop = testShop()
const gu = 'shanze:openid-gu'
const tin = (commandId = shop.command(), by = PEOPLE.lin) =>
  exchange(shop, commandId, { by, code: 'tin', points: 40 })
const slot = (period: string, n: number) => `shanze:tin:${lin}:${period}:${n}`

test('goods without a limit ask for the exchanges of the command alone, goods with one for those of the period too', async () => {
  await rich(shop)
  const asked = () => shop.trips.map(({ what }) => what).filter(what => what.startsWith('exchanges.find'))
  const ofCommand = { memberId: lin, commandId: 'command-of-exchange' }
  await exchange(shop, 'command-of-exchange')
  expect(asked()).toEqual([`exchanges.find ${JSON.stringify(ofCommand)}`])
  await tin('command-of-exchange')
  const ofPeriod = { memberId: lin, goodsId: 'shanze:tin', period: '2026-11-22' }
  expect(asked()).toEqual([`exchanges.find ${JSON.stringify({ $or: [ofPeriod, ofCommand] })}`])
})

describe('A person whose cards were merged', () => {
  beforeEach(async () => {
    await rich(shop)
    await shop.joined(PEOPLE.gu)
    shop.change('members', lin, { formerIds: [gu] })
    shop.change('members', gu, { mergedInto: lin })
  })

  test('exchanges within one limit from either phone, on the card of today', async () => {
    expect(await tin(shop.command(), PEOPLE.gu)).toMatchObject({ ok: true })
    expect(exchangesOf(shop)).toMatchObject([{ _id: slot('2026-11-22', 1), memberId: lin }])
    expect(await unchanged(shop, () => tin())).toMatchObject({ ok: false, code: 'EXCHANGE_LIMIT' })
  })

  test('has the exchanges of the former card counted', async () => {
    begun(
      shop,
      {
        _id: `shanze:tin:${gu}:2026-11-22:1`,
        memberId: gu,
        commandId: 'command-of-gu',
        period: '2026-11-22',
        state: 'ready',
      },
      'tin',
    )
    expect(await unchanged(shop, () => tin())).toMatchObject({ ok: false, code: 'EXCHANGE_LIMIT' })
  })

  test('exchanges goods without a limit under the id of the phone, and spends the points of the card', async () => {
    expect(await exchange(shop, 'command-of-exchange', { by: PEOPLE.gu })).toMatchObject({
      ok: true,
      data: { points: { active: 170 } },
    })
    expect(exchangesOf(shop)).toMatchObject([{ _id: `${gu}:command-of-exchange`, memberId: gu }])
    expect(memberOf(shop)).toMatchObject({ holds: [] })
  })

  test('repeats a command of the former card from the other phone', async () => {
    begun(shop, {
      _id: `${gu}:command-of-exchange`,
      memberId: gu,
      commandId: 'command-of-exchange',
      state: 'ready',
    })
    const answer = await unchanged(shop, () => exchange(shop, 'command-of-exchange'))
    expect(answer).toMatchObject({ ok: true, data: { exchange: { id: `${gu}:command-of-exchange` } } })
  })
})
