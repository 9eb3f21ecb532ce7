import type { TestStack } from '../harness'
import { cutEveryTrip } from './cut-every-trip'
import { command, customerOf } from './steps'

/**
 * What else is due by this moment is done before, so that the run that is cut does what the flow is about.
 */
const othersDoneAt = async ({ stack: { clock }, runJobs }: TestStack, moment: string) => {
  await clock.set(Date.parse(moment))
  for (let run = 0; run < 3; run += 1) await runJobs()
}
/** December's coupon has been due since midnight, for the timer too. */
const december = async (stack: TestStack) => {
  await othersDoneAt(stack, '2026-11-30T23:50:00+08:00')
  await stack.stack.clock.set(Date.parse('2026-12-01T06:30:00+08:00'))
}
/** What is left of the batch of the month, made known to every instance. */
async function stock({ stack: { cloud }, dump }: TestStack, left: number): Promise<void> {
  const { stockShards = [], ...others } = dump()
  const stocked = stockShards.map(shard =>
    shard.ownerId === 'shanze:monthly-cup'
      ? { ...shard, left, total: Number(shard.total) - Number(shard.left) + left }
      : shard,
  )
  await cloud.data.load({ ...others, stockShards: stocked } as never)
}
const setBirthday = (stack: TestStack, monthDay: string) =>
  customerOf(stack).attempt('perk.setBirthday', { commandId: command('birthday'), monthDay })

/** 林青 pays what was missing to 藏山 and has that tier's coupon of the month. */
async function raised(stack: TestStack) {
  const order = await stack.till.pay({ openid: customerOf(stack).openid, fen: 30_000 })
  await stack.sweep()
  return order
}

/**
 * What a tier gives by itself: whichever process dies on the way, the timer gives it once. A new flow of
 * theirs belongs in this list.
 */
cutEveryTrip([
  {
    name: "give the month's coupon to whoever looks first",
    function: 'api',
    repeatsItself: true,
    prepare: async stack => {
      await december(stack)
      return () => customerOf(stack).attempt('member.card', {})
    },
  },
  {
    name: "give the month's coupon by the sweeper",
    function: 'jobs',
    repeatsItself: true,
    prepare: async stack => {
      await december(stack)
      return () => stack.runJobs()
    },
  },
  {
    name: 'wake the members whom a sold-out batch kept waiting',
    function: 'jobs',
    repeatsItself: true,
    prepare: async stack => {
      await december(stack)
      await stock(stack, 0)
      await stack.sweep()
      await othersDoneAt(stack, '2026-12-01T10:05:00+08:00')
      await stock(stack, 10)
      await stack.stack.clock.advance(4 * 3_600_000)
      return () => stack.runJobs()
    },
  },
  {
    name: 'refund what raised a tier that has given a coupon',
    function: 'http',
    repeatsItself: true,
    prepare: async stack => {
      const order = await raised(stack)
      return () => stack.till.refund(order)
    },
  },
  {
    name: 'take back by the sweeper what an undone tier gave',
    function: 'jobs',
    repeatsItself: true,
    prepare: async stack => {
      await stack.till.refund(await raised(stack))
      await stack.stack.clock.advance(30_000)
      return () => stack.runJobs()
    },
  },
  {
    name: 'say a birthday',
    function: 'api',
    prepare: async stack => () => setBirthday(stack, '11-28'),
  },
  {
    name: 'remove a birthday',
    function: 'api',
    prepare: async stack => {
      await setBirthday(stack, '11-28')
      const input = { commandId: command('no-birthday'), monthDay: '11-28' }
      return () => customerOf(stack).attempt('perk.removeBirthday', input)
    },
  },
  {
    name: 'give a birthday gift by the sweeper the day after it was said',
    function: 'jobs',
    repeatsItself: true,
    prepare: async stack => {
      await setBirthday(stack, '11-28')
      const { clock } = stack.stack
      await clock.advance(Date.parse('2026-11-23T06:30:00+08:00') - clock.now())
      return () => stack.runJobs()
    },
  },
])
