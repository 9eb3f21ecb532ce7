import type { MemberDoc } from '@shared/domain/account/types'
import type { TestStack } from '../harness'
import { setRules } from '../points/brand-rules'
import { insertConflictingEntry } from '../points/conflicting-entry'
import { secondManager } from '../points/second-manager'
import { cutEveryTrip } from './cut-every-trip'
import { command, customerOf, dying, payment } from './steps'

/** From the demo's morning past midnight, and no further: later the day's bill would join in. */
const UNTIL_MIDNIGHT_MS = 14 * 3_600_000

/** What the ledger does of its own accord or by a person's hand. A new flow of it belongs in this list. */
cutEveryTrip([
  {
    name: 'settle a payment under caps and factors, by its notice',
    function: 'http',
    repeatsItself: true,
    prepare: async stack => {
      await setRules(stack, brand => ({
        points: {
          ...brand.points,
          // What was earned before was earned under another version of the rule.
          version: brand.points.version + 1,
          maxPerDay: 100,
          maxPerMonth: 120,
          factors: [{ on: 'weekday', weekday: 7, factor: 20_000 }],
        },
      }))
      return () => payment(stack)
    },
  },
  {
    name: 'activate points whose waiting days are over, by the timer',
    function: 'jobs',
    repeatsItself: true,
    prepare: async stack => {
      await setRules(stack, brand => ({ points: { ...brand.points, waitingDays: 1 } }))
      await payment(stack)
      await stack.sweep()
      await stack.stack.clock.advance(UNTIL_MIDNIGHT_MS)
      return () => stack.runJobs()
    },
  },
  {
    name: 'agree to be told before points end',
    function: 'api',
    prepare: async stack => () => consent(stack),
  },
  {
    name: 'tell that points end soon, by the timer',
    function: 'jobs',
    repeatsItself: true,
    prepare: async stack => {
      await setRules(stack, brand => ({
        notices: brand.notices.map(notice => ({ ...notice, daysBefore: 60 })),
      }))
      await consent(stack)
      return () => stack.runJobs()
    },
  },
  {
    name: 'correct points by hand',
    function: 'api',
    prepare: async stack => () => adjust(stack, -120),
  },
  {
    name: 'propose a correction above the limit',
    function: 'api',
    prepare: async stack => () => adjust(stack, 900),
  },
  {
    name: 'approve a correction as the second person',
    function: 'api',
    prepare: async stack => {
      await secondManager(stack)
      await adjust(stack, 900)
      const proposalId = `shanze:${command('adjust')}`
      const word = { commandId: command('decide'), proposalId, approve: true }
      return () => stack.as('openid-luyuan').attempt('adjustment.decide', word)
    },
  },
  {
    name: 'archive a journal, one of whose entries differs from the ledger',
    function: 'jobs',
    repeatsItself: true,
    prepare: async stack => {
      await payment(stack)
      await adjust(stack, 40)
      await insertConflictingEntry(stack, ({ kind }) => kind === 'adjust')
      await stack.stack.clock.advance(21_000)
      return () => stack.runJobs()
    },
  },
  {
    name: 'archive three members and give one held points back, in one run of the timer',
    function: 'jobs',
    repeatsItself: true,
    cutAt: ({ action }) => action !== 'database.getDocument',
    prepare: async stack => {
      const held = {
        action: 'database.modifyDocument',
        collection: 'exchanges',
        mode: 'kill-before' as const,
      }
      const input = { commandId: command('queue'), goodsId: 'shanze:tea-tin', points: 300 }
      await dying(stack, held, () => customerOf(stack).attempt('mall.exchange', input))
      await stack.stack.clock.advance(100_000)
      for (const openid of ['openid-gushan', 'openid-zhouzhou', 'openid-queue']) {
        await stack.till.pay({ openid, fen: 6800 })
      }
      await stack.stack.clock.advance(50_000)
      return () => stack.runJobs()
    },
  },
  {
    name: 'review a tier by the timer',
    function: 'jobs',
    repeatsItself: true,
    prepare: async stack => {
      await lastDayWasYesterday(stack)
      return () => stack.runJobs()
    },
  },
])

/** 林青's tier, sure until yesterday and not earned again: the next look lowers it. */
async function lastDayWasYesterday(stack: TestStack) {
  const dump = stack.dump()
  const members = (dump.members ?? []).map(member => {
    if (member._id !== customerOf(stack).memberId) return member
    return { ...member, tierUntilDay: '2026-11-21', periodGrowth: 0, calendarDueAt: 0 }
  })
  await stack.stack.cloud.data.load({ ...dump, members } as never)
}

function adjust(stack: TestStack, points: number) {
  const members = (stack.dump().members ?? []) as unknown as MemberDoc[]
  const cardNo = members.find(({ _id }) => _id === customerOf(stack).memberId)?.cardNo
  const input = { commandId: command('adjust'), cardNo, points, reason: '活动补分' }
  return stack.as('openid-shenhe').attempt('adjustment.adjust', input)
}

function consent(stack: TestStack) {
  const input = { commandId: command('consent'), templateId: 'demo-points-ending', answer: 'accept' }
  return customerOf(stack).attempt('reminder.consent', input)
}
