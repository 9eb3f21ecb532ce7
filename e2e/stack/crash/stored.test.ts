import type { TestStack } from '../harness'
import { setRules } from '../points/brand-rules'
import { clerkOf, LIN, managerOf, scanned, topUpInApp, topUpPlaced } from '../stored/clerk-scans'
import { earnsOnTopUp, topUpGift } from '../stored/top-up-gift'
import { cutEveryTrip } from './cut-every-trip'
import { command } from './steps'

/** Stored value. A new flow of its belongs in this list. */
cutEveryTrip([
  {
    name: 'top up at the counter',
    function: 'api',
    cutTwice: true,
    prepare: async stack => {
      const topUp = { ...(await scanned(stack)), commandId: command('top-up'), amountFen: 50_000 }
      return () => clerkOf(stack).attempt('storedValue.topUp', topUp)
    },
  },
  {
    name: 'spend at the counter',
    function: 'api',
    cutTwice: true,
    prepare: async stack => {
      await toppedUp(stack)
      const spend = { ...(await scanned(stack)), commandId: command('spend'), amountFen: 777 }
      return () => clerkOf(stack).attempt('storedValue.spend', spend)
    },
  },
  {
    name: 'void a spending',
    function: 'api',
    prepare: async stack => {
      await toppedUp(stack)
      const spend = { ...(await scanned(stack)), commandId: command('spend'), amountFen: 777 }
      const { entry } = await clerkOf(stack).must('storedValue.spend', spend)
      const { customerId } = spend
      // A manager's: sweeping takes longer than the ten minutes a clerk has.
      const undo = { commandId: command('void'), customerId, entryId: entry.id, reason: '按错了' }
      return () => managerOf(stack).attempt('storedValue.voidSpend', undo)
    },
  },
  {
    name: 'pay principal back',
    function: 'api',
    prepare: async stack => {
      await toppedUp(stack)
      const byManager = await scanned(stack, undefined, managerOf(stack))
      const back = { ...byManager, commandId: command('back'), amountFen: 20_000, reason: '搬家了' }
      return () => managerOf(stack).attempt('storedValue.refund', back)
    },
  },
  {
    name: 'pay principal back (C20) that came from a top-up order, with its gift in the wallet',
    function: 'api',
    prepare: async stack => {
      await setRules(stack, earnsOnTopUp, { campaigns: [topUpGift] })
      const { orderId } = await topUpInApp(stack, command('top-up'), 50_000)
      await stack.as(LIN).must('coupon.takeGift', { commandId: command('take-before'), orderId, index: 0 })
      const byManager = await scanned(stack, undefined, managerOf(stack))
      const back = { ...byManager, commandId: command('back'), amountFen: 40_000, reason: '搬家了' }
      return () => managerOf(stack).attempt('storedValue.refund', back)
    },
  },
  {
    name: 'book a paid top-up, by its notice',
    function: 'http',
    repeatsItself: true,
    prepare: async stack => (await topUpPlaced(stack, command('top-up'), 50_000)).pay,
  },
  {
    name: 'book a top-up that earns at once and gets a gift, by its notice',
    function: 'http',
    repeatsItself: true,
    prepare: async stack => {
      await setRules(stack, earnsOnTopUp, { campaigns: [topUpGift] })
      return (await topUpPlaced(stack, command('top-up'), 50_000)).pay
    },
  },
  {
    name: 'take back a refunded top-up with its gift in the wallet, by the notice',
    function: 'http',
    repeatsItself: true,
    prepare: async stack => {
      await setRules(stack, earnsOnTopUp, { campaigns: [topUpGift] })
      const order = await topUpInApp(stack, command('top-up'), 50_000)
      const input = { commandId: command('take-before'), orderId: order.orderId, index: 0 }
      await stack.as(LIN).must('coupon.takeGift', input)
      return () => stack.till.refund(order, { fen: 40_000 })
    },
  },
  {
    name: 'take back a refunded top-up, by the notice',
    function: 'http',
    repeatsItself: true,
    prepare: async stack => {
      const order = await topUpInApp(stack, command('top-up'), 50_000)
      return () => stack.till.refund(order, { fen: 12_345 })
    },
  },
])

/** 500 yuan of principal at the counter. */
async function toppedUp(stack: TestStack): Promise<void> {
  const topUp = { ...(await scanned(stack)), commandId: command('before'), amountFen: 50_000 }
  await clerkOf(stack).must('storedValue.topUp', topUp)
}
