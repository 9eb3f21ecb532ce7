import type { CouponDoc } from '@shared/domain/coupon/types'
import { NEVER } from '@shared/domain/due'
import { givenMember, memberOf } from '../../testing/people'
import { PEOPLE, type Someone, testShop } from '../../testing/shop'
import { finishClosing } from './finish-closing'
import { dumpOf, identitiesOf, joinedWith, loseRaces } from './testing/cards'

const shop = testShop()
const { lin, gu, linAgain } = PEOPLE
const close = (by: Someone = lin) =>
  shop.when(by, 'member.close', { commandId: shop.command(), confirm: 'close-my-account' })
const claim = (by: Someone) =>
  shop.must(by, 'coupon.claim', { commandId: shop.command(), batchId: 'shanze:autumn' })
const agree = (by: Someone, templateId = 'demo-points-ending') =>
  shop.must(by, 'reminder.consent', { commandId: shop.command(), templateId, answer: 'accept' })
const coupons = () => shop.all<CouponDoc>('coupons')

test('a member closes: what says who they are is erased, points and coupons are given up, the books stay', async () => {
  await shop.paid(lin, 6800)
  await joinedWith(shop, lin)
  await claim(lin)
  await agree(lin)
  await agree(lin, 'demo-merge-asked')
  await agree(lin, 'demo-stored-spent')
  await shop.must(lin, 'member.saveProfile', { commandId: shop.command(), field: 'name', text: '林晚' })
  const answer = await close()
  expect(answer).toMatchObject({ ok: true, data: { closed: true } })
  expect(memberOf(shop, lin)).toMatchObject({
    state: 'closed',
    nameInitial: '',
    profile: { name: { text: '', memberId: '' }, address: { text: '', memberId: '' } },
    phoneId: '',
    phoneTail: '',
    unionIds: [],
    rulesVersion: '',
    lots: [],
    forfeited: 68,
    growth: 0,
    erasing: false,
    closings: [{ memberId: shop.memberId(lin), at: shop.now() }],
  })
  expect(identitiesOf(shop)).toEqual([])
  expect(shop.all('consents')).toEqual([])
  expect(coupons()).toMatchObject([{ state: 'DEACTIVATED', revoked: true, revokedBy: 'closing' }])
  expect(memberOf(shop, lin).journal.map(({ kind }) => kind)).toContain('close')
})

test('of other people nothing is erased', async () => {
  await joinedWith(shop, gu)
  await claim(gu)
  await agree(gu)
  const mine = () => [
    identitiesOf(shop).filter(({ memberId }) => memberId === shop.memberId(gu)),
    shop.all('consents'),
    coupons(),
  ]
  const before = JSON.stringify(mine())
  await joinedWith(shop, lin)
  await close()
  expect(JSON.stringify(mine())).toBe(before)
})

test('what stands under the ids of cards merged before is erased, too', async () => {
  await claim(linAgain)
  await agree(linAgain)
  const card = givenMember(shop, lin, { formerIds: [shop.memberId(linAgain)] })
  await close()
  expect(coupons()).toMatchObject([{ memberId: shop.memberId(linAgain), revoked: true }])
  expect(shop.all('consents')).toEqual([])
  expect(memberOf(shop, lin).closings?.map(({ memberId }) => memberId)).toEqual([
    card._id,
    shop.memberId(linAgain),
  ])
})

test('closing again is answered the same and writes nothing', async () => {
  await joinedWith(shop, lin)
  await close()
  const before = dumpOf(shop)
  expect(await close()).toMatchObject({ ok: true, data: { closed: true } })
  expect(dumpOf(shop)).toBe(before)
})

test.each([
  ['a person who never came', async () => undefined],
  ['a guest', () => shop.paid(lin, 6800)],
])('%s has nothing to close', async (_who, given) => {
  await given()
  const before = dumpOf(shop)
  expect(await close()).toMatchObject({
    ok: false,
    code: 'NOT_MEMBER',
    message: expect.stringContaining('没有需要注销'),
  })
  expect(dumpOf(shop)).toBe(before)
})

test.each([
  ['principal is left', { stored: { principalFen: 1, bonusFen: 0 } }, 'STORED_LEFT'],
  ['an exchange is open', { holds: [{ exchangeId: 'e1', until: NEVER, lots: [] }] }, 'BUSY'],
])('a card stays open while %s', async (_what, over, code) => {
  const before = givenMember(shop, lin, over)
  expect(await close()).toMatchObject({ ok: false, code })
  expect(memberOf(shop, lin)).toEqual(before)
})

test('an exchange that is open is named as what has to end first', async () => {
  givenMember(shop, lin, { holds: [{ exchangeId: 'e1', until: NEVER, lots: [] }] })
  expect(await close()).toMatchObject({ message: expect.stringContaining('兑换') })
})

test('bonus alone is given up', async () => {
  givenMember(shop, lin, { stored: { principalFen: 0, bonusFen: 900 } })
  expect(await close()).toMatchObject({ ok: true })
  expect(memberOf(shop, lin).stored).toEqual({ principalFen: 0, bonusFen: 0 })
})

test('five lost races refuse it and close nothing', async () => {
  await joinedWith(shop, lin)
  loseRaces(shop, lin, 5)
  expect(await close()).toMatchObject({ ok: false, code: 'BUSY' })
  expect(memberOf(shop, lin).state).toBe('member')
  expect(identitiesOf(shop)).toHaveLength(2)
})

test.each([
  ['identities', /^identities.remove/],
  ['consents', /^consents.remove/],
  ['coupons', /^coupons.update/],
])('a closing that dies at the %s is finished by the sweeper', async (_what, at) => {
  await joinedWith(shop, lin)
  await claim(lin)
  await agree(lin)
  shop.between(at, () => {
    throw new Error('the function dies')
  })
  expect(await close()).toMatchObject({ ok: false, code: 'INTERNAL' })
  expect(memberOf(shop, lin)).toMatchObject({ state: 'closed', erasing: true })
  await shop.sweep()
  expect(memberOf(shop, lin).erasing).toBe(false)
  expect([identitiesOf(shop), shop.all('consents')]).toEqual([[], []])
  expect(coupons()).toMatchObject([{ revoked: true }])
})

test('a sweeper that comes late erases nothing of the person who came back', async () => {
  await joinedWith(shop, lin)
  await close()
  const closed = { ...memberOf(shop, lin), erasing: true }
  shop.pass(1)
  await joinedWith(shop, lin)
  await claim(lin)
  const after = memberOf(shop, lin)
  await finishClosing(closed)
  expect(memberOf(shop, lin)).toEqual(after)
  expect(identitiesOf(shop)).toHaveLength(2)
  expect(coupons()).toMatchObject([{ revoked: false }])
})

test('what was reserved at the very moment of the closing is erased with it', async () => {
  await joinedWith(shop, lin)
  await close()
  const member = memberOf(shop, lin)
  const at = member.closings?.[0]?.at ?? 0
  const identity = (_id: string, createdAt: number) => ({
    _id,
    brandId: 'shanze',
    kind: 'phone',
    memberId: member._id,
    token: 't',
    createdAt,
    dueAt: NEVER,
  })
  shop.given({ identities: [identity('ph:at', at), identity('ph:after', at + 1)] })
  await finishClosing(member)
  expect(identitiesOf(shop).map(({ _id }) => _id)).toEqual(['ph:after'])
})

test('a closing that another write has followed leaves the duty to that document', async () => {
  await joinedWith(shop, lin)
  await close()
  shop.change('members', shop.memberId(lin), { erasing: true })
  const member = memberOf(shop, lin)
  await finishClosing({ ...member, seq: member.seq - 1 })
  expect(memberOf(shop, lin).erasing).toBe(true)
})
