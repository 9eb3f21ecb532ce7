import { computerAt } from '../../../local/computer'
import { BRAND_ID } from '../../../local/demo'
import type { TestStack } from '../harness'
import { cutEveryTrip } from './cut-every-trip'
import { command } from './steps'

const STORE = 'shanze:yunqi'
const managerOf = (stack: TestStack) => stack.as('openid-shenhe')
const ownerOf = (stack: TestStack) => stack.as('openid-liangruogu')
const guestOf = (stack: TestStack) => stack.as('openid-gushan')
const computerOf = ({ stack: { url } }: TestStack) => computerAt(url, BRAND_ID)

const invitation = { role: 'clerk' as const, stores: [STORE], minutes: 10 }
const invited = (stack: TestStack, over: object = {}) =>
  ownerOf(stack).must('staff.invite', { commandId: command('invite-before'), ...invitation, ...over })

/** The handle of a colleague, and the version a page would show. */
async function colleague(stack: TestStack, name: string) {
  const { people } = await ownerOf(stack).must('staff.list', {})
  const found = people.find(person => person.name === name)
  if (!found) throw new Error(`${name} is not of the staff`)
  return { staffId: found.staffId, version: found.version }
}

/** A ticket that the manager's phone has opened. */
async function opened(stack: TestStack) {
  const computer = computerOf(stack)
  const { ticket, match: number } = await computer.ask()
  await managerOf(stack).must('login.open', { ticket })
  return { computer, ticket, number }
}

async function loggedIn(stack: TestStack) {
  const { computer, ticket, number } = await opened(stack)
  await managerOf(stack).must('login.confirm', { ticket, number })
  await computer.poll(ticket)
  const { sessions } = await managerOf(stack).must('login.sessions', {})
  return sessions[0]?.sessionId ?? ''
}

/** Staff and their computers: whichever process dies on the way, one command has one effect. */
cutEveryTrip([
  {
    name: 'confirm a computer by its number',
    function: 'api',
    prepare: async stack => {
      const { computer, ticket, number } = await opened(stack)
      return async () => {
        const answer = await managerOf(stack).attempt('login.confirm', { ticket, number })
        await computer.poll(ticket)
        return answer
      }
    },
  },
  {
    name: 'end a computer',
    function: 'api',
    prepare: async stack => {
      const sessionId = await loggedIn(stack)
      return () => managerOf(stack).attempt('login.end', { sessionId })
    },
  },
  {
    name: 'invite a person in place of another invitation',
    function: 'api',
    prepare: async stack => {
      const { invitationId } = await invited(stack)
      const input = { commandId: command('invite'), ...invitation, replaces: invitationId }
      return () => ownerOf(stack).attempt('staff.invite', input)
    },
  },
  {
    name: 'take an invitation',
    function: 'api',
    prepare: async stack => {
      const { code } = await invited(stack)
      return () => guestOf(stack).attempt('staff.accept', { code, name: '顾山' })
    },
  },
  {
    name: 'give a colleague another role, whose computer ends',
    function: 'api',
    prepare: async stack => {
      await loggedIn(stack)
      const input = { commandId: command('change'), ...(await colleague(stack, '沈禾')), ...invitation }
      const { minutes: _minutes, ...change } = input
      return () => ownerOf(stack).attempt('staff.change', change)
    },
  },
  {
    name: 'take an owner out of the staff',
    function: 'api',
    prepare: async stack => {
      const { code } = await invited(stack, { role: 'owner', stores: [] })
      await guestOf(stack).must('staff.accept', { code, name: '顾山' })
      const input = { commandId: command('remove'), ...(await colleague(stack, '顾山')) }
      return () => ownerOf(stack).attempt('staff.remove', input)
    },
  },
])
