import { setRules } from '../points/brand-rules'
import { cutEveryTrip } from './cut-every-trip'
import { command, customerOf } from './steps'

/** Reporting orders of the mini-program to WeChat. */
cutEveryTrip([
  {
    name: 'report to WeChat that an order was handed over',
    function: 'jobs',
    repeatsItself: true,
    prepare: async stack => {
      await setRules(stack, () => ({ shipping: { upload: true } }))
      const what = { by: 'amount' as const, amountFen: 6800 }
      const input = { commandId: command('ship'), storeId: 'shanze:yunqi', what }
      const { payment } = await customerOf(stack).must('order.place', input)
      const { clock, pay } = stack.stack
      await pay.sim().cashier.pay(payment.package.replace('prepay_id=', ''), customerOf(stack).openid)
      await pay.quiet()
      await clock.advance(31_000)
      return () => stack.runJobs()
    },
  },
])
