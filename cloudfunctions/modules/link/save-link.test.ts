import type { LinkDoc } from '@shared/domain/link/link-doc'
import { PEOPLE, testShop } from '../../testing/shop'
import { linkFields } from './testing/links'

const shop = testShop()
const { he, chen, lin } = PEOPLE
const save = (over: Parameters<typeof linkFields>[0] = {}, commandId = shop.command()) =>
  shop.when(he, 'link.save', { commandId, ...linkFields(over) })
const links = () => shop.all<LinkDoc>('links')
const made = async () => {
  const answer = await save()
  if (!answer.ok) throw new Error(answer.code)
  return answer.data.link
}

test('LP-08: the owner makes a path; its code is short and has no look-alikes', async () => {
  const link = await made()
  expect(link).toMatchObject({ name: '云栖台卡', version: 1, state: 'live', history: [] })
  expect(link.code).toMatch(/^[2-9A-HJ-NP-Za-hjkmnp-z]{7}$/)
  expect(links()).toHaveLength(1)
})

test('a repeat finds the path of the first run, also when its answer was lost', async () => {
  const commandId = shop.command()
  const first = await save({}, commandId)
  expect(await save({}, commandId)).toEqual({ ...first, at: expect.anything() })
  expect(links()).toHaveLength(1)
  expect(await save({ name: '别的' }, commandId)).toMatchObject({ ok: false, code: 'CONFLICT' })
})

test('the target changes under the same code; the history shows who changed it', async () => {
  const { linkId, version, code } = await made()
  const answer = await save({ linkId, version, target: { page: 'pay', params: {} } })
  expect(answer).toMatchObject({
    ok: true,
    data: {
      link: {
        code,
        version: 2,
        target: { page: 'pay' },
        history: [{ target: { page: 'card' }, byName: expect.stringMatching(/./) }],
      },
    },
  })
})

test('of two people who save at once the second is refused and changes nothing', async () => {
  const { linkId, version } = await made()
  shop.between(/^links\.update/, () => save({ linkId, version, name: '先存的' }))
  expect(await save({ linkId, version, name: '后存的' })).toMatchObject({ ok: false, code: 'LINK_CHANGED' })
  expect(links()).toMatchObject([{ name: '先存的', version: 2 }])
})

test('archived it is not deleted, and brought back it works', async () => {
  const { linkId } = await made()
  const archive = (version: number, archived: boolean) =>
    shop.when(he, 'link.archive', { commandId: shop.command(), linkId, version, archived })
  expect(await archive(1, true)).toMatchObject({ ok: true, data: { link: { state: 'stopped', version: 2 } } })
  expect(links()).toHaveLength(1)
  expect(await archive(1, false)).toMatchObject({ ok: false, code: 'LINK_CHANGED' })
  expect(await archive(2, false)).toMatchObject({ ok: true, data: { link: { state: 'live' } } })
})

test.each([
  ['a coupon of nobody', { target: { page: 'offer' as const, params: { offer: 'lanxi:nothing' } } }],
  ['a page without its parameter', { target: { page: 'offer' as const, params: {} } }],
  ['a store of another brand', { storeId: 'lanxi:yunqi' }],
  ['an unknown campaign', { campaignId: 'shanze:nothing' }],
  ['an end before its beginning', { fromAt: 9, untilAt: 8 }],
])('%s is refused and nothing is saved', async (_what, over) => {
  expect(await save(over)).toMatchObject({ ok: false, code: 'LINK_PATH_BAD' })
  expect(links()).toEqual([])
})

test('a page outside the closed list is refused at the edge', async () => {
  const target = { page: 'admin', params: {} } as never
  expect(await save({ target })).toMatchObject({ ok: false, code: 'BAD_INPUT' })
})

test('a clerk makes no paths, and a customer even less', async () => {
  const input = () => ({ commandId: shop.command(), ...linkFields() })
  expect(await shop.when(chen, 'link.save', input())).toMatchObject({ ok: false, code: 'NEEDS_MANAGER' })
  expect(await shop.when(lin, 'link.save', input())).toMatchObject({ ok: false, code: 'NOT_STAFF' })
  expect(await shop.when(chen, 'link.list', {})).toMatchObject({ ok: false, code: 'NEEDS_MANAGER' })
  expect(await shop.when(chen, 'link.report', { days: 7 })).toMatchObject({ code: 'NEEDS_MANAGER' })
  expect(links()).toEqual([])
})

test('another brand’s path is not found', async () => {
  const { linkId } = await made()
  shop.change('links', linkId, { brandId: 'lanxi' })
  expect(await save({ linkId, version: 1 })).toMatchObject({ ok: false, code: 'LINK_NOT_FOUND' })
})

test('the list shows what is in use first', async () => {
  const first = await made()
  const second = await save({ name: '第二条' })
  await shop.must(he, 'link.archive', {
    commandId: shop.command(),
    linkId: first.linkId,
    version: 1,
    archived: true,
  })
  const list = await shop.must(he, 'link.list', {})
  expect(second.ok).toBe(true)
  expect(list.links.map(({ name, state }) => [name, state])).toEqual([
    ['第二条', 'live'],
    ['云栖台卡', 'stopped'],
  ])
  expect(list.stores.length).toBeGreaterThan(0)
  expect(shop.trips.filter(({ what }) => !what.startsWith('stores')).length).toBeLessThanOrEqual(6)
})
