import { cutEveryTrip } from './cut-every-trip'
import { command, customerOf, dying, payment } from './steps'

/** Payments and joining. A new flow of theirs belongs in this list. */
cutEveryTrip([
  {
    name: 'settle a payment of a member, by its notice',
    function: 'http',
    cutTwice: true,
    repeatsItself: true,
    prepare: async stack => () => payment(stack),
  },
  {
    name: 'settle the first payment of somebody never seen',
    function: 'http',
    repeatsItself: true,
    prepare: async stack => () => stack.till.pay({ openid: 'openid-zhouzhou', fen: 6800 }),
  },
  {
    name: 'settle on the landing page, when the notice was lost',
    function: 'api',
    alwaysCold: true,
    prepare: async stack => {
      const customer = customerOf(stack)
      const order = await stack.till.pay({ openid: customer.openid, fen: 6800, notice: 'lost' })
      const named = { order: { mchid: order.mchid, outTradeNo: order.outTradeNo } }
      return () => customer.attempt('order.landing', named)
    },
  },
  {
    name: 'place an order in the app',
    function: 'api',
    prepare: async stack => {
      const what = { by: 'amount' as const, amountFen: 6800 }
      const input = { commandId: command('place'), storeId: 'shanze:yunqi', what }
      return () => customerOf(stack).attempt('order.place', input)
    },
  },
  {
    name: 'close by the sweeper an order nobody paid',
    function: 'jobs',
    repeatsItself: true,
    prepare: async stack => {
      const what = { by: 'amount' as const, amountFen: 6800 }
      const input = { commandId: command('place'), storeId: 'shanze:yunqi', what }
      await customerOf(stack).must('order.place', input)
      // Asked about after 10 s, 1, 5 and 30 min; the last time it is closed.
      for (const ms of [11_000, 60_000, 300_000]) {
        await stack.stack.clock.advance(ms)
        await stack.runJobs()
      }
      await stack.stack.clock.advance(1_800_000)
      return () => stack.runJobs()
    },
  },
  {
    name: 'settle by the sweeper, when the notice died after it was durable',
    function: 'jobs',
    repeatsItself: true,
    prepare: async stack => {
      const atTheBooks = { function: 'http', collection: 'ledger', mode: 'kill-before' as const }
      await dying(stack, atTheBooks, () => payment(stack))
      await stack.stack.clock.advance(30_000)
      return () => stack.runJobs()
    },
  },
  {
    name: 'join with a phone number, with points waiting',
    function: 'api',
    cutTwice: true,
    prepare: async stack => {
      const customer = stack.as('openid-zhouzhou')
      await stack.till.pay({ openid: customer.openid, fen: 6800 })
      const input = { commandId: command('join'), consent: '2026-09', phoneCode: 'dev-phone-zhouzhou' }
      return () => customer.attempt('member.join', input)
    },
  },
])
