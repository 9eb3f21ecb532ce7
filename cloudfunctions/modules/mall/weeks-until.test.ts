import { PEOPLE, testShop } from '../../testing/shop'
import { DAY_MS } from './testing/exchanges'

const shop = testShop()
const { lin } = PEOPLE

async function weeksTo(points: number) {
  shop.change('goods', 'shanze:cup', { points })
  shop.pass(31_000)
  await shop.must(lin, 'mall.goods', { goodsId: 'shanze:cup' })
  // On an instance that remembers its settings.
  return (await shop.must(lin, 'mall.goods', { goodsId: 'shanze:cup' })).weeks
}

/** 60 points by paying, every 15 days, five times. */
async function regular() {
  await shop.joined(lin)
  for (let i = 0; i < 5; i += 1) {
    await shop.paid(lin, 6_000)
    if (i < 4) shop.pass(15 * DAY_MS)
  }
}

test('何时能换: by what lin has earned per month, in one more trip, and only when points are missing', async () => {
  await regular()
  expect(await weeksTo(420)).toEqual({ from: 5, to: 5 })
  expect(shop.trips.map(({ what }) => what.split(' ')[0]).sort()).toEqual([
    'ledger.find',
    'members.get',
    'stockShards.find',
  ])
  expect(await weeksTo(300)).toBeUndefined()
  expect(shop.trips.map(({ what }) => what.split(' ')[0])).not.toContain('ledger.find')
})

test('何时能换: what was archived counts as well as what is in the journal', async () => {
  await regular()
  shop.change('members', shop.memberId(lin), { calendarDueAt: shop.now(), dueAt: shop.now() })
  await shop.sweep()
  const before = await weeksTo(420)
  const { journal } = shop.one<{ journal: { _id: string }[] }>('members', shop.memberId(lin))
  shop.given({ ledger: journal })
  shop.change('members', shop.memberId(lin), { journal: [] })
  expect(await weeksTo(420)).toEqual(before)
  expect(before).toEqual({ from: 5, to: 5 })
})

test('何时能换: nothing is said to a new member', async () => {
  await shop.joined(lin)
  await shop.paid(lin, 6_000)
  expect(await weeksTo(100)).toBeUndefined()
})
