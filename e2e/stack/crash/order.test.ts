import type { TestStack } from '../harness'
import { cutEveryTrip } from './cut-every-trip'
import { clerkOf, command, customerOf } from './steps'

const STORE = 'shanze:yunqi'

/** Goods of the mini-program, placed and not paid. */
const placed = (stack: TestStack, name: string, openid = customerOf(stack).openid) =>
  stack.as(openid).must('order.place', {
    commandId: command(name),
    storeId: STORE,
    what: { by: 'goods', lines: [{ productId: 'shanze:white-tea', quantity: 1 }] },
  })

type Placed = Awaited<ReturnType<typeof placed>>

/** Its customer pays at the cashier; resolves when the notice was answered, or is lost. */
async function paid(stack: TestStack, { payment }: Placed, openid = customerOf(stack).openid) {
  const { pay } = stack.stack
  await pay.sim().cashier.pay(payment.package.replace('prepay_id=', ''), openid)
  await pay.quiet()
}

/**
 * Orders of the mini-program on their way to the customer. A new flow of theirs belongs in this list. Asking
 * for a payment again writes nothing.
 */
cutEveryTrip([
  {
    name: 'settle the first goods of a day, which begin its list of numbers',
    function: 'http',
    repeatsItself: true,
    prepare: async stack => {
      const order = await placed(stack, 'first')
      return () => paid(stack, order)
    },
  },
  {
    name: 'settle goods that get the next number',
    function: 'http',
    cutTwice: true,
    repeatsItself: true,
    prepare: async stack => {
      await paid(stack, await placed(stack, 'before', 'openid-gushan'), 'openid-gushan')
      const order = await placed(stack, 'next')
      return () => paid(stack, order)
    },
  },
  {
    name: 'give up an unpaid order, which the sweeper closes as well',
    function: 'api',
    repeatsItself: true,
    prepare: async stack => {
      const { order } = await placed(stack, 'cancelled')
      return () => customerOf(stack).attempt('order.cancel', { orderId: order.id })
    },
  },
  {
    name: 'a clerk calls out an order',
    function: 'api',
    prepare: async stack => {
      const order = await placed(stack, 'called')
      await paid(stack, order)
      const step = { storeId: STORE, orderId: order.order.id, from: 'waiting', to: 'ready' } as const
      return () => clerkOf(stack).attempt('order.step', { commandId: command('step'), ...step })
    },
  },
])
