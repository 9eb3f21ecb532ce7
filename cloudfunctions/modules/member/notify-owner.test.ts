import type { MemberDoc, MergeRequest } from '@shared/domain/account/types'
import { NEVER } from '@shared/domain/due'
import type { ConsentDoc } from '@shared/domain/reminder/types'
import { messageText } from '@shared/text/account'
import { messages } from '../../testing/messages'
import { brandOf, givenMember, memberOf } from '../../testing/people'
import { PEOPLE, type Someone, testShop } from '../../testing/shop'
import { notifyOwner } from './notify-owner'

const shop = testShop()
const { lin, linAgain, gu } = PEOPLE
const HOURS = 3_600_000
const PHONE = 'ph:shanze:mark'

const request = (over: Partial<MergeRequest> = {}): MergeRequest => ({
  id: 'command-that-asks',
  fromId: shop.memberId(gu),
  identityId: PHONE,
  state: 'asked',
  askedAt: shop.now(),
  dueAt: shop.now() + 48 * HOURS,
  endedAt: 0,
  stops: 0,
  noticeAt: NEVER,
  ...over,
})
/** Lin's card, which Gu asks to become part of. */
const asked = (over: Partial<MergeRequest> = {}, card: Partial<MemberDoc> = {}) =>
  givenMember(shop, lin, { phoneId: PHONE, mergeRequest: request(over), ...card })
function agreed(by: Someone, left: number): void {
  const memberId = shop.memberId(by)
  const own = { _id: `${memberId}:merge-asked`, brandId: 'shanze', memberId, kind: 'merge-asked' as const }
  const consent: ConsentDoc = {
    ...own,
    version: 3,
    left,
    commands: [],
    answer: 'accept',
    answeredAt: 1,
    sentFor: [],
    dueAt: NEVER,
  }
  shop.given({ consents: [consent] })
}
const consentOf = (by: Someone) => shop.one<ConsentDoc>('consents', `${shop.memberId(by)}:merge-asked`)

describe('the owner of a card that is asked for', () => {
  const notify = (over: Partial<MergeRequest> = {}, card = memberOf(shop, lin)) =>
    notifyOwner(card, request(over), brandOf(shop), shop.now())

  test('is sent what happens and until when, on every account that agreed', async () => {
    const sent = messages()
    asked({}, { formerIds: [shop.memberId(linAgain)] })
    agreed(lin, 2)
    agreed(linAgain, 1)
    agreed(gu, 1)
    expect(await notify()).toEqual({ noticeAt: NEVER })
    expect(sent.map(({ touser }) => touser).sort()).toEqual([lin.openid, linAgain.openid].sort())
    expect(sent[0]).toMatchObject({
      templateId: 'demo-merge-asked',
      page: 'pages/card/index',
      data: {
        thing1: { value: messageText.mergeAsked },
        thing2: { value: expect.stringContaining('24 日') },
        thing3: { value: messageText.mergeHint },
      },
    })
    expect([lin, linAgain, gu].map(by => [consentOf(by).left, consentOf(by).version])).toEqual([
      [1, 4],
      [0, 4],
      [1, 3],
    ])
  })

  test.each([
    ['has no message left', () => agreed(lin, 0)],
    ['never agreed', () => undefined],
  ])('who %s is sent none, and it is not tried again', async (_who, given) => {
    const sent = messages()
    asked()
    given()
    expect(await notify()).toEqual({ noticeAt: NEVER })
    expect(sent).toEqual([])
  })

  test('who allows no more is not sent another', async () => {
    messages('no-consent')
    asked()
    agreed(lin, 3)
    expect(await notify()).toEqual({ noticeAt: NEVER })
    expect(consentOf(lin)).toMatchObject({ left: 0, version: 4 })
  })

  test.each([
    ['before its time', 1, 600_000],
    ['at its time', 0, null],
  ])('whom WeChat does not reach now is tried again %s', async (_when, ms, again) => {
    messages('unavailable')
    asked()
    agreed(lin, 3)
    const { noticeAt } = await notify({ dueAt: shop.now() + ms })
    expect(noticeAt).toBe(again === null ? NEVER : shop.now() + again)
    expect(consentOf(lin)).toMatchObject({ left: 3, version: 3 })
  })

  test('of a brand without such a message is sent none, without a trip', async () => {
    const sent = messages()
    asked()
    agreed(lin, 1)
    const brand = { ...brandOf(shop), notices: [] }
    expect(await notifyOwner(memberOf(shop, lin), request(), brand, shop.now())).toEqual({ noticeAt: NEVER })
    expect([sent, shop.trips]).toEqual([[], []])
  })

  test('a consent that changed meanwhile keeps the newer word', async () => {
    messages()
    asked()
    agreed(lin, 1)
    shop.between(/^consents.update/, () => shop.change('consents', consentOf(lin)._id, { version: 9 }))
    await notify()
    expect(consentOf(lin)).toMatchObject({ version: 9, left: 1 })
  })
})
