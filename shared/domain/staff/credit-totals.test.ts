import { creditTotals } from './credit-totals'
import { emptyStaffDay, type StaffDayDoc } from './staff-day'

const staff = [
  { _id: 'shanze:chen', name: '陈一' },
  { _id: 'shanze:shen', name: '沈禾' },
]
const dayOf = (staffId: string, credit: number): StaffDayDoc => {
  const day = emptyStaffDay(`${staffId}:2026-11-22`, { brandId: 'shanze', staffId, day: '2026-11-22' })
  return { ...day, sums: { ...day.sums, credit, 'top-up': 70_000 } }
}

test('M6: the credits of a day are summed by person, the largest first, and nothing else is', () => {
  const days = [dayOf('shanze:chen', 6_800), dayOf('shanze:shen', 50_000)]
  expect(creditTotals('2026-11-22', days, staff)).toEqual({
    day: '2026-11-22',
    amountFen: 56_800,
    byClerk: [
      { clerkName: '沈禾', amountFen: 50_000 },
      { clerkName: '陈一', amountFen: 6_800 },
    ],
  })
})

test('M6: who credited nothing is left out of the day, and an empty day is a sum of 0', () => {
  expect(creditTotals('2026-11-22', [dayOf('shanze:chen', 0)], staff)).toEqual({
    day: '2026-11-22',
    amountFen: 0,
    byClerk: [],
  })
})
