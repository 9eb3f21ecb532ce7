import type { MemberDoc } from '@shared/domain/account/types'
import type { VisitDoc } from '@shared/domain/link/types'
import { givenLink } from '../../modules/link/testing/links'
import { givenMember, memberOf } from '../../testing/people'
import { PEOPLE, testShop } from '../../testing/shop'

const shop = testShop()
const { lin } = PEOPLE
const HALF_HOUR = 1_800_000
const open = (code = 'Ab3kP9x', over: { scene?: number; orderId?: string } = {}) =>
  shop.when(lin, 'link.resolve', { code, ...over })
const visits = () => shop.all<VisitDoc>('visits')

test('LP-08: a code leads to its target, by itself or in a scene, and the visit is noted once', async () => {
  givenLink(shop, 'Ab3kP9x', { target: { page: 'pay', params: {} }, storeId: 'shanze:yunqi' })
  givenMember(shop, lin)
  const live = { ok: true, data: { state: 'live', target: { page: 'pay' }, storeId: 'shanze:yunqi' } }
  expect(await open('l%3DAb3kP9x%26brand%3Dshanze', { scene: 1047 })).toMatchObject(live)
  expect(await open('Ab3kP9x')).toMatchObject(live)
  expect(visits()).toMatchObject([
    { linkId: 'shanze:Ab3kP9x', scene: 1047, direct: false, day: '2026-11-22' },
  ])
  expect(memberOf(shop, lin)).toMatchObject({ seq: 2, touches: [{ linkId: 'shanze:Ab3kP9x' }] })
})

test('it costs 3 round trips, 2 deep, on an instance that knows the path', async () => {
  givenLink(shop, 'Ab3kP9x')
  givenMember(shop, lin)
  await open()
  shop.pass(HALF_HOUR)
  await open()
  shop.pass(1_000)
  givenMember(shop, lin)
  shop.given({ visits: [] })
  shop.pass(HALF_HOUR)
  await open()
  const asked = shop.trips.map(({ what }) => what).filter(what => !/^(links|brands|stores|wake)/.test(what))
  expect(asked).toHaveLength(3)
})

test('a query that names store, channel or guide beside the code is worth nothing', async () => {
  givenLink(shop, 'Ab3kP9x')
  const answer = await open('l=Ab3kP9x&st=hubin&ch=forged&gd=somebody&cp=x')
  expect(answer).toMatchObject({ ok: true, data: { state: 'live', storeId: '' } })
  expect(visits()).toMatchObject([{ linkId: 'shanze:Ab3kP9x' }])
  expect(JSON.stringify(visits())).not.toMatch(/forged|somebody|hubin/)
})

test('who never came before is begun as a guest who came by the path', async () => {
  givenLink(shop, 'Ab3kP9x')
  await open()
  expect(memberOf(shop, lin)).toMatchObject({
    state: 'guest',
    seq: 1,
    touches: [{ linkId: 'shanze:Ab3kP9x' }],
  })
  shop.pass(1_000)
  await shop.joined(lin)
  expect(memberOf(shop, lin)).toMatchObject({ state: 'member', broughtBy: { linkId: 'shanze:Ab3kP9x' } })
})

test('a visit whose touch was lost is finished by the next look of the same half hour', async () => {
  givenLink(shop, 'Ab3kP9x')
  const dies = shop.between(/^members\.add/, () => {
    throw new Error('the function died')
  })
  jest.spyOn(console, 'error').mockReturnValue()
  expect(await open()).toMatchObject({ ok: false, code: 'INTERNAL' })
  dies()
  expect(visits()).toHaveLength(1)
  expect(shop.all('members')).toEqual([])
  await open()
  expect(visits()).toHaveLength(1)
  expect(shop.all<MemberDoc>('members')).toMatchObject([{ touches: [{ linkId: 'shanze:Ab3kP9x' }] }])
})

test('an opening from a list of what was used before never replaces an earlier one', async () => {
  givenLink(shop, 'Ab3kP9x')
  givenLink(shop, 'Zz3kP9x')
  await open('Ab3kP9x', { scene: 1047 })
  shop.pass(HALF_HOUR)
  await open('Zz3kP9x', { scene: 1089 })
  expect(visits().map(({ direct }) => direct)).toEqual([false, true])
  expect(memberOf(shop, lin).touches).toHaveLength(1)
})

test.each([
  ['not-begun', { fromAt: 8e12 }],
  ['ended', { untilAt: 1 }],
  ['stopped', { archived: true }],
] as const)(
  'a path that is %s says so, shows what there is, and still counts the visit',
  async (state, over) => {
    givenLink(shop, 'Ab3kP9x', { name: '中秋茶会', ...over })
    const answer = await open()
    expect(answer).toMatchObject({
      ok: true,
      data: { state, name: '中秋茶会', isMember: false, ways: { store: { name: expect.anything() } } },
    })
    expect(visits()).toHaveLength(1)
  },
)

test('after its end a path may lead on', async () => {
  givenLink(shop, 'Ab3kP9x', { untilAt: 1, after: { page: 'wallet', params: {} } })
  expect(await open()).toMatchObject({ ok: true, data: { state: 'live', target: { page: 'wallet' } } })
})

test('an unknown code has a state of its own, is logged and counts for no path', async () => {
  const warned = jest.spyOn(console, 'warn').mockReturnValue()
  givenMember(shop, lin)
  expect(await open('Ab3kP9x')).toMatchObject({
    ok: true,
    data: { state: 'unknown', name: '', isMember: true },
  })
  expect(await open('l=100%')).toMatchObject({ ok: true, data: { state: 'unknown' } })
  expect(visits()).toEqual([])
  expect(warned.mock.calls.join()).toContain('Ab3kP9x')
})

test('another brand’s code is unknown here', async () => {
  jest.spyOn(console, 'warn').mockReturnValue()
  shop.given({ links: [{ ...givenLink(shop, 'Ab3kP9x'), _id: 'lanxi:Zz3kP9x', brandId: 'lanxi' }] })
  expect(await open('Zz3kP9x')).toMatchObject({ ok: true, data: { state: 'unknown' } })
})
