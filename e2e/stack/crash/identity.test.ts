import type { TestStack } from '../harness'
import { joinWithPhone, matched, memberOf } from '../member/people'
import { cutEveryTrip } from './cut-every-trip'
import { command } from './steps'

const ZHOU = 'openid-zhouzhou'
const OTHER = 'openid-zhouzhou-again'

async function seenBoth(stack: TestStack): Promise<string> {
  const seen = await matched(stack, OTHER)
  if (!seen.ok) throw new Error(`the other card was not found: ${seen.code}`)
  return seen.data.ticket
}

/** Who is who. A new flow of theirs belongs in this list. */
cutEveryTrip([
  {
    name: 'merge two cards of one person',
    function: 'api',
    prepare: async stack => {
      await joinWithPhone(stack)
      await stack.till.pay({ openid: OTHER, fen: 6800 })
      let ticket = await seenBoth(stack)
      const agree = () => stack.as(OTHER).attempt('member.merge', { commandId: command('merge'), ticket })
      return async () => {
        const outcome = await agree()
        if (!outcome.ok || !/PROOF_EXPIRED/.test(JSON.stringify(outcome.result))) return outcome
        // As the page does when the person took too long.
        ticket = await seenBoth(stack)
        return agree()
      }
    },
  },
  {
    name: 'close an account',
    function: 'api',
    prepare: async stack => {
      await joinWithPhone(stack)
      const { orderId } = await stack.till.pay({ openid: ZHOU, fen: 6800 })
      await stack.as(ZHOU).must('gift.take', { commandId: command('gift-before'), orderId, index: 0 })
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
      const { cloud, clock } = stack.stack
      const heal = cloud.faults.add({ function: 'api', collection: 'identities', mode: 'kill-before' })
      const input = { commandId: command('close'), confirm: 'close-my-account' }
      await stack.as(ZHOU).attempt('member.close', input)
      heal()
      if (!memberOf(stack, ZHOU).erasing) throw new Error('the closing should have died half way')
      await clock.advance(30_000)
      return () => stack.runJobs()
    },
  },
])
