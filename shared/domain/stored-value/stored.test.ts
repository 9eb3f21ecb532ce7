import fc from 'fast-check'
import { LIN } from '../test-brand'
import { bonusOf, mayTopUp } from './bonus'
import { dayTotals } from './day-totals'
import { splitRefund, splitSpend } from './split'
import { Books, held, rule, yuan } from './test-books'

describe('what a top-up gives', () => {
  test.each([
    [19_999, 0],
    [20_000, 1_000],
    [49_999, 1_000],
    [50_000, 5_000],
    [100_000, 5_000],
  ])('%i fen: a bonus of %i', (fen, bonus) => expect(bonusOf(fen, rule.bonuses)).toBe(bonus))

  test('is limited per top-up and by what may be held, bonus included', () => {
    expect(mayTopUp(held(0, 0), 99, rule)).toEqual({ reason: 'too-little', limitFen: 100 })
    expect(mayTopUp(held(0, 0), 100_001, rule)).toEqual({ reason: 'too-much', limitFen: 100_000 })
    expect(mayTopUp(held(60_000, 5_001), 50_000, rule)).toMatchObject({ reason: 'holds-too-much' })
    expect(mayTopUp(held(60_000, 5_000), 50_000, rule)).toBeNull()
  })
})

describe('principal and bonus', () => {
  test('are spent in the proportion they are held in, the odd fen from the principal', () => {
    expect(splitSpend(held(50_000, 5_000), 11_000)).toEqual(held(10_000, 1_000))
    expect(splitSpend(held(50_000, 5_000), 1)).toEqual(held(1, 0))
    expect(splitSpend(held(0, 300), 300)).toEqual(held(0, 300))
  })

  test('principal paid back takes its bonus along', () => {
    expect(splitRefund(held(50_000, 5_000), 50_000)).toEqual(held(50_000, 5_000))
    expect(splitRefund(held(50_000, 5_000), 25_000)).toEqual(held(25_000, 2_500))
    expect(splitRefund(held(0, 300), 0)).toEqual(held(0, 0))
  })

  test('whatever is spent or paid back, no part goes below 0 and the parts sum', () => {
    const fen = fc.integer({ min: 0, max: 5_000_000 })
    fc.assert(
      fc.property(fen, fen, fc.double({ min: 0, max: 1, noNaN: true }), (principal, bonus, share) => {
        const stored = held(principal, bonus)
        const spent = Math.floor((principal + bonus) * share)
        const parts = splitSpend(stored, spent)
        expect(parts.principalFen + parts.bonusFen).toBe(spent)
        expect([parts.principalFen <= principal, parts.bonusFen <= bonus]).toEqual([true, true])
        const back = splitRefund(stored, Math.floor(principal * share))
        expect([back.bonusFen >= 0, back.bonusFen <= bonus]).toEqual([true, true])
      }),
    )
  })

  test('asking principal back never pays more than was paid in and not spent', () => {
    const books = new Books()
    books.topUp('t', 50_000)
    books.spend('s', 11_000)
    expect(books.member.stored).toEqual(held(40_000, 4_000))
    expect(books.refund('r', 40_001)).toBe('short')
    expect(books.refund('r', 40_000)).toBe('booked')
    expect([books.member.stored, books.audit()]).toEqual([held(0, 0), []])
  })
})

describe('at the counter', () => {
  test('a command is booked once; with another input it is a conflict', () => {
    const books = new Books(held(50_000, 0))
    expect([books.spend('s', 1_100), books.spend('s', 1_100), books.spend('s', 1_200)]).toEqual([
      'booked',
      'already',
      'conflict',
    ])
    expect([books.member.stored, books.audit()]).toEqual([held(49_000, 4_900), []])
  })

  test('nothing is paid beyond what is held', () => {
    const books = new Books(held(20_000, 0))
    expect([books.spend('s', 21_001), books.spend('s2', 21_000), books.member.stored]).toEqual([
      'short',
      'booked',
      held(0, 0),
    ])
  })

  test('a spending is taken back once, with the very parts it took', () => {
    const books = new Books(held(50_000, 0))
    books.spend('s', 777)
    books.spend('s2', 333)
    expect([books.undo('s'), books.undo('s'), books.undo('s2')]).toEqual(['booked', 'already', 'booked'])
    expect([books.member.stored, books.audit()]).toEqual([held(50_000, 5_000), []])
  })

  test.each([
    ['by the clerk who booked it, within ten minutes', 600_000, {}, 'booked'],
    ['not by them later', 600_001, {}, 'refused'],
    ['not by another clerk', 0, { staffId: 'shanze:zhao' }, 'refused'],
    ['not by a manager without a reason', 0, { staffId: 'shanze:shen', role: 'manager' }, 'refused'],
    [
      'by a manager with one',
      86_400_000,
      { staffId: 'shanze:shen', role: 'manager', reason: '按错了' },
      'booked',
    ],
  ] as const)('%s', (_case, laterMs, by, outcome) => {
    const books = new Books(held(50_000, 0))
    books.spend('s', 1_000)
    books.now += laterMs
    expect(books.undo('s', by)).toBe(outcome)
  })
})

describe('a top-up order', () => {
  test('is worth what was paid with the promised bonus, and earns no points of its own', () => {
    const books = new Books().pay(yuan(500))
    expect([books.member.stored, books.member.lots, books.member.growth]).toEqual([
      held(50_000, 5_000),
      [],
      0,
    ])
  })

  test('refunded in parts ends in the same, whatever the order of notices', () => {
    const told = [
      new Books().pay(yuan(500)).refundOrder('a', 10_000).refundOrder('b', 3_333),
      new Books().refundOrder('b', 3_333).pay(yuan(500)).refundOrder('a', 10_000),
      new Books().refundOrder('a', 10_000).refundOrder('b', 3_333).pay(yuan(500)),
    ]
    for (const books of told) expect([books.member.stored, books.audit()]).toEqual([held(36_667, 3_666), []])
  })

  test('refunded after it was spent: the rest is the brand’s loss, never a debt', () => {
    const books = new Books().pay(yuan(500))
    books.spend('s', 55_000 - 550)
    books.refundOrder('a', 50_000)
    expect([books.member.stored, books.member.debt, books.audit()]).toEqual([held(0, 0), 0, []])
  })
})

test('whatever happens in whatever order: the accounts are the sums of their entries and never below 0', () => {
  const act = fc.record({
    do: fc.constantFrom('topUp', 'spend', 'refund', 'undo', 'pay', 'refundOrder'),
    c: fc.constantFrom('a', 'b', 'c', 'd'),
    fen: fc.integer({ min: 1, max: 60_000 }),
  })
  fc.assert(
    fc.property(fc.array(act, { maxLength: 40, size: 'max' }), acts => {
      const books = new Books()
      for (const { do: what, c, fen } of acts) {
        if (what === 'pay') books.pay(50_000)
        else if (what === 'refundOrder') books.refundOrder(c, Math.ceil(fen / 5))
        else if (what === 'undo') books.undo(c)
        else books[what](c, fen)
        expect(books.audit()).toEqual([])
        expect(books.member._id).toBe(LIN)
      }
    }),
    { numRuns: 500 },
  )
})

test('a day’s totals keep principal and bonus apart, and what was taken back beside what was spent', () => {
  const books = new Books()
  books.topUp('t', 50_000)
  books.spend('s', 1_100)
  books.spend('s2', 2_200)
  books.undo('s2')
  books.refund('r', 4_900)
  expect(dayTotals([...books.entries.values()])).toEqual({
    toppedUp: { principalFen: 50_000, bonusFen: 5_000 },
    spent: { principalFen: 3_000, bonusFen: 300 },
    voided: { principalFen: 2_000, bonusFen: 200 },
    // What is left of the top-up is below its step: only the bonus of the step below it stays.
    paidBack: { principalFen: 4_900, bonusFen: 4_000 },
  })
})
