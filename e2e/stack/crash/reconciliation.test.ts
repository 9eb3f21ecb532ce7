import type { TestStack } from '../harness'
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
      await planDay(stack)
      return () => stack.runJobs()
    },
  },
])

/** The day is planned and its audit done, which only reads; what is cut is the bill's way. */
async function planDay({ stack, runJobs, dump }: TestStack): Promise<void> {
  const heal = stack.cloud.faults.add({
    function: 'jobs',
    collection: 'checks',
    action: 'database.modifyDocument',
    mode: 'kill-before',
  })
  await runJobs()
  heal()
  const { checks = [], ...others } = dump()
  const audited = checks.map(check =>
    check.kind === 'audit' ? { ...check, state: 'done', dueAt: 8_640_000_000_000_000 } : check,
  )
  await stack.cloud.data.load({ ...others, checks: audited })
}
