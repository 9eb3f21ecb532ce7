import { DAY_MS } from '@shared/domain/calendar/units'
import type { TestStack } from '../harness'
import { cutEveryTrip } from './cut-every-trip'
import { command, customerOf } from './steps'

const managerOf = (stack: TestStack) => stack.as('openid-shenhe')
const card = { page: 'card' as const, params: {} }
const fields = { name: '台卡', place: 'table-card' as const, target: card }
const saved = async (stack: TestStack, over: object = {}) => {
  const input = { commandId: command('made'), ...fields, ...over }
  return (await managerOf(stack).must('link.save', input)).link
}

/** Paths: whichever process dies on the way, one command has one effect, and a visit is one visit. */
cutEveryTrip([
  {
    name: 'make a path',
    function: 'api',
    prepare: async stack => () =>
      managerOf(stack).attempt('link.save', { commandId: command('save'), ...fields }),
  },
  {
    name: 'lead a path to another page',
    function: 'api',
    prepare: async stack => {
      const { linkId, version } = await saved(stack)
      const target = { page: 'pay' as const, params: {} }
      const input = { commandId: command('change'), ...fields, linkId, version, target }
      return () => managerOf(stack).attempt('link.save', input)
    },
  },
  {
    name: 'archive a path',
    function: 'api',
    prepare: async stack => {
      const { linkId, version } = await saved(stack)
      const input = { commandId: command('archive'), linkId, version, archived: true }
      return () => managerOf(stack).attempt('link.archive', input)
    },
  },
  {
    name: 'come by a path and be noted',
    function: 'api',
    prepare: async stack => {
      const { code } = await saved(stack)
      return () => customerOf(stack).attempt('link.resolve', { code, scene: 1047 })
    },
  },
  {
    name: 'make a fresh address by the sweeper before the old one dies',
    function: 'jobs',
    repeatsItself: true,
    prepare: async stack => {
      const { linkId } = await saved(stack, { place: 'sms' })
      await managerOf(stack).must('link.code', { linkId, form: 'url-link' })
      await stack.stack.clock.advance(27 * DAY_MS - 60_000)
      for (let run = 0; run < 3; run += 1) await stack.runJobs()
      await stack.stack.clock.advance(61_000)
      return () => stack.runJobs()
    },
    cutAt: ({ collection }) => collection === 'links',
  },
])
