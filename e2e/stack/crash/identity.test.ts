import { joinWithPhone, memberOf } from '../member/people'
import { cutEveryTrip } from './cut-every-trip'
import { command } from './steps'

const ZHOU = 'openid-zhouzhou'
const OTHER = 'openid-zhouzhou-again'

/** Who is who. A new flow of theirs belongs in this list. */
cutEveryTrip([
  {
    name: 'merge two cards of one person',
    function: 'api',
    prepare: async stack => {
      await joinWithPhone(stack)
      await stack.till.pay({ openid: OTHER, fen: 6800 })
      const input = {
        commandId: command('merge'),
        proof: { by: 'phone', phoneCode: 'dev-phone-zhouzhou' },
      }
      return () => stack.as(OTHER).attempt('member.merge', input)
    },
  },
  {
    name: 'close an account',
    function: 'api',
    prepare: async stack => {
      await joinWithPhone(stack)
      await stack.till.pay({ openid: ZHOU, fen: 6800 })
      const input = { commandId: command('close'), confirm: 'close-my-account' }
      return () => stack.as(ZHOU).attempt('member.close', input)
    },
  },
  {
    name: 'erase by the sweeper what a closing left behind',
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
