import { NOW, origin, paidFact, refundFact, TODAY } from '../test-brand'
import { addPaid } from './add-fact'
import { createOrder } from './create-order'
import { isOnTheWay, mayStep, needsNumber, newPickUp, numberOn, stepPickUp } from './pick-up'
import { type OrderDoc, PICK_UP_STATES, type PickUpState } from './types'

const created = createOrder({
  ...origin(),
  description: '高山白茶',
  lines: [{ name: '高山白茶', qty: 1, fen: 2800 }],
  commandId: 'c1',
  inputHash: '',
  amountFen: 2800,
  now: NOW,
})
function paid(over: Partial<OrderDoc> = {}): OrderDoc {
  const added = addPaid(created, { origin: origin(), paid: paidFact(2800) }, NOW)
  if (added.kind !== 'update') throw new Error(added.kind)
  return { ...added.order, ...over }
}
const numbered = (state: PickUpState, over: Partial<OrderDoc> = {}) =>
  paid({ pickUp: { ...newPickUp(46, TODAY), state }, ...over })
const whole = [refundFact('R1', 2800)]

describe('a pick-up number', () => {
  test.each([
    ['paid goods of the mini-program', paid(), true],
    ['an unpaid order', created, false],
    ['an order that has one', numbered('waiting'), false],
    ['an amount without goods', paid({ lines: [] }), false],
    ['a sale at a till', paid({ source: 'till' }), false],
    ['a top-up', paid({ topUp: { bonusFen: 0, ruleVersion: 1, steps: [] } }), false],
    ['what was paid back whole', paid({ refunds: whole }), false],
    ['what was paid back in part', paid({ refunds: [refundFact('R1', 100)] }), true],
  ])('of %s: %s', (_case, order, needed) => expect(needsNumber(order)).toBe(needed))

  test('is the place in the list of its day, from 1', () => {
    const list = { orderIds: ['a', 'b'] }
    expect(['a', 'b', 'c'].map(id => numberOn(list, id))).toEqual([1, 2, null])
  })
})

describe('an order on its way', () => {
  test.each([
    ['waiting', numbered('waiting'), true],
    ['ready', numbered('ready'), true],
    ['taken', numbered('taken'), false],
    ['paid back', numbered('making', { refunds: whole }), false],
    ['without a number', paid(), false],
  ])('%s', (_case, order, onTheWay) => expect(isOnTheWay(order, TODAY)).toBe(onTheWay))

  test('is so on its day and the next, not for ever', () => {
    const days = ['2026-11-22', '2026-11-23', '2026-11-24']
    expect(days.map(day => isOnTheWay(numbered('ready'), day))).toEqual([true, true, false])
  })

  test('only moves forward', () => {
    const steps = PICK_UP_STATES.flatMap((from, i) =>
      PICK_UP_STATES.map((to, j) => ({ may: mayStep(from, to), later: j > i })),
    )
    for (const { may, later } of steps) expect(may).toBe(later)
  })
})

describe('a step at the counter', () => {
  const command = { from: 'waiting', to: 'making', staffId: 's1', commandId: 'c1' } as const
  const step = (order: OrderDoc, over: Partial<Parameters<typeof stepPickUp>[1]> = {}) =>
    stepPickUp(order, { ...command, ...over }, NOW)

  test('is written with who took it and when', () => {
    const { from: _from, ...written } = command
    expect(step(numbered('waiting'))).toEqual({
      kind: 'step',
      next: { number: 46, day: TODAY, state: 'making', steps: [{ ...written, at: NOW }] },
    })
  })

  test('is taken once by its command, and the id serves one step', () => {
    const first = step(numbered('waiting'))
    if (first.kind !== 'step') throw new Error(first.kind)
    const after = paid({ pickUp: { ...first.next, state: 'ready' } })
    expect(step(after).kind).toBe('repeated')
    expect(step(after, { to: 'ready' }).kind).toBe('conflict')
    expect(step(after, { staffId: 's2' }).kind).toBe('conflict')
  })

  test.each([
    ['moved meanwhile', numbered('making'), {}, 'moved'],
    ['back', numbered('ready'), { from: 'ready', to: 'making' }, 'moved'],
    ['of an order that was paid back', numbered('waiting', { refunds: whole }), {}, 'paid-back'],
    ['of an order without a number', paid(), {}, 'none'],
  ] as const)('%s is none', (_case, order, over, kind) => expect(step(order, over).kind).toBe(kind))
})
