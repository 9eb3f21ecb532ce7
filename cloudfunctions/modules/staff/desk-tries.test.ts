import type { DeskTries, StaffDoc } from '@shared/domain/staff/types'
import { testShop } from '../../testing/shop'
import { unchanged } from '../../testing/unchanged'
import { alarmAt, bookTry, countFailure, refuseWhileWaiting, takeBackTry } from './desk-tries'
import { contextOf } from './testing/context'

const shop = testShop()
const chen = 'shanze:openid-chen'
const tries = () => shop.one<StaffDoc>('staff', chen).deskTries
const given = (failed: number, at = shop.now()) => shop.change('staff', chen, { deskTries: { failed, at } })

test.each([
  ['with no failure', null, null],
  ['with four failures', 4, null],
  ['with five failures', 5, 15],
  ['with six failures', 6, 30],
])('a clerk %s waits: %s', (_who, failed, seconds) => {
  if (failed) given(failed)
  const refusal = refuseWhileWaiting(contextOf(shop))
  if (seconds === null) expect(refusal).toBeNull()
  else expect(refusal).toMatchObject({ ok: false, code: 'TOO_MANY_TRIES', data: { seconds } })
})

test.each([
  [14_999, 1],
  [14_000, 1],
  [13_999, 2],
  [15_000, null],
])('a wait of 15 seconds is, %i ms later, refused with %s seconds left', (after, seconds) => {
  given(5, shop.now() - after)
  const refusal = refuseWhileWaiting(contextOf(shop))
  if (seconds === null) expect(refusal).toBeNull()
  else expect(refusal).toMatchObject({ data: { seconds }, message: expect.stringContaining('输错太多次') })
})

describe('A typed guess', () => {
  test.each([
    ['first', null, 1],
    ['fourth', 3, 4],
  ])('is booked as failed before it is looked up: the %s', async (_which, failed, booked) => {
    if (failed) given(failed)
    const expected: DeskTries = { failed: booked, at: shop.now() }
    expect(await bookTry(contextOf(shop))).toEqual({ ok: true, data: expected })
    expect(tries()).toEqual(expected)
  })

  test.each([
    ['before any was counted', null],
    ['after some were counted', 3],
  ])('of many sent at once %s is looked at once', async (_when, failed) => {
    if (failed) given(failed)
    const context = contextOf(shop)
    await bookTry(context)
    const second = await unchanged(shop, () => bookTry(context))
    expect(second).toMatchObject({ ok: false, code: 'TOO_MANY_TRIES', data: { seconds: 1 } })
  })

  test.each([
    ['number', { failed: 2 }],
    ['moment', { at: 7 }],
  ])('is refused when the %s of failures changed since the router read them', async (_what, fields) => {
    given(3)
    const context = contextOf(shop)
    shop.change('staff', chen, { deskTries: { ...tries(), ...fields } })
    expect(await unchanged(shop, () => bookTry(context))).toMatchObject({ ok: false })
  })

  test.each([
    ['none', null, { failed: 0, at: 0 }],
    ['three', 3, { failed: 3, at: 5 }],
  ])(
    'that was right is taken back, so that as many as before are counted: %s',
    async (_count, failed, after) => {
      if (failed) given(failed, 5)
      const context = contextOf(shop)
      const booked = await bookTry(context)
      if (!booked.ok) throw new Error(booked.code)
      await takeBackTry(context, booked.data)
      expect(tries()).toEqual(after)
    },
  )

  test.each([
    ['number', { failed: 9 }],
    ['moment', { at: 7 }],
  ])('that was right takes nothing back when the %s was counted on meanwhile', async (_what, fields) => {
    const context = contextOf(shop)
    const booked = await bookTry(context)
    if (!booked.ok) throw new Error(booked.code)
    shop.change('staff', chen, { deskTries: { ...booked.data, ...fields } })
    await unchanged(shop, () => takeBackTry(context, booked.data))
  })
})

describe('A forged code', () => {
  test('is counted in one trip', async () => {
    await countFailure(contextOf(shop))
    expect(tries()).toEqual({ failed: 1, at: shop.now() })
    expect(shop.trips).toHaveLength(1)
  })

  test('is counted although another was counted meanwhile', async () => {
    given(2, 5)
    const context = contextOf(shop)
    given(6, 7)
    await countFailure(context)
    expect(tries()).toEqual({ failed: 7, at: shop.now() })
  })

  test.each([
    [8, 0],
    [9, 1],
    [10, 0],
  ])('after %i others alerts staff %i times, with no openid of a customer', async (failed, alarms) => {
    given(failed)
    await countFailure(contextOf(shop))
    expect(console.error).toHaveBeenCalledTimes(alarms)
  })
})

test.each([
  [9, 0],
  [10, 1],
  [11, 0],
])('%i failures alert staff %i times', (failed, alarms) => {
  alarmAt(contextOf(shop), { failed, at: shop.now() })
  expect(console.error).toHaveBeenCalledTimes(alarms)
})
