import { setRules } from '../points/brand-rules'
import { cutEveryTrip } from './cut-every-trip'
import { payment } from './steps'

const DAY_MS = 86_400_000

/** What the ledger does of its own accord or by a person's hand. A new flow of it belongs in this list. */
cutEveryTrip([
  {
    name: 'settle a payment under caps and factors, by its notice',
    function: 'http',
    repeatsItself: true,
    prepare: async stack => {
      await setRules(stack, brand => ({
        points: {
          ...brand.points,
          maxPerDay: 100,
          maxPerMonth: 120,
          factors: [{ on: 'weekday', weekday: 7, factor: 20_000 }],
        },
      }))
      return () => payment(stack)
    },
  },
  {
    name: 'activate points whose waiting days are over, by the timer',
    function: 'jobs',
    repeatsItself: true,
    prepare: async stack => {
      await setRules(stack, brand => ({ points: { ...brand.points, waitingDays: 2 } }))
      await payment(stack)
      await stack.sweep()
      await stack.stack.clock.advance(2 * DAY_MS)
      return () => stack.runJobs()
    },
  },
])
