import { nextMorning, refundByHand } from '../reconciliation/next-morning'
import { cutEveryTrip } from './cut-every-trip'
import { customerOf, payment } from './steps'

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
  {
    name: 'find a payment whose notice was lost in the bill, and book it',
    function: 'jobs',
    repeatsItself: true,
    prepare: async stack => {
      await stack.till.pay({ openid: customerOf(stack).openid, fen: 6800, notice: 'lost' })
      await nextMorning(stack)
      return () => stack.runJobs()
    },
  },
])
