import type { ConsentDoc } from '@shared/domain/reminder/types'
import { messages } from '../../testing/messages'
import { brandOf, givenMember } from '../../testing/people'
import { PEOPLE, testShop } from '../../testing/shop'
import { notifySpending } from './notify-spending'
import { LIN_ID, plain, spent, takenBack } from './testing/entries'

const shop = testShop()
const { lin } = PEOPLE
const OTHER = 'shanze:openid-lin-again'

/** A consent to messages of this kind, one message left. */
function agreed(over: Partial<ConsentDoc> = {}): ConsentDoc {
  const memberId = over.memberId ?? LIN_ID
  const consent: ConsentDoc = {
    _id: `${memberId}:stored-spent`,
    brandId: 'shanze',
    memberId,
    kind: 'stored-spent',
    version: 3,
    left: 1,
    commands: [],
    answer: 'accept',
    answeredAt: 1,
    sentFor: [],
    dueAt: 9,
    ...over,
  }
  shop.given({ consents: [consent] })
  return consent
}
const consentOf = (memberId = LIN_ID) => shop.one<ConsentDoc>('consents', `${memberId}:stored-spent`)
const card = (over = {}) => givenMember(shop, lin, over)

test('the customer who agreed reads what was paid, what is left and where, once', async () => {
  const sent = messages()
  agreed()
  await notifySpending(spent('spend:1'), card(), brandOf(shop))
  expect(sent).toEqual([
    {
      touser: 'openid-lin',
      templateId: 'demo-stored-spent',
      page: 'member/stored/index',
      data: { amount1: { value: '¥30.00' }, amount2: { value: '¥70.00' }, thing3: { value: 'yunqi' } },
    },
  ])
  expect(consentOf()).toMatchObject({ version: 4, left: 0, sentFor: ['spend:1'] })
  await notifySpending(spent('spend:1'), card(), brandOf(shop))
  expect(sent).toHaveLength(1)
})

test('every WeChat account of the card that agreed is notified, and no other', async () => {
  const sent = messages()
  agreed({ left: 2 })
  agreed({ memberId: OTHER })
  agreed({ memberId: 'shanze:openid-gu' })
  await notifySpending(spent('spend:1'), card({ formerIds: [OTHER] }), brandOf(shop))
  expect(sent.map(({ touser }) => touser).sort()).toEqual(['openid-lin', 'openid-lin-again'])
  expect([consentOf().left, consentOf(OTHER).left, consentOf('shanze:openid-gu').left]).toEqual([1, 0, 1])
})

test.each([
  ['nothing was agreed to', { left: 0 }],
  ['this entry was notified already', { sentFor: ['spend:1'] }],
  [
    'another kind of message was agreed to',
    { _id: `${LIN_ID}:points-ending`, kind: 'points-ending' as const },
  ],
])('no message is sent where %s, after one look', async (_why, over) => {
  const sent = messages()
  agreed(over)
  await notifySpending(spent('spend:1'), card(), brandOf(shop))
  expect(sent).toEqual([])
  expect(shop.trips).toHaveLength(1)
})

test.each([
  ['another entry', plain('perk:1'), {}],
  ['a spending that was taken back before', spent('spend:1'), { journal: [takenBack(spent('spend:1'))] }],
])('%s is no message and costs no trip', async (_what, entry, over) => {
  const sent = messages()
  agreed()
  await notifySpending(entry, card(over), brandOf(shop))
  expect(sent).toEqual([])
  expect(shop.trips).toEqual([])
})

test('a brand without such a message sends none and looks nothing up', async () => {
  const sent = messages()
  agreed()
  const notices = brandOf(shop).notices.filter(({ kind }) => kind !== 'stored-spent')
  await notifySpending(spent('spend:1'), card(), { ...brandOf(shop), notices })
  expect(sent).toEqual([])
  expect(shop.trips).toEqual([])
})

test('a message WeChat does not take now is dropped and its consent is kept', async () => {
  messages('unavailable')
  const consent = agreed()
  await notifySpending(spent('spend:1'), card(), brandOf(shop))
  expect(consentOf()).toEqual(consent)
})

test('a person who allows no more is not asked about again', async () => {
  messages('no-consent')
  agreed({ left: 4 })
  await notifySpending(spent('spend:1'), card(), brandOf(shop))
  expect(consentOf()).toMatchObject({ version: 4, left: 0, sentFor: ['spend:1'] })
})

test('a consent that changed meanwhile keeps the newer word', async () => {
  messages()
  agreed()
  shop.between(/^consents.update/, () =>
    shop.change('consents', `${LIN_ID}:stored-spent`, { version: 4, left: 5 }),
  )
  await notifySpending(spent('spend:1'), card(), brandOf(shop))
  expect(consentOf()).toMatchObject({ version: 4, left: 5, sentFor: [] })
})

test('archiving sends the message, so the desk never waits for it', async () => {
  const sent = messages()
  agreed()
  card({ journal: [spent('spend:1')], dueAt: shop.now() })
  await shop.sweep()
  expect(sent).toHaveLength(1)
  expect(shop.one('ledger', 'spend:1')).toMatchObject({ kind: 'spend' })
})
