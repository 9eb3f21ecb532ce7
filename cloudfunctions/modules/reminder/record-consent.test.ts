import { PEOPLE, type Someone, testShop } from '../../testing/shop'
import { noticeView } from './notice-view'
import { agreed, consentOf } from './testing/consents'

const shop = testShop()
const { lin, gu } = PEOPLE

const consent = (
  over: { by?: Someone; commandId?: string; templateId?: string; answer?: 'accept' | 'reject' } = {},
) => {
  const { by = lin, commandId = shop.command(), templateId = 'demo-points-ending', answer = 'accept' } = over
  return shop.when(by, 'reminder.consent', { commandId, templateId, answer })
}

test('a yes allows one message and is due at once, in two trips', async () => {
  const answer = await consent({ commandId: 'command-that-agrees' })
  expect(answer).toMatchObject({ ok: true, data: { left: 1 } })
  expect(JSON.stringify(answer)).not.toContain('openid')
  expect(consentOf(shop)).toEqual({
    _id: 'shanze:openid-lin:points-ending',
    brandId: 'shanze',
    memberId: 'shanze:openid-lin',
    kind: 'points-ending',
    version: 1,
    left: 1,
    commands: ['command-that-agrees'],
    answer: 'accept',
    answeredAt: shop.now(),
    sentFor: [],
    dueAt: shop.now(),
  })
  expect(shop.trips.filter(({ what }) => what.startsWith('consents'))).toHaveLength(2)
})

test.each([
  ['demo-merge-asked', 'merge-asked'],
  ['demo-stored-spent', 'stored-spent'],
] as const)('the template %s is a consent to %s', async (templateId, kind) => {
  await consent({ templateId })
  expect(consentOf(shop, kind)).toMatchObject({ kind, left: 1 })
})

test('the next yes adds one to what is there', async () => {
  agreed(shop)
  expect(await consent()).toMatchObject({ data: { left: 3 } })
  expect(consentOf(shop)).toMatchObject({ version: 4, left: 3, answeredAt: shop.now() })
})

test('a no is remembered and takes nothing back', async () => {
  agreed(shop)
  expect(await consent({ answer: 'reject' })).toMatchObject({ data: { left: 2 } })
  expect(consentOf(shop)).toMatchObject({ answer: 'reject', left: 2, version: 4 })
})

test('a repeated command is counted once and answered the same, in one trip', async () => {
  await consent({ commandId: 'command-sent-twice' })
  const before = consentOf(shop)
  expect(await consent({ commandId: 'command-sent-twice', answer: 'reject' })).toMatchObject({
    data: { left: 1 },
  })
  expect(consentOf(shop)).toEqual(before)
  expect(shop.trips.filter(({ what }) => what.startsWith('consents'))).toHaveLength(1)
})

test('two people share a command id and nothing else', async () => {
  await consent({ commandId: 'command-of-two-people' })
  expect(await consent({ commandId: 'command-of-two-people', by: gu })).toMatchObject({ data: { left: 1 } })
  expect(shop.all('consents')).toHaveLength(2)
})

test('a template that the brand does not use is refused', async () => {
  expect(await consent({ templateId: 'demo-gone' })).toMatchObject({ ok: false, code: 'NOTICE_NOT_FOUND' })
  expect(shop.all('consents')).toEqual([])
})

describe('two answers at the same moment', () => {
  test('are both counted when the document was there', async () => {
    agreed(shop)
    shop.between(/^consents.update/, () => consent())
    expect(await consent()).toMatchObject({ data: { left: 4 } })
    expect(consentOf(shop)).toMatchObject({ version: 5, left: 4 })
  })

  test('are both counted when they are the first', async () => {
    shop.between(/^consents.add/, () => consent())
    expect(await consent()).toMatchObject({ data: { left: 2 } })
    expect(consentOf(shop).commands).toHaveLength(2)
  })

  test.each([
    [4, { ok: true }],
    [5, { ok: false, code: 'BUSY' }],
  ])('a race lost %i times is answered', async (lost, answer) => {
    agreed(shop)
    for (let i = 0; i < lost; i += 1) {
      shop.between(/^consents.update/, () =>
        shop.change('consents', consentOf(shop)._id, { version: consentOf(shop).version + 1 }),
      )
    }
    expect(await consent()).toMatchObject(answer)
  })
})

test.each([
  ['nothing was said', null, { agreed: false, declined: false }],
  ['a message is left', { left: 1, answer: 'accept' }, { agreed: true, declined: false }],
  ['a message is left after a no', { left: 1, answer: 'reject' }, { agreed: true, declined: false }],
  ['the last one is used', { left: 0, answer: 'accept' }, { agreed: false, declined: false }],
  ['it was refused', { left: 0, answer: 'reject' }, { agreed: false, declined: true }],
] as const)('the page of a person for whom %s shows it', (_what, over, shown) => {
  const known = over && agreed(shop, over)
  expect(noticeView('demo', known)).toEqual({ templateId: 'demo', ...shown })
})
