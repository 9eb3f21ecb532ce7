import type { GoodsDoc } from '@shared/domain/mall/types'
import { aroundBirthday, book, given, holder, on, shop as tea } from '@shared/domain/perk/test-perks'
import type { PerkBook } from '@shared/domain/perk/types'
import { brand, guest } from '@shared/domain/test-brand'
import { brandOf } from '../../testing/people'
import { testShop } from '../../testing/shop'
import { mallGoods, myPerksView, perkNames, tierPerksViews } from './perks-view'

const shop = testShop()
const nameOf = (batchId: string) =>
  ({ 'shanze:monthly': '月礼', 'shanze:tasting': '品鉴', 'shanze:cake': '米糕' })[batchId] ?? ''
const seen = (tier: string, over: Partial<PerkBook> = {}, day = '2026-11-22', at = tea) =>
  myPerksView(holder(tier, over), at, nameOf, on(day)).perks
const owed = { tries: 1, tryAt: 1, couponId: 'c', period: '2026-11' }

describe('the coupon of the month', () => {
  test.each([
    ['is coming while nothing was given', {}, 'coming'],
    ['is given once this month was decided', { given: [given('shanze:monthly', '2026-11')] }, 'given'],
    ['is coming when only the month before was', { given: [given('shanze:monthly', '2026-10')] }, 'coming'],
    ['is coming when another batch was', { given: [given('shanze:tasting', '2026-11')] }, 'coming'],
    [
      'waits while it is owed',
      { owed: [{ ...owed, kind: 'monthly' as const, batchId: 'shanze:monthly' }] },
      'waiting',
    ],
  ] as [string, Partial<PerkBook>, string][])('%s', (_what, over, state) => {
    expect(seen('zhiwei', over)?.monthly).toEqual({ name: '月礼', state, nextDay: '2026-12-01' })
  })

  test('a birthday gift that is owed does not make it wait', () => {
    const over = { owed: [{ ...owed, kind: 'birthday' as const, batchId: 'shanze:cake' }] }
    expect(seen('cangshan', over)?.monthly?.state).toBe('coming')
  })

  test('is none in a tier without one, and none whose batch is gone', () => {
    expect(seen('xinya')?.monthly).toBeNull()
    expect(myPerksView(holder('zhiwei'), tea, () => '', on('2026-11-22')).perks?.monthly).toBeNull()
  })
})

describe('the gift of the birthday', () => {
  const birthday = { kind: 'birthday' as const, batchId: '', period: '2026' }
  test.each([
    ['no birthday is known', {}, '2026-11-22', 'unknown', ''],
    ['its month is running', { birthday: '11-30' }, '2026-11-22', 'coming', '2026-11-01'],
    ['it was said today', { birthday: '11-30', saidDay: '2026-11-22' }, '2026-11-22', 'coming', '2026-11-23'],
    [
      'it was said before the month',
      { birthday: '11-30', saidDay: '2026-10-22' },
      '2026-11-22',
      'coming',
      '2026-11-01',
    ],
    [
      'it was said on the last day of its month',
      { birthday: '11-30', saidDay: '2026-11-30' },
      '2026-11-30',
      'coming',
      '2027-11-01',
    ],
    ['this year it was given', { birthday: '11-30', given: [birthday] }, '2026-11-22', 'given', '2027-11-01'],
    [
      'this year it was decided against',
      { birthday: '11-30', given: [{ ...birthday, skipped: true as const }] },
      '2026-11-22',
      'coming',
      '2027-11-01',
    ],
    [
      'last year it was given',
      { birthday: '11-30', given: [{ ...birthday, period: '2025' }] },
      '2026-11-22',
      'coming',
      '2026-11-01',
    ],
    ['its month is to come', { birthday: '12-01' }, '2026-11-22', 'coming', '2026-12-01'],
    ['its month is over', { birthday: '10-31' }, '2026-11-22', 'coming', '2027-10-01'],
    [
      'it is owed',
      {
        birthday: '11-30',
        given: [birthday],
        owed: [{ ...owed, kind: 'birthday' as const, batchId: 'shanze:cake' }],
      },
      '2026-11-22',
      'waiting',
      '2027-11-01',
    ],
  ] as [string, Partial<PerkBook>, string, string, string][])(
    'when %s',
    (_what, over, day, state, nextDay) => {
      const view = seen('cangshan', over, day)?.birthday
      expect(view).toEqual({
        monthDay: over.birthday ?? '',
        gift: { points: 100, couponName: '米糕' },
        state,
        nextDay,
      })
    },
  )

  test('of some days around it comes from the first of them on', () => {
    const at = aroundBirthday(3, 3)
    expect(seen('zhiwei', { birthday: '11-24' }, '2026-11-21', at)?.birthday?.nextDay).toBe('2026-11-21')
    expect(seen('zhiwei', { birthday: '11-24' }, '2026-11-20', at)?.birthday?.nextDay).toBe('2026-11-21')
  })

  test('is points alone where the tier has no coupon, and nothing where it has no gift', () => {
    expect(seen('zhiwei')?.birthday?.gift).toEqual({ points: 50, couponName: '' })
    expect(seen('xinya')?.birthday?.gift).toBeNull()
  })

  test('is not shown by a brand without birthdays', () => {
    const without = { ...tea, perks: { monthly: tea.perks?.monthly ?? [], birthday: null } }
    expect(seen('zhiwei', {}, '2026-11-22', without)?.birthday).toBeNull()
  })
})

test.each([
  ['a caller who never came', null, tea],
  ['a guest', guest({ perks: book() }), tea],
  ['a member of a brand that gives nothing', holder('zhiwei'), brand],
])('%s is shown no perks', (_who, member, at) => {
  expect(myPerksView(member, at, nameOf, on('2026-11-22'))).toEqual({})
})

describe('what each tier gives', () => {
  const goods = [
    { name: '茶筅', needTier: 'cangshan' },
    { name: '茶罐', needTier: '' },
    { name: '茶则', needTier: 'zhiwei' },
  ] as GoodsDoc[]

  test('is listed lowest first, with the goods only it may have', () => {
    expect(tierPerksViews(tea, nameOf, goods)).toEqual([
      { tierId: 'xinya', monthly: null, birthday: null, exclusive: [] },
      { tierId: 'zhiwei', monthly: '月礼', birthday: { points: 50, couponName: '' }, exclusive: ['茶则'] },
      {
        tierId: 'cangshan',
        monthly: '品鉴',
        birthday: { points: 100, couponName: '米糕' },
        exclusive: ['茶筅'],
      },
    ])
  })

  test('is nothing for a brand without perks', () => {
    const none = { monthly: null, birthday: null, exclusive: [] }
    expect(tierPerksViews(brand, nameOf, [])).toEqual(brand.tiers.map(({ id }) => ({ tierId: id, ...none })))
  })
})

test('the names of all batches come in one trip, those of no batch and of a gone one are empty', async () => {
  const name = await perkNames(brandOf(shop))
  expect(
    ['monthly-cup', 'monthly-tasting', 'birthday-cake', 'gone'].map(code => name(`shanze:${code}`)),
  ).toEqual(['知味月礼饮品券', '藏山月礼品鉴券', '生日米糕券', ''])
  expect(name('')).toBe('')
  expect(shop.trips.map(({ what }) => what.split(' ')[0])).toEqual(['batches.find'])
  shop.trips = []
  expect((await perkNames(brand))('shanze:monthly-cup')).toBe('')
  expect(shop.trips).toEqual([])
})

test('the goods of a brand without a mall are none, without a trip', async () => {
  expect((await mallGoods(brandOf(shop))).map(({ _id }) => _id)).toContain('shanze:cup')
  shop.trips = []
  expect(await mallGoods({ ...brandOf(shop), features: { mall: false, storedValue: false } })).toEqual([])
  expect(shop.trips).toEqual([])
})
