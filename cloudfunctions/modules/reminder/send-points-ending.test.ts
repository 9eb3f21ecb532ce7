import { DAY_MS } from '@shared/domain/calendar/units'
import { NEVER } from '@shared/domain/due'
import { messageText } from '@shared/text/account'
import { messages } from '../../testing/messages'
import { givenMember } from '../../testing/people'
import { PEOPLE, testShop } from '../../testing/shop'
import { processConsent } from './send-points-ending'
import { agreed, consentOf } from './testing/consents'

const shop = testShop()
const { lin } = PEOPLE
/** Notified from 10:00 of 22 November on, a week before. */
const ENDS = '2026-11-29'
const LATER = '2026-11-30'
const lots = (...days: string[]) => ({ lots: days.map((day, i) => ({ day, points: 68 + i })) })
const process = () => processConsent(consentOf(shop), shop.now())

test('a member who agreed is notified of the points that end within the week, once', async () => {
  const sent = messages()
  givenMember(shop, lin, lots(ENDS))
  agreed(shop)
  await process()
  expect(sent).toEqual([
    {
      touser: 'openid-lin',
      templateId: 'demo-points-ending',
      page: 'member/calendar/index',
      data: {
        number1: { value: '68' },
        thing2: { value: '11 月 29 日' },
        thing3: { value: messageText.pointsEndingHint },
      },
    },
  ])
  expect(consentOf(shop)).toMatchObject({
    version: 4,
    left: 1,
    sentFor: [ENDS],
    dueAt: shop.now() + 14 * DAY_MS,
  })
  await process()
  expect(sent).toHaveLength(1)
})

test('two trips: the member and the consent', async () => {
  messages()
  givenMember(shop, lin, lots(ENDS))
  agreed(shop)
  await process()
  const names = shop.trips.map(({ what }) => what.split(' ')[0]).filter(what => what !== 'brands.get')
  expect(names).toEqual(['members.get', 'consents.update'])
})

test('the last message allowed leaves nothing due', async () => {
  messages()
  givenMember(shop, lin, lots(ENDS, LATER))
  agreed(shop, { left: 1 })
  await process()
  expect(consentOf(shop)).toMatchObject({ left: 0, dueAt: NEVER })
})

test('points that end later are looked at when their week begins', async () => {
  const sent = messages()
  givenMember(shop, lin, lots(LATER))
  agreed(shop)
  await process()
  expect(sent).toEqual([])
  expect(consentOf(shop)).toMatchObject({ left: 2, version: 3, dueAt: Date.parse('2026-11-23T02:00:00Z') })
})

test('points that ended yesterday are gone: the books are rolled to today before', async () => {
  const sent = messages()
  givenMember(shop, lin, lots('2026-11-21'))
  agreed(shop)
  await process()
  expect(sent).toEqual([])
  expect(consentOf(shop).dueAt).toBe(shop.now() + 14 * DAY_MS)
})

test('a guest without a document is looked at again in two weeks', async () => {
  agreed(shop)
  await process()
  expect(consentOf(shop)).toMatchObject({ left: 2, dueAt: shop.now() + 14 * DAY_MS })
})

test('the points of a merged card are those of the card of today', async () => {
  const sent = messages()
  const card = givenMember(shop, lin, { mergedInto: 'shanze:openid-of-today' })
  const today = {
    ...card,
    ...lots(ENDS),
    _id: 'shanze:openid-of-today',
    cardNo: '6200000027',
    mergedInto: '',
  }
  shop.given({ members: [today] })
  agreed(shop)
  await process()
  expect(sent).toMatchObject([{ touser: 'openid-lin', data: { number1: { value: '68' } } }])
})

test.each([['no-consent', { left: 0, version: 3, dueAt: NEVER }]] as const)(
  'WeChat answers %s: nothing is left and nothing due',
  async (answer, after) => {
    messages(answer)
    givenMember(shop, lin, lots(ENDS))
    agreed(shop)
    await process()
    expect(consentOf(shop)).toMatchObject(after)
  },
)

test('a message WeChat does not take now stays due and is put off by the sweeper', async () => {
  messages('unavailable')
  givenMember(shop, lin, lots(ENDS))
  const consent = agreed(shop)
  await expect(process()).rejects.toThrow('the notice of points-ending could not be sent')
  expect(consentOf(shop)).toEqual(consent)
  const sent = messages()
  await shop.sweep()
  expect(sent).toHaveLength(1)
  expect(consentOf(shop)).toMatchObject({ left: 1, sentFor: [ENDS] })
})

test('a closed account is sent nothing any more', async () => {
  const sent = messages()
  givenMember(shop, lin, { ...lots(ENDS), state: 'closed' })
  agreed(shop)
  await process()
  expect(sent).toEqual([])
  expect(consentOf(shop)).toMatchObject({ left: 0, dueAt: NEVER })
})

test.each([
  ['of a kind that an event sends', 'merge-asked', {}],
  ['of a brand that is gone', 'points-ending', { brandId: 'none' }],
] as const)('a consent %s is never due', async (_what, kind, over) => {
  const sent = messages()
  givenMember(shop, lin, lots(ENDS))
  const consent = agreed(shop, over, kind)
  await processConsent(consent, shop.now())
  expect(sent).toEqual([])
  expect(consentOf(shop, kind)).toEqual({ ...consent, dueAt: NEVER })
})

test('a brand that has dropped the message leaves nothing due', async () => {
  shop.change('brands', 'shanze', { notices: [] })
  givenMember(shop, lin, lots(ENDS))
  agreed(shop)
  await process()
  expect(consentOf(shop)).toMatchObject({ left: 2, dueAt: NEVER })
})

test('an answer that came meanwhile is kept', async () => {
  messages()
  givenMember(shop, lin, lots(ENDS))
  agreed(shop)
  shop.between(/^consents.update/, () =>
    shop.change('consents', consentOf(shop)._id, { version: 4, left: 5 }),
  )
  await process()
  expect(consentOf(shop)).toMatchObject({ version: 4, left: 5, sentFor: [] })
})
