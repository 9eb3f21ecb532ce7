import type { TestStack } from '../harness'
import { joinWithPhone, matched, memberOf, merge } from '../member/people'
import { clerkOf, scanned } from '../stored/clerk-scans'
import { cutEveryTrip } from './cut-every-trip'
import { command, dying } from './steps'

const ZHOU = 'openid-zhouzhou'
const OTHER = 'openid-zhouzhou-again'

async function seenBoth(stack: TestStack): Promise<string> {
  const seen = await matched(stack, OTHER)
  if (!seen.ok) throw new Error(`the other card was not found: ${seen.code}`)
  return seen.data.permit
}

/** The older card into the one her number identifies. */
async function mergeOf(stack: TestStack) {
  let permit = await seenBoth(stack)
  const agree = () => stack.as(OTHER).attempt('member.merge', { commandId: command('merge'), permit })
  return async () => {
    const outcome = await agree()
    if (!outcome.ok || !/PROOF_EXPIRED/.test(JSON.stringify(outcome.result))) return outcome
    // As the page does when the person took too long.
    permit = await seenBoth(stack)
    return agree()
  }
}

/** Comes with 周舟's number and is another person as far as WeChat knows. */
const STRANGER = 'openid-with-her-number'

async function askedBy(stack: TestStack, openid: string): Promise<string> {
  if (!memberOf(stack, ZHOU)) await joinWithPhone(stack)
  const proof = { by: 'phone' as const, phoneCode: 'dev-phone-zhouzhou' }
  return (await stack.as(openid).must('member.match', { proof })).permit
}

async function waitingMerge(stack: TestStack): Promise<void> {
  const permit = await askedBy(stack, STRANGER)
  const answer = await stack.as(STRANGER).must('member.merge', { commandId: command('ask'), permit })
  if (answer.kind !== 'waiting') throw new Error('the merge should wait')
}

/** Who is who. A new flow of theirs belongs in this list. */
cutEveryTrip([
  {
    name: 'merge two cards of one person',
    function: 'api',
    cutTwice: true,
    prepare: async stack => {
      await joinWithPhone(stack)
      await stack.till.pay({ openid: OTHER, fen: 6800 })
      return mergeOf(stack)
    },
  },
  {
    name: 'merge two cards with stored value on both',
    function: 'api',
    prepare: async stack => {
      await joinWithPhone(stack)
      await joinWithPhone(stack, OTHER, 'dev-phone-stranger')
      for (const openid of [ZHOU, OTHER]) {
        const input = { ...(await scanned(stack, openid)), commandId: command(`top-up-${openid}`) }
        await clerkOf(stack).must('storedValue.topUp', { ...input, amountFen: 50_000 })
      }
      return mergeOf(stack)
    },
  },
  {
    name: 'claim a coupon with a card that was merged',
    function: 'api',
    prepare: async stack => {
      await joinWithPhone(stack)
      await merge(stack, OTHER)
      const input = { commandId: command('claim-merged'), batchId: 'shanze:autumn' }
      return () => stack.as(OTHER).attempt('coupon.claim', input)
    },
  },
  {
    name: 'ask to merge by the number of a card in use',
    function: 'api',
    prepare: async stack => {
      const permit = await askedBy(stack, STRANGER)
      const input = { commandId: command('ask-to-merge'), permit }
      return () => stack.as(STRANGER).attempt('member.merge', input)
    },
  },
  {
    name: 'stop a merge that waits',
    function: 'api',
    prepare: async stack => {
      await waitingMerge(stack)
      const requestId = memberOf(stack, ZHOU).mergeRequest?.id ?? ''
      return () => stack.as(ZHOU).attempt('member.stopMerge', { commandId: command('stop'), requestId })
    },
  },
  {
    name: 'carry out by the sweeper a merge that waited',
    function: 'jobs',
    repeatsItself: true,
    prepare: async stack => {
      await joinWithPhone(stack, STRANGER, 'dev-phone-stranger', 'union-of-the-stranger')
      await waitingMerge(stack)
      // What two days bring besides is done before, so that the run that is cut carries out the merge alone.
      const { dueAt = 0 } = memberOf(stack, ZHOU).mergeRequest ?? {}
      await stack.stack.clock.set(dueAt - 60_000)
      for (let run = 0; run < 4; run += 1) await stack.runJobs()
      await stack.stack.clock.advance(60_000)
      return () => stack.runJobs()
    },
  },
  {
    name: 'replace the phone number of a card',
    function: 'api',
    prepare: async stack => {
      await joinWithPhone(stack)
      const input = { commandId: command('new-number'), phoneCode: 'dev-phone-stranger' }
      return () => stack.as(ZHOU).attempt('member.setPhone', input)
    },
  },
  {
    name: 'take the phone number off a card',
    function: 'api',
    prepare: async stack => {
      await joinWithPhone(stack)
      const input = { commandId: command('no-number'), tail: '1001' }
      return () => stack.as(ZHOU).attempt('member.removePhone', input)
    },
  },
  {
    name: 'give a name',
    function: 'api',
    prepare: async stack => {
      await joinWithPhone(stack)
      const input = { commandId: command('name'), field: 'name' as const, text: '周舟' }
      return () => stack.as(ZHOU).attempt('member.saveProfile', input)
    },
  },
  {
    name: 'remove an address',
    function: 'api',
    prepare: async stack => {
      await joinWithPhone(stack)
      const address = { field: 'address' as const, text: '湖滨路 2 号' }
      await stack.as(ZHOU).must('member.saveProfile', { commandId: command('address'), ...address })
      const input = { commandId: command('no-address'), field: 'address' as const }
      return () => stack.as(ZHOU).attempt('member.removeProfile', input)
    },
  },
  {
    name: 'join with a phone number',
    function: 'api',
    prepare: async stack => {
      const consent = '2026-09'
      const input = { commandId: command('join'), consent, phoneCode: 'dev-phone-zhouzhou' }
      return () => stack.as(ZHOU).attempt('member.join', input)
    },
  },
  {
    name: 'close an account',
    function: 'api',
    prepare: async stack => {
      await joinWithPhone(stack)
      const { orderId } = await stack.till.pay({ openid: ZHOU, fen: 6800 })
      await stack.as(ZHOU).must('coupon.takeGift', { commandId: command('gift-before'), orderId, index: 0 })
      const input = { commandId: command('close'), confirm: 'close-my-account' }
      return () => stack.as(ZHOU).attempt('member.close', input)
    },
  },
  {
    name: 'finish by the sweeper what a closing left behind',
    function: 'jobs',
    repeatsItself: true,
    prepare: async stack => {
      await joinWithPhone(stack)
      await stack.sweep()
      const input = { commandId: command('close'), confirm: 'close-my-account' }
      await dying(stack, { collection: 'identities', mode: 'kill-before' }, () =>
        stack.as(ZHOU).attempt('member.close', input),
      )
      if (!memberOf(stack, ZHOU).erasing) throw new Error('the closing should have died half way')
      await stack.stack.clock.advance(30_000)
      return () => stack.runJobs()
    },
  },
])
