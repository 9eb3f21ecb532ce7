import type { ActionName, InputOf } from '@shared/contract'
import { newCommand, openPaymentShop } from '../payment/payment-shop'

const shop = openPaymentShop()

/** Warm settings, no contention: what each page and command of the ledger costs. */
async function tripsOf<N extends ActionName>(who: string, action: N, input: () => InputOf<N>) {
  await shop.person(who).must(action, input())
  await shop.person(who).must(action, input())
  return shop.stack.trips('api')
}

test('the calendar, the tier and the rule are read in two round trips at most', async () => {
  expect(await tripsOf('linqing', 'points.calendar', () => ({}))).toEqual({ trips: 2, depth: 1 })
  expect(await tripsOf('linqing', 'tier.open', () => ({}))).toEqual({ trips: 2, depth: 2 })
  expect((await tripsOf('linqing', 'points.rules', () => ({}))).trips).toBeLessThanOrEqual(2)
})

test('consent is kept in two, the first correction of a day in eight: its day is begun before it is booked', async () => {
  const consent = () => ({
    commandId: newCommand(),
    templateId: 'demo-points-ending',
    answer: 'accept' as const,
  })
  expect(await tripsOf('linqing', 'reminder.consent', consent)).toEqual({ trips: 2, depth: 2 })
  const { cardNo } = shop.member('linqing')
  const correction = (points: number) => () => ({ commandId: newCommand(), cardNo, points, reason: '测量' })
  expect((await tripsOf('shenhe', 'adjustment.adjust', correction(5))).trips).toBe(8)
  expect((await tripsOf('shenhe', 'adjustment.adjust', correction(900))).trips).toBe(6)
})
