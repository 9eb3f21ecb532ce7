import { NEVER } from '@shared/domain/due'
import { APPID } from '../../../local/demo'
import type { Doc, TestStack } from '../harness'
import { sendTicket } from '../receipt/till'
import { differences, nextMorning, refundByHand } from '../reconciliation/next-morning'
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
  {
    name: 'audit a brand by pages',
    function: 'jobs',
    repeatsItself: true,
    // The pages are only read; `reconciliation/audit.test.ts` kills it at those trips too.
    cutAt: ({ collection }) => collection === 'checks',
    prepare: async stack => {
      await payment(stack)
      await stack.sweep()
      await dueAudit(stack)
      return () => stack.runJobs()
    },
  },
  {
    name: 'place a payment of another amount by what was really paid',
    function: 'api',
    prepare: async stack => {
      const inboxId = await unmatched(stack)
      const input = { inboxId, decision: 'accept-amount' }
      return () => stack.as('openid-shenhe').attempt('reconciliation.decideInbox', input)
    },
  },
  {
    name: 'close a statement that fits no order',
    function: 'api',
    prepare: async stack => {
      const inboxId = await unmatched(stack)
      const input = { inboxId, decision: 'done', note: '已在商户平台退款' }
      return () => stack.as('openid-shenhe').attempt('reconciliation.decideInbox', input)
    },
  },
  {
    name: 'ask WeChat Pay again about a difference, by a person',
    function: 'api',
    // The sweeper queries as well, later.
    repeatsItself: true,
    prepare: async stack => {
      const differenceId = await differenceLeftOpen(stack)
      return () => stack.as('openid-shenhe').attempt('reconciliation.replay', { differenceId })
    },
  },
  {
    name: 'ask WeChat Pay again about a difference, by the sweeper',
    function: 'jobs',
    repeatsItself: true,
    prepare: async stack => {
      await differenceLeftOpen(stack)
      await stack.stack.clock.advance(600_000)
      return () => stack.runJobs()
    },
  },
  {
    name: 'plan the day',
    function: 'jobs',
    repeatsItself: true,
    // An instance puts a brand off that it failed to plan.
    alwaysCold: true,
    // The bill's own way is cut above, and the audit only reads.
    cutAt: ({ collection, action }) =>
      collection === 'checks' || (collection === 'members' && action === 'database.modifyDocument'),
    prepare: async stack => {
      await payment(stack)
      await stack.sweep()
      await nextMorning(stack)
      return () => stack.runJobs()
    },
  },
  {
    name: 'fetch a bill again that was given up',
    function: 'api',
    prepare: async stack => {
      await payment(stack)
      await stack.sweep()
      await nextMorning(stack)
      await planDay(stack)
      const { checks = [], ...others } = stack.dump()
      const outOfTries = checks.map(check =>
        check.kind === 'bill' && check.state === 'due'
          ? { ...check, state: 'given-up', tries: 24, dueAt: NEVER }
          : check,
      )
      await stack.stack.cloud.data.load({ ...others, checks: outOfTries } as never)
      const input = { mchid: '1900000109', day: '2026-11-22' }
      return () => stack.as('openid-shenhe').attempt('reconciliation.recheck', input)
    },
  },
])

/** A till announces 68 yuan and takes 65 under the same number; the id of what is kept of it. */
async function unmatched(stack: TestStack): Promise<string> {
  const [mchid, outTradeNo] = ['1900000109', 'TILL20261122A1']
  await sendTicket(stack, { kind: 'basket', mchid, outTradeNo, amountFen: 6_800, lines: [] })
  const payment = { mchid, appid: APPID, openid: 'openid-linqing', amountFen: 6_500, outTradeNo }
  await stack.stack.pay.sim().till.pay(payment)
  await stack.stack.pay.quiet()
  await stack.sweep()
  const [row] = stack.dump().inbox ?? []
  if (!row) throw new Error('nothing was kept of a payment that fits no order')
  return row._id
}

/** A refund made by hand was found in the bill, and WeChat Pay could not be asked about it yet. */
async function differenceLeftOpen(stack: TestStack): Promise<string> {
  const order = await payment(stack)
  await refundByHand(stack, order.outTradeNo, 3000)
  await stack.sweep()
  await nextMorning(stack)
  await planDay(stack)
  // Two requests fetch the bill; what comes after them is asking about the difference.
  const heal = stack.stack.pay.lose({ what: 'question', from: 3, times: 99 })
  await stack.runJobs()
  heal()
  const [difference] = differences(stack)
  if (difference?.state !== 'open') throw new Error('the difference should be open')
  return difference._id
}

/**
 * The day's audit is due, and no other check. With few batches every step still has a page, and the trips are
 * few.
 */
async function dueAudit({ stack, dump }: TestStack): Promise<void> {
  const { checks = [], ...others } = withFewBatches(dump())
  const now = stack.clock.now()
  const audits = checks.filter(({ kind }) => kind === 'audit').slice(0, 1)
  const due = audits.map(audit => {
    const begun = { state: 'due', tries: 0, turn: null, progress: null, dueAt: now, liability: null }
    return { ...audit, ...begun, broken: [] }
  })
  await stack.cloud.data.load({ ...others, checks: due } as never)
}

/** What the campaign and the tiers give, which has to be kept, and no batch that is only claimed. */
const KEPT = ['cold-brew', 'monthly-cup', 'monthly-tasting'].map(code => `shanze:${code}`)

function withFewBatches(documents: Record<string, Doc[]>): Record<string, Doc[]> {
  const isKept = ({ batchId }: Doc) => KEPT.includes(String(batchId))
  const { batches = [], stockShards = [], coupons = [], couponNumbers = [] } = documents
  const { exchanges = [] } = documents
  const keptCoupons = coupons.filter(isKept)
  return {
    ...documents,
    batches: batches.filter(({ _id }) => isKept({ _id, batchId: _id })),
    stockShards: stockShards.filter(
      ({ _id, ownerId }) =>
        KEPT.includes(String(ownerId)) || exchanges.some(({ shardId }) => shardId === _id),
    ),
    coupons: keptCoupons,
    couponNumbers: couponNumbers.filter(({ couponId }) => keptCoupons.some(({ _id }) => _id === couponId)),
  }
}

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
    check.kind === 'audit' ? { ...check, state: 'done', dueAt: NEVER } : check,
  )
  await stack.cloud.data.load({ ...others, checks: audited })
}
