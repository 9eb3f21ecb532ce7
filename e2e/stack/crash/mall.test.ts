import type { TestStack } from '../harness'
import { cutEveryTrip } from './cut-every-trip'
import { clerkOf, command, customerOf, dying, payment } from './steps'

/**
 * As the client does it: the same command until there is an answer; an attempt that was voided needs a new
 * command.
 */
async function exchangeInput(stack: TestStack, code: string, points: number): Promise<unknown> {
  const ask = (name: string) =>
    customerOf(stack).attempt('mall.exchange', {
      commandId: command(name),
      goodsId: `shanze:${code}`,
      points,
    })
  const first = await ask('first-wish')
  const over = first.ok && (first.result as { data?: { over?: boolean } }).data?.over === true
  return over ? ask('second-wish') : first
}

async function exchanged(stack: TestStack): Promise<string> {
  const { exchange } = await customerOf(stack).must('mall.exchange', {
    commandId: command('before'),
    goodsId: 'shanze:tea-tin',
    points: 300,
  })
  return exchange.id
}

const WITH_MONEY = { goodsId: 'shanze:cold-brew-cup', points: 500, fen: 3900 }

/** As the client does it, with money: what is answered is taken to the cashier. */
async function exchangeForMoney(stack: TestStack): Promise<unknown> {
  const ask = (name: string) =>
    customerOf(stack).attempt('mall.exchange', { commandId: command(name), ...WITH_MONEY })
  const first = await ask('first-wish')
  const over = first.ok && (first.result as { data?: { over?: boolean } }).data?.over === true
  const answer = over ? await ask('second-wish') : first
  const { toPay } = answer.ok ? ((answer.result as { data?: { toPay?: ToPay } }).data ?? {}) : {}
  if (toPay) await payAtCashier(stack, toPay)
  return answer
}

interface ToPay {
  payment: { package: string }
}

/** Resolves when the notice was answered, or is lost. */
async function payAtCashier(stack: TestStack, { payment }: ToPay): Promise<void> {
  const { pay } = stack.stack
  await pay.sim().cashier.pay(payment.package.replace('prepay_id=', ''), customerOf(stack).openid)
  await pay.quiet()
}

/** An exchange that waits for its money, and how it is paid. */
async function waitingForMoney(stack: TestStack) {
  const { exchange, toPay } = await customerOf(stack).must('mall.exchange', {
    commandId: command('before'),
    ...WITH_MONEY,
  })
  if (!toPay) throw new Error('there is nothing to pay')
  return { exchangeId: exchange.id, pay: () => payAtCashier(stack, toPay) }
}

/** The demo's exchange that waits to be fetched, as a clerk sees it. */
async function scannedPickUp(stack: TestStack) {
  const exchangeId = 'shanze:openid-linqing:demo-gaiwan'
  const { codes } = await customerOf(stack).must('mall.open', { exchangeId })
  const storeId = 'shanze:yunqi'
  const code = codes?.steps[0]?.code ?? ''
  const preview = await clerkOf(stack).must('redemption.preview', { storeId, code })
  if (preview.kind !== 'pick-up' || preview.verdict !== 'ready') throw new Error('it should be ready')
  return { commandId: command('hand-over'), storeId, exchangeId, permit: preview.permit }
}

/** Exchanges in the mall. A new flow of theirs belongs in this list. */
cutEveryTrip([
  {
    name: 'exchange points for a thing',
    function: 'api',
    cutTwice: true,
    prepare: async stack => () => exchangeInput(stack, 'tea-tin', 300),
  },
  {
    name: 'exchange points for a coupon with a limit per day',
    function: 'api',
    prepare: async stack => () => exchangeInput(stack, 'rice-cake', 200),
  },
  {
    name: 'exchange points for a coupon with a limit per day, sent again after midnight',
    function: 'api',
    prepare: async stack => {
      // A payment's duty lets every history cross midnight; what a cut leaves undone is sent again after it.
      await stack.stack.clock.set(Date.parse('2026-11-22T23:59:45+08:00'))
      await payment(stack)
      return () => exchangeInput(stack, 'rice-cake', 200)
    },
  },
  {
    name: 'exchange points and money for a thing',
    function: 'api',
    prepare: async stack => () => exchangeForMoney(stack),
  },
  {
    name: 'give a thing for points and money, by the notice of its payment',
    function: 'http',
    repeatsItself: true,
    prepare: async stack => {
      const { pay } = await waitingForMoney(stack)
      return pay
    },
  },
  {
    name: 'leave an exchange unpaid, by the sweeper that closes its order',
    function: 'jobs',
    repeatsItself: true,
    prepare: async stack => {
      await waitingForMoney(stack)
      for (const ms of [11_000, 60_000, 300_000]) {
        await stack.stack.clock.advance(ms)
        await stack.runJobs()
      }
      await stack.stack.clock.advance(540_000)
      return () => stack.runJobs()
    },
  },
  {
    name: 'cancel an exchange before its money is paid',
    function: 'api',
    // The sweeper that closes its order comes to the same.
    repeatsItself: true,
    prepare: async stack => {
      const { exchangeId } = await waitingForMoney(stack)
      return () => customerOf(stack).attempt('mall.cancel', { exchangeId })
    },
  },
  {
    name: 'cancel an exchange after its money was paid',
    function: 'api',
    prepare: async stack => {
      const { exchangeId, pay } = await waitingForMoney(stack)
      await pay()
      return () => customerOf(stack).attempt('mall.cancel', { exchangeId })
    },
  },
  {
    name: 'give the money of a cancelled exchange back, by the sweeper',
    function: 'jobs',
    repeatsItself: true,
    prepare: async stack => {
      const { exchangeId, pay } = await waitingForMoney(stack)
      await pay()
      await customerOf(stack).must('mall.cancel', { exchangeId })
      await stack.stack.clock.advance(30_000)
      await stack.runJobs()
      return () => stack.runJobs()
    },
  },
  {
    name: 'hand over a thing that was exchanged',
    function: 'api',
    prepare: async stack => {
      const input = await scannedPickUp(stack)
      return () => clerkOf(stack).attempt('mall.handOver', input)
    },
  },
  {
    name: 'keep a thing for another store',
    function: 'api',
    prepare: async stack => {
      const exchangeId = await exchanged(stack)
      return () => customerOf(stack).attempt('mall.move', { exchangeId, storeId: 'shanze:hubin' })
    },
  },
  {
    name: 'let an exchange lapse that nobody fetched',
    function: 'jobs',
    repeatsItself: true,
    prepare: async stack => {
      const dump = stack.dump()
      const over = { pickUpUntil: stack.stack.clock.now() - 1, dueAt: stack.stack.clock.now() - 1 }
      const exchanges = (dump.exchanges ?? []).map(exchange => ({ ...exchange, ...over }))
      await stack.stack.cloud.data.load({ ...dump, exchanges })
      return () => stack.runJobs()
    },
  },
  {
    name: 'bring a cancelled exchange back by the sweeper, when its function died after cancelling',
    function: 'jobs',
    repeatsItself: true,
    prepare: async stack => {
      const exchangeId = await exchanged(stack)
      const deciding = { action: 'database.modifyDocument', collection: 'exchanges' }
      await dying(stack, { ...deciding, mode: 'kill-after' }, () =>
        customerOf(stack).attempt('mall.cancel', { exchangeId }),
      )
      await stack.stack.clock.advance(150_000)
      return () => stack.runJobs()
    },
  },
  {
    name: 'cancel an exchange',
    function: 'api',
    prepare: async stack => {
      const exchangeId = await exchanged(stack)
      return () => customerOf(stack).attempt('mall.cancel', { exchangeId })
    },
  },
  {
    name: 'return the points of a cancelled exchange by the sweeper, when its function died after the deciding write',
    function: 'jobs',
    repeatsItself: true,
    prepare: async stack => {
      const exchangeId = await exchanged(stack)
      const deciding = { action: 'database.modifyDocument', collection: 'exchanges', times: 1 }
      await dying(stack, { ...deciding, mode: 'kill-after' }, () =>
        customerOf(stack).attempt('mall.cancel', { exchangeId }),
      )
      await stack.stack.clock.advance(150_000)
      return () => stack.runJobs()
    },
  },
  {
    name: 'void an exchange by the sweeper, when its function died before the deciding write',
    function: 'jobs',
    repeatsItself: true,
    prepare: async stack => {
      const deciding = { action: 'database.modifyDocument', collection: 'exchanges' }
      await dying(stack, { ...deciding, mode: 'kill-before' }, () => exchangeInput(stack, 'tea-tin', 300))
      await stack.stack.clock.advance(150_000)
      return () => stack.runJobs()
    },
  },
  {
    name: 'spend the held points by the sweeper, when the function died after the deciding write',
    function: 'jobs',
    repeatsItself: true,
    prepare: async stack => {
      const deciding = { action: 'database.modifyDocument', collection: 'exchanges' }
      await dying(stack, { ...deciding, mode: 'kill-after' }, () => exchangeInput(stack, 'rice-cake', 200))
      await stack.stack.clock.advance(150_000)
      return () => stack.runJobs()
    },
  },
])
