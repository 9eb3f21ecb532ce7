import type { MemberDoc } from '@shared/domain/account/types'
import type { CouponDoc } from '@shared/domain/coupon/types'
import { setRules } from '../points/brand-rules'
import { CUP, perkShop, TASTING } from './perk-shop'

const shop = perkShop()
const NOVEMBER = 'monthly 2026-11 monthly-cup'
const DECEMBER = 'monthly 2026-12 monthly-cup'
const open = (who: string) => shop.person(who).must('member.card', {})
const usable = async (who: string) => (await open(who)).coupons.usable

describe('the coupon of the month', () => {
  test('the coupon of the month comes by itself to members who never open the mini-program, each their own, once', async () => {
    await shop.until('2026-12-01T06:30')
    await shop.stack.sweep()
    await shop.stack.sweep()
    expect(shop.givenTo('linqing')).toEqual([NOVEMBER, DECEMBER])
    expect(shop.givenTo('gushan')).toEqual([
      'monthly 2026-11 monthly-tasting',
      'monthly 2026-12 monthly-tasting',
    ])
    expect(shop.member('linqing').perks?.owed).toEqual([])
    expect(await shop.broken()).toEqual([])
  })

  test('the coupon of the month comes with the first look, which shows it at once; looking again costs what it always costs', async () => {
    await shop.until('2026-12-01T00:01')
    const before = await open('gushan')
    expect(before.perks?.monthly).toEqual({ name: '藏山月礼品鉴券', state: 'given', nextDay: '2027-01-01' })
    // The first look of a week also notes that the card was seen.
    expect(shop.stack.trips('api').trips).toBe(3 + 4 + 1)
    const again = await open('gushan')
    expect(again.coupons.usable).toBe(before.coupons.usable)
    expect(again.perks).toEqual(before.perks)
    expect(shop.stack.trips('api')).toEqual({ trips: 3, depth: 1 })
    expect(shop.givenTo('gushan')).toHaveLength(2)
    await shop.stack.sweep()
    expect(await shop.broken()).toEqual([])
  })

  test('the coupon of the month is shown in the wallet and on the tier page too', async () => {
    await shop.until('2026-12-01T00:01')
    const wallet = await shop.person('linqing').must('coupon.wallet', { tab: 'usable' })
    const cups = wallet.coupons.filter(({ batchId }) => batchId === CUP)
    expect(cups).toMatchObject([{ perk: { kind: 'monthly', period: '2026-12' } }])
    const tier = await shop.person('gushan').must('tier.open', {})
    expect(tier.perks?.monthly?.state).toBe('given')
    expect(tier.gives.map(({ monthly }) => monthly)).toEqual([null, '知味月礼饮品券', '藏山月礼品鉴券'])
    expect(tier.gives.map(({ exclusive }) => exclusive)).toEqual([[], [], ['藏山新茶一盒']])
    expect(shop.givenTo('gushan')).toHaveLength(2)
  })

  test('C5: the monthly coupon of a tier that a refund has undone is taken back where unused, and its unit goes back to stock', async () => {
    const leftOf = () =>
      (shop.stack.dump().stockShards ?? [])
        .filter(({ ownerId }) => ownerId === TASTING)
        .reduce((sum, { left }) => sum + Number(left), 0)
    const before = leftOf()
    const outTradeNo = await shop.payAtTill('linqing', 30_000)
    await shop.stack.sweep()
    expect(shop.givenTo('linqing')).toEqual([NOVEMBER, 'monthly 2026-11 monthly-tasting'])
    expect(leftOf()).toBe(before - 1)
    await shop.refund(outTradeNo, 30_000)
    await shop.stack.sweep()
    expect(shop.member('linqing')).toMatchObject({ tier: 'zhiwei' })
    expect(shop.member('linqing').perks?.withdrawn).toBeUndefined()
    const coupons = (shop.stack.dump().coupons ?? []) as unknown as CouponDoc[]
    const tasting = coupons.find(({ _id, batchId }) => batchId === TASTING && _id.endsWith('openid-linqing'))
    expect(tasting).toMatchObject({ state: 'DEACTIVATED', revoked: true, revokedBy: 'tier' })
    expect(leftOf()).toBe(before)
    const cup = coupons.find(({ _id, batchId }) => batchId === CUP && _id.endsWith('openid-linqing'))
    expect(cup).toMatchObject({ revoked: false })
    expect(await shop.broken()).toEqual([])
  })

  test('a member who rises within the month gets the coupon of the new tier too; one who joins later, the one of the tier then', async () => {
    await shop.payAtTill('linqing', 30_000)
    await shop.stack.sweep()
    expect(shop.givenTo('linqing')).toEqual([NOVEMBER, 'monthly 2026-11 monthly-tasting'])
    await shop.payAtTill('zhouzhou', 60_000)
    await shop.stack.sweep()
    expect(shop.givenTo('zhouzhou')).toEqual([])
    await shop.join('zhouzhou')
    expect(await usable('zhouzhou')).toBe(1)
    expect(shop.givenTo('zhouzhou')).toEqual([NOVEMBER])
    expect(await shop.broken()).toEqual([])
  })

  test('many looks, commands and sweeps at the same moment give one monthly coupon', async () => {
    await shop.until('2026-12-01T08:00')
    const looks = Array.from({ length: 8 }, (_, i) =>
      i % 2 ? open('linqing') : shop.person('linqing').must('tier.open', {}),
    )
    await Promise.all([
      ...looks,
      shop.stack.runJobs(),
      shop.payAtTill('linqing', 4_000),
      shop.stack.runJobs(),
    ])
    await shop.stack.sweep()
    expect(shop.givenTo('linqing')).toEqual([NOVEMBER, DECEMBER])
    expect(await shop.broken()).toEqual([])
  })
})

describe('a coupon that cannot be handed over', () => {
  test.each<[string, Parameters<typeof shop.setBatch>[1], Parameters<typeof shop.setBatch>[1]]>([
    ['sold out', { left: 0 }, { left: 10 }],
    ['paused', { state: 'paused' }, { state: 'open' }],
  ])(
    'a perk coupon is kept for the member while %s, and comes when there is stock again',
    async (_case, gone, back) => {
      await shop.until('2026-12-01T06:00')
      await shop.setBatch(CUP, gone)
      expect((await open('linqing')).perks?.monthly?.state).toBe('waiting')
      await shop.stack.sweep()
      expect(shop.givenTo('linqing')).toEqual([NOVEMBER])
      expect(shop.member('linqing').perks?.owed).toHaveLength(1)
      await shop.until('2027-01-02T06:30')
      await shop.stack.sweep()
      expect(shop.member('linqing').perks?.owed).toMatchObject([{ period: '2026-12' }])

      await shop.setBatch(CUP, back)
      await shop.until('2027-01-03T09:00')
      await shop.stack.sweep()
      expect(shop.givenTo('linqing')).toContain(DECEMBER)
      expect((await open('linqing')).perks?.monthly?.state).toBe('given')
      expect(shop.givenTo('linqing')).toEqual([NOVEMBER, DECEMBER, 'monthly 2027-01 monthly-cup'])
      expect(await shop.broken()).toEqual([])
    },
  )

  test('C7: a perk batch asks nothing of its members while it is sold out; stock wakes them, no more than there are coupons', async () => {
    await shop.until('2026-12-01T06:30')
    await shop.setBatch(CUP, { left: 0 })
    await shop.stack.sweep()
    const [row] = shop.member('linqing').perks?.owed ?? []
    expect(row).toMatchObject({ batchId: CUP, tries: 1, tryAt: 8_640_000_000_000_000 })
    // Her exchange that was not fetched has lapsed by then, which writes to her account once.
    await shop.until('2026-12-20T06:30')
    await shop.stack.sweep()
    await shop.until('2026-12-21T06:30')
    shop.stack.stack.cloud.invocations.clear()
    await shop.stack.sweep()
    const touched = shop.stack.stack.cloud.invocations
      .list()
      .flatMap(({ trips }) => trips)
      .filter(({ action }) => action === 'database.modifyDocument')
      .filter(({ collection, summary }) => collection === 'members' && summary.includes('openid-linqing'))
    expect(touched).toEqual([])
    expect(shop.member('linqing').perks?.owed).toEqual([row])

    await shop.setBatch(CUP, { left: 1 })
    await shop.until('2026-12-21T12:00')
    await shop.stack.sweep()
    expect(shop.givenTo('linqing')).toEqual([NOVEMBER, DECEMBER])
    expect(await shop.broken()).toEqual([])
  })

  test('a perk coupon the database fails to write does not block the card, and comes with the next sweep', async () => {
    await shop.until('2026-12-01T06:30')
    const heal = shop.stack.stack.cloud.faults.add({
      function: 'api',
      collection: 'stockShards',
      mode: 'before',
    })
    expect((await open('linqing')).perks?.monthly?.state).toBe('waiting')
    heal()
    await shop.stack.sweep()
    expect(shop.givenTo('linqing')).toEqual([NOVEMBER, DECEMBER])
    expect(await shop.broken()).toEqual([])
  })

  test('a perk coupon of a batch that is gone blocks nothing else of the member', async () => {
    await setRules(shop.stack, brand => ({
      perks: {
        monthly: [{ tierId: 'zhiwei', batchId: 'shanze:never-made' }],
        birthday: brand.perks?.birthday ?? null,
      },
    }))
    expect((await open('linqing')).perks?.monthly).toBeNull()
    await shop.payAtTill('linqing', 4_000)
    await shop.stack.sweep()
    expect(shop.member('linqing').journal).toEqual([])
    expect(shop.member('linqing').perks?.owed).toMatchObject([{ batchId: 'shanze:never-made' }])
  })
})

test('members from before the brand gave anything are found by the plan of the day', async () => {
  const asleep = (member: object) => ({
    ...member,
    perks: undefined,
    lots: [],
    tierUntilDay: '9999-12-31',
    dueAt: 8_640_000_000_000_000,
    calendarDueAt: 8_640_000_000_000_000,
  })
  const members = (shop.stack.dump().members ?? []).map(asleep)
  await setRules(shop.stack, () => ({}), { members: [] })
  await shop.stack.stack.cloud.data.load({ ...shop.stack.dump(), members } as never)
  await shop.until('2026-11-23T10:01')
  await shop.stack.sweep()
  expect(shop.givenTo('linqing')).toEqual([NOVEMBER])
  expect((shop.member('linqing') as MemberDoc).calendarDueAt).toBeLessThan(
    Date.parse('2026-12-01T06:00:00+08:00'),
  )
  await shop.until('2026-12-01T06:30')
  await shop.stack.sweep()
  expect(shop.givenTo('linqing')).toEqual([NOVEMBER, DECEMBER])
})
