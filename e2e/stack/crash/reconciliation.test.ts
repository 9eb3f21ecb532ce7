import { nextMorning, refundByHand } from '../reconciliation/next-morning'
import { cutEveryTrip } from './cut-every-trip'
import { payment } from './steps'

/** The daily bill and what it finds. A new flow of theirs belongs in this list. */
cutEveryTrip([
  {
    name: 'find a refund made by hand in the bill, and take its points back',
    function: 'jobs',
    repeatsItself: true,
    prepare: async stack => {
      const order = await payment(stack)
      await refundByHand(stack, order.outTradeNo, 3000)
      await stack.sweep()
      await nextMorning(stack)
      return () => stack.runJobs()
    },
  },
])
