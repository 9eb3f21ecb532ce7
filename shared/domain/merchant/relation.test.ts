import { NEVER } from '../due'
import { brand, DAY_MS, NOW } from '../test-brand'
import {
  confirmMerchant,
  inviteMerchant,
  leaveMerchant,
  RELATION_EVENTS,
  type RelationDecision,
  relationAfter,
  sameEntity,
} from './relation'
import { invitation, merchant } from './test-merchant'
import { type MerchantDoc, RELATION_STATES } from './types'

const invite = (over = {}, existing: MerchantDoc | null = null, now = NOW) =>
  inviteMerchant(existing, invitation(over), brand, '沈禾', now)
const merchantOf = (decision: RelationDecision) => {
  if (decision.kind === 'refused') throw new Error(decision.reason)
  return decision.merchant
}

test('every state meets every event', () => {
  const table = RELATION_STATES.map(state => RELATION_EVENTS.map(event => relationAfter(state, event)))
  expect(table).toEqual([
    // invite, confirm, leave
    ['invited', 'confirmed', 'left'],
    ['confirmed', 'confirmed', 'left'],
    ['invited', null, 'left'],
  ])
})

describe('a brand whose days some phones cannot count', () => {
  const reason = (decision: RelationDecision) => decision.kind === 'refused' && decision.reason
  const step = (timeZone: string) => {
    const there = { ...brand, timeZone }
    const invited = merchantOf(invite())
    return [
      reason(inviteMerchant(null, invitation({ _id: brand.mainMchid }), there, '沈禾', NOW)),
      reason(confirmMerchant(invited, there, '何芸', NOW)),
      reason(leaveMerchant(invited, there, '何芸', NOW)),
    ]
  }

  test.each(['Asia/Shanghia', 'America/New_York', 'toString', ''])(
    'gets no merchant number entered or confirmed in the zone “%s”, but may end one',
    timeZone => expect(step(timeZone)).toEqual(['zone-unknown', 'zone-unknown', false]),
  )

  test.each(['Asia/Shanghai', 'Asia/Hong_Kong'])('is none in %s', timeZone =>
    expect(step(timeZone)).toEqual([false, false, false]),
  )
})

describe('a merchant number entered by the brand', () => {
  test('of the same legal entity is confirmed at once, however its name is typed', () => {
    const own = merchantOf(invite({ entity: '山泽茶事(杭州) 有限公司' }))
    expect(own).toMatchObject({ state: 'confirmed', periods: [{ fromAt: NOW, toAt: NEVER }] })
    expect(own.steps.map(({ to, by }) => [to, by])).toEqual([
      ['invited', '沈禾'],
      ['confirmed', 'same-entity'],
    ])
  })

  test('of another entity waits until its administrator agrees', () => {
    const invited = merchantOf(invite())
    expect(invited).toMatchObject({ state: 'invited', periods: [], brandId: brand._id })
    const confirmed = confirmMerchant(invited, brand, '湖滨茶饮 何芸', NOW + 1)
    expect(confirmed).toMatchObject({
      kind: 'update',
      before: 1,
      merchant: { version: 2, state: 'confirmed', periods: [{ fromAt: NOW + 1, toAt: NEVER }] },
    })
    expect(merchantOf(confirmed).steps.at(-1)).toEqual({ to: 'confirmed', at: NOW + 1, by: '湖滨茶饮 何芸' })
  })

  test('entered again changes nothing, whatever its relation; with other words it is refused', () => {
    for (const existing of [merchantOf(invite()), merchant()]) {
      expect(invite({ sealed: 'sealed anew' }, existing)).toEqual({ kind: 'already', merchant: existing })
      expect(invite({ storeId: '' }, existing)).toEqual({ kind: 'refused', reason: 'differs' })
      expect(invite({ entity: '别家公司' }, existing)).toEqual({ kind: 'refused', reason: 'differs' })
    }
  })

  test.each([
    ['of another brand', {}, merchant({ brandId: 'other' }), 'other-brand'],
    ['indirect, as the main one', { _id: brand.mainMchid, kind: 'indirect' }, null, 'main-is-direct'],
    ['indirect, without a store', { kind: 'indirect', storeId: '' }, null, 'indirect-needs-store'],
  ])('%s is refused', (_case, over, existing, reason) => {
    expect(invite(over, existing)).toEqual({ kind: 'refused', reason })
  })

  test('an indirect one may collect for a store', () => {
    expect(merchantOf(invite({ kind: 'indirect' }))).toMatchObject({ kind: 'indirect', state: 'invited' })
  })
})

describe('a merchant number that leaves', () => {
  test('ends its time with the brand; repeated, it stays ended at the first moment', () => {
    const left = merchantOf(leaveMerchant(merchant(), brand, '沈禾', NOW))
    expect(left).toMatchObject({ state: 'left', periods: [{ fromAt: NOW - 10 * DAY_MS, toAt: NOW }] })
    expect(leaveMerchant(left, brand, '沈禾', NOW + 5)).toEqual({ kind: 'already', merchant: left })
  })

  test('may be invited anew and then has two times', () => {
    const left = merchantOf(leaveMerchant(merchant(), brand, '沈禾', NOW))
    expect(confirmMerchant(left, brand, '何芸', NOW)).toEqual({ kind: 'refused', reason: 'not-invited' })
    const invited = merchantOf(invite({}, left, NOW + 1))
    expect(invited).toMatchObject({ state: 'invited', version: left.version + 1 })
    const back = merchantOf(confirmMerchant(invited, brand, '何芸', NOW + 2))
    expect(back.periods).toEqual([
      { fromAt: NOW - 10 * DAY_MS, toAt: NOW },
      { fromAt: NOW + 2, toAt: NEVER },
    ])
  })

  test('is never the main one, and never another brand’s', () => {
    const main = merchant({ _id: brand.mainMchid })
    expect(leaveMerchant(main, brand, '沈禾', NOW)).toEqual({ kind: 'refused', reason: 'main-stays' })
    const other = merchant({ brandId: 'other' })
    expect(leaveMerchant(other, brand, '沈禾', NOW)).toEqual({ kind: 'refused', reason: 'other-brand' })
    expect(confirmMerchant(null, brand, '何芸', NOW)).toEqual({ kind: 'refused', reason: 'not-invited' })
  })
})

test('an empty name belongs to no brand', () => {
  expect(sameEntity('', ' ')).toBe(false)
})
