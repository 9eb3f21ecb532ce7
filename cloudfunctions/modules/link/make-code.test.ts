import { DAY_MS } from '@shared/domain/calendar/units'
import { NEVER } from '@shared/domain/due'
import type { CodeImageDoc } from '@shared/domain/link/types'
import { openapi } from '../../testing/sdk'
import { PEOPLE, testShop } from '../../testing/shop'
import { processLink } from './process-link'
import { givenLink, linkOf } from './testing/links'

const shop = testShop()
const { he } = PEOPLE
type Api = { [name: string]: (request: object) => Promise<object> }
const apis = openapi as unknown as { wxacode: Api; urllink: Api; urlscheme: Api }
const drawing = () => jest.spyOn(apis.wxacode, 'getUnlimited' as never)
const linking = () => jest.spyOn(apis.urllink, 'generate' as never)
const make = (form: 'code' | 'url-link' | 'scheme', linkId = 'shanze:Ab3kP9x') =>
  shop.when(he, 'link.code', { linkId, form })
const refusing = (errCode: number) => () => Promise.reject(Object.assign(new Error('no'), { errCode }))

beforeEach(() => {
  jest.restoreAllMocks()
  jest.spyOn(Date, 'now').mockImplementation(() => shop.now())
})

test('LP-09: a code is drawn once and kept by its content', async () => {
  givenLink(shop, 'Ab3kP9x')
  const drawn = drawing()
  const first = await make('code')
  expect(first).toMatchObject({ ok: true, data: { form: 'code', contentType: 'image/png' } })
  expect(await make('code')).toEqual({ ...first, at: expect.anything() })
  expect(drawn).toHaveBeenCalledTimes(1)
  expect(drawn).toHaveBeenCalledWith(
    expect.objectContaining({ page: 'pages/link/index', scene: 'l=Ab3kP9x&brand=shanze', checkPath: false }),
  )
  const [image] = shop.all<CodeImageDoc>('codeImages')
  expect(image?._id).toMatch(/^shanze:[\da-f]{64}$/)
  expect(linkOf(shop, 'Ab3kP9x').codeImageId).toBe(image?._id)
})

test('LP-10: a message takes a link that is the same until days before it dies', async () => {
  givenLink(shop, 'Ab3kP9x', { place: 'sms' })
  const made = linking()
  const first = await make('url-link')
  const endsAt = shop.now() + 30 * DAY_MS
  expect(first).toMatchObject({ ok: true, data: { form: 'url-link', endsAt } })
  expect(await make('url-link')).toMatchObject({ ok: true, data: { endsAt } })
  expect(made).toHaveBeenCalledTimes(1)
  expect(linkOf(shop, 'Ab3kP9x')).toMatchObject({ dueAt: endsAt - 3 * DAY_MS, version: 1 })
})

test('the sweeper makes a fresh link three days before the old one dies', async () => {
  givenLink(shop, 'Ab3kP9x', { place: 'sms' })
  await make('url-link')
  shop.pass(27 * DAY_MS)
  const made = linking()
  await processLink(linkOf(shop, 'Ab3kP9x'), shop.now())
  const { urlLink, dueAt } = linkOf(shop, 'Ab3kP9x')
  expect(made).toHaveBeenCalledTimes(1)
  expect(urlLink?.madeAt).toBe(shop.now())
  expect(dueAt).toBe((urlLink?.endsAt ?? 0) - 3 * DAY_MS)
})

test('a path that has ended gets no fresh link and owes nothing any more', async () => {
  givenLink(shop, 'Ab3kP9x', { place: 'web', untilAt: shop.now() + 20 * DAY_MS })
  await make('scheme')
  shop.pass(27 * DAY_MS)
  const made = jest.spyOn(apis.urlscheme, 'generate' as never)
  await processLink(linkOf(shop, 'Ab3kP9x'), shop.now())
  expect(made).not.toHaveBeenCalled()
  expect(linkOf(shop, 'Ab3kP9x').dueAt).toBe(NEVER)
  expect(await make('scheme')).toMatchObject({ ok: false, code: 'LINK_NOT_LIVE' })
})

test('an address made while the path is changed is kept, and so is the duty to renew it', async () => {
  givenLink(shop, 'Ab3kP9x', { place: 'sms' })
  shop.between(/^links\.update/, () => make('url-link'))
  await shop.must(he, 'link.archive', {
    commandId: shop.command(),
    linkId: 'shanze:Ab3kP9x',
    version: 1,
    archived: false,
  })
  await shop.must(he, 'link.save', {
    commandId: shop.command(),
    linkId: 'shanze:Ab3kP9x',
    version: 1,
    name: '短信',
    place: 'sms',
    target: { page: 'card', params: {} },
  })
  const { urlLink, dueAt, version } = linkOf(shop, 'Ab3kP9x')
  expect(version).toBe(2)
  expect(dueAt).toBe((urlLink?.endsAt ?? 0) - 3 * DAY_MS)
})

test.each([
  [45009, 'LINK_MAKING_LIMIT'],
  [41030, 'LINK_MAKING_FAILED'],
])('when WeChat answers %d the path stays as it was', async (errCode, code) => {
  givenLink(shop, 'Ab3kP9x', { place: 'sms' })
  drawing().mockImplementation(refusing(errCode) as never)
  linking().mockImplementation(refusing(errCode) as never)
  jest.spyOn(console, 'error').mockReturnValue()
  const before = linkOf(shop, 'Ab3kP9x')
  expect(await make('code')).toMatchObject({ ok: false, code })
  expect(await make('url-link')).toMatchObject({ ok: false, code })
  expect(linkOf(shop, 'Ab3kP9x')).toEqual(before)
})

test('a link does not go onto a table card, nor to another brand', async () => {
  givenLink(shop, 'Ab3kP9x')
  givenLink(shop, 'Zz3kP9x', { brandId: 'lanxi' })
  expect(await make('url-link')).toMatchObject({ ok: false, code: 'LINK_FORM_UNFIT' })
  expect(await make('code', 'shanze:Zz3kP9x')).toMatchObject({ ok: false, code: 'LINK_NOT_FOUND' })
})
